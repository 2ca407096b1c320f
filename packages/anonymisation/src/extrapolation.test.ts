import { DEMO_LEAVES, UNKNOWN_LEAF } from '@passerby/domain/demo';
import { expect, test } from 'vitest';
import { deriveFactors, factorsOfShare } from './extrapolation.ts';
import type { LeafCount } from './extrapolation.ts';

const period = '2026-11-02';
const known = DEMO_LEAVES.filter((leaf) => leaf !== UNKNOWN_LEAF);
const census = known.map(({ ageBand, gender }) => ({ ageBand, gender, count: 1000 }));

const withCounts = (counts: readonly number[]): readonly LeafCount[] =>
  DEMO_LEAVES.map(({ ageBand, gender }, index) => ({ ageBand, gender, count: counts[index] ?? 250 }));

function factorsOf(counts: readonly number[], people: readonly LeafCount[] = census): readonly number[] {
  return deriveFactors({ period, census: people, residents: withCounts(counts) }).map(({ factor }) => factor);
}

test('census over residents by leaf; UNKNOWN is the market total', () => {
  const factors = deriveFactors({ period, census, residents: withCounts([200, 500]) });
  expect(factors.slice(0, 3).map(({ factor }) => factor)).toEqual([5, 2, 4]);
  // 14,000 people over 200 + 500 + 13 x 250 devices, the unknown ones among them.
  expect(factors.at(-1)).toEqual({ period, ageBand: 'unknown', gender: 'unknown', factor: 3.544304, source: 'CENSUS' });
  expect(factors).toHaveLength(15);
});

test('the census of several districts adds up', () => {
  const halves = [...census, ...census].map(({ ageBand, gender }) => ({ ageBand, gender, count: 500 }));
  expect(factorsOf([200], halves)).toEqual(factorsOf([200]));
});

test('clamped to 1 and to twice the median; nobody or a negative noisy count takes the upper clamp', () => {
  expect(factorsOf([2000, 10, 0, -30]).slice(0, 5)).toEqual([1, 8, 8, 8, 4]);
});

test('the median of fourteen is the mean of the two in the middle', () => {
  // Seven leaves at 2 and six at 4 beside the one without residents: median 3, clamp 6.
  expect(factorsOf([0, ...Array.from({ length: 7 }, () => 500)])[0]).toBe(6);
});

test('no factors without a census, or when half of the leaves have no residents', () => {
  expect(factorsOf([200], [])).toEqual([]);
  expect(factorsOf(Array.from({ length: 7 }, () => 0))).toEqual([]);
  expect(factorsOf(Array.from({ length: 6 }, () => 0))).toHaveLength(15);
});

test('the first period rests on the market share, never below one person a device', () => {
  expect(factorsOfShare('2026-10-05', 0.25)).toHaveLength(15);
  expect(new Set(factorsOfShare('2026-10-05', 0.3).map(({ factor }) => factor))).toEqual(new Set([3.333333]));
  expect(factorsOfShare('2026-10-05', 1)[0]).toMatchObject({ factor: 1, source: 'OPERATOR_SHARE' });
});
