import { DEMO_LEAVES, UNKNOWN_LEAF } from '@passerby/domain/demo';
import { FAMILY_NAMES } from '@passerby/domain/family';
import { describe, expect, test } from 'vitest';
import { bindFactors, weightingOf } from './weight.ts';
import type { ExtrapolationFactor } from '../extrapolation.ts';

const [young, next] = [
  { ageBand: '16-24', gender: 'female' },
  { ageBand: '25-34', gender: 'female' },
] as const;
const later = { periods: ['2026-11-02'], weighting: 'LEAF', leaves: [young, next] } as const;

function factorOf(
  leaf: Pick<ExtrapolationFactor, 'ageBand' | 'gender'>,
  factor: number,
  period = '2026-11-02',
): ExtrapolationFactor {
  return { period, ...leaf, factor, source: 'CENSUS' };
}

describe('weights (rule 7)', () => {
  test('families by leaf, by total, and those that have no factors: ages alone, foreign SIMs', () => {
    const byWeighting = Map.groupBy(FAMILY_NAMES, weightingOf);
    expect(byWeighting.get('NONE')).toEqual(['dwell-site-week-daypart', 'roamers-district-day']);
    expect(byWeighting.get('TOTAL')).toContain('presence-zone-hour');
    expect(byWeighting.get('LEAF')).toContain('residents-zone-period-demo');
  });

  test('a period without factors is refused by name, whatever others have', () => {
    expect(() => bindFactors([], later)).toThrow(
      /no factors to people for the period 2026-11-02: its releases carry none.*sealed before factors.*ask for DEVICES/,
    );
    const both = [factorOf(young, 2), factorOf(next, 3)];
    expect(() => bindFactors(both, { ...later, periods: ['2026-11-02', '2026-11-30'] })).toThrow(/2026-11-30/);
  });

  test('every leaf needs its factor: one is not enough', () => {
    expect(() => bindFactors([factorOf(young, 2)], later)).toThrow(/no factors/);
    const factors = bindFactors([factorOf(young, 2), factorOf(next, 3)], later);
    expect([factors('2026-11-02', young), factors('2026-11-02', next)]).toEqual([2, 3]);
    expect(() => factors('2026-11-30', young)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  test('a table without demographics takes the total, which is the factor of the unknown leaf', () => {
    const total = bindFactors([factorOf(UNKNOWN_LEAF, 5)], { ...later, weighting: 'TOTAL', leaves: DEMO_LEAVES });
    expect(total('2026-11-02', young)).toBe(5);
    expect(() => bindFactors([factorOf(young, 2)], { ...later, weighting: 'TOTAL' })).toThrow(/no factors/);
    expect(() => bindFactors([], { ...later, weighting: 'NONE' })).toThrow(/ask for DEVICES/);
  });

  test('a factor below one, or that is no number, is refused by name; one itself is not', () => {
    expect(() => bindFactors([factorOf(young, 0.99)], later)).toThrow('The factor of 2026-11-02, 16-24, female is 0.99');
    expect(() => bindFactors([factorOf(young, Number.POSITIVE_INFINITY)], later)).toThrow(/Infinity/);
    expect(() => bindFactors([factorOf(young, Number.NaN)], later)).toThrow(/NaN/);
    expect(bindFactors([factorOf(young, 1), factorOf(next, 1)], later)('2026-11-02', next)).toBe(1);
  });
});
