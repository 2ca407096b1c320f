import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Status } from '../published.ts';
import { suppressComplements } from './complementary-suppression.ts';
import type { MarginMember } from './complementary-suppression.ts';

const minimum = 15;
const largest = 60;

function memberOf(count: number): MarginMember {
  const status = count < minimum ? 'BELOW_MINIMUM' : count < largest ? 'IMPRECISE' : 'PUBLISHED';
  return { status, count, minimum, largestImprecise: largest };
}

/** Parts and their total as the last member, all statuses by rules 4 and 5 alone. */
function tableOf(counts: readonly number[]): readonly MarginMember[] {
  return [...counts, counts.reduce((sum, count) => sum + count, 0)].map(memberOf);
}

function suppress(counts: readonly number[]): readonly Status[] {
  return suppressComplements(tableOf(counts), [{ total: counts.length, parts: counts.map((_, index) => index) }]);
}

describe('complementary suppression', () => {
  test('a single hidden part takes the smallest visible one with it, with the same status', () => {
    expect(suppress([8, 200, 90, 400])).toEqual(['BELOW_MINIMUM', 'PUBLISHED', 'BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED']);
  });

  test('two hidden parts that leave room for K each stay as they are', () => {
    expect(suppress([8, 9, 90, 400])).toEqual(['BELOW_MINIMUM', 'BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
  });

  test('two hidden parts that add up to less than K take a third', () => {
    expect(suppress([3, 4, 90, 400])).toEqual(['BELOW_MINIMUM', 'BELOW_MINIMUM', 'BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED']);
  });

  test('a hidden part below zero is not given away by its negative remainder', () => {
    expect(suppress([-20, 90, 400])).toEqual(['BELOW_MINIMUM', 'BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED']);
  });

  test('with one part the total goes too', () => {
    expect(suppress([8])).toEqual(['BELOW_MINIMUM', 'BELOW_MINIMUM']);
  });

  test('a part that the release does not cover hides nothing behind it: it adds nothing to the total', () => {
    const uncovered: MarginMember = { status: 'NOT_COVERED', count: 0, minimum: 0, largestImprecise: 0 };
    const margins = [{ total: 4, parts: [0, 1, 2, 3] }];
    const members = [...[8, 200, 90].map(memberOf), uncovered, memberOf(298)];
    expect(suppressComplements(members, margins)).toEqual([
      'BELOW_MINIMUM',
      'PUBLISHED',
      'BELOW_MINIMUM',
      'NOT_COVERED',
      'PUBLISHED',
    ]);
    const withoutTotal = [...[8, 200, 90].map(memberOf), uncovered, uncovered];
    expect(suppressComplements(withoutTotal, margins).slice(0, 3)).toEqual(['BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED']);
  });

  test('nothing hidden, nothing added', () => {
    expect(suppress([100, 200])).toEqual(['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
    expect(suppressComplements(tableOf([8, 100]), [])).toEqual(['BELOW_MINIMUM', 'PUBLISHED', 'PUBLISHED']);
  });

  test('margins that cross are refused, for each alone would look protected', () => {
    const table = [8, 200, 90, 400].map(memberOf);
    const rows = [{ total: 4, parts: [0, 1] }];
    const columns = [{ total: 5, parts: [0, 2] }];
    const members = [...table, memberOf(208), memberOf(98)];
    expect(suppressComplements(members, rows)).toHaveLength(6);
    expect(() => suppressComplements(members, [...rows, ...columns])).toThrow(/two margins/);
    expect(() => suppressComplements(table, [{ total: 0, parts: [0, 1] }])).toThrow(/two margins/);
  });

  test('2,000 random tables: what a reader derives of a hidden part covers [0, K)', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: -40, max: 80 }), fc.integer({ min: 60, max: 3000 })), {
      minLength: 2,
      maxLength: 15,
    });
    fc.assert(
      fc.property(counts, (list) => {
        const statuses = suppress(list);
        const total = list.reduce((sum, count) => sum + count, 0);
        if (statuses[list.length] !== 'PUBLISHED') return;
        for (const index of list.keys()) {
          if (statuses[index] !== 'BELOW_MINIMUM') continue;
          const [lower, upper] = deriveNaively(list, statuses, { index, total });
          expect(lower).toBeLessThanOrEqual(0);
          expect(upper).toBeGreaterThanOrEqual(minimum);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the check above can fail: without the rule, tables give hidden parts away', () => {
    const list = [8, 200, 90];
    const [lower, upper] = deriveNaively(
      list,
      list.map((count) => memberOf(count).status),
      { index: 0, total: 298 },
    );
    expect([lower, upper]).toEqual([8, 8]);
  });

  test('never shows what rules 4 and 5 hid', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 300 }), { minLength: 1, maxLength: 8 }), (list) => {
        const before = tableOf(list);
        const changed = suppress(list).filter((status, index) => status !== before[index]?.status);
        expect(changed.every((status) => status === 'BELOW_MINIMUM')).toBe(true);
      }),
    );
  });
});

/** The reader: total minus visible parts, hidden others anywhere in what their status allows and at least 0. */
function deriveNaively(
  counts: readonly number[],
  statuses: readonly Status[],
  { index, total }: { readonly index: number; readonly total: number },
): readonly [lower: number, upper: number] {
  let [lower, upper] = [total, total];
  for (const [other, count] of counts.entries()) {
    if (other === index) continue;
    const status = statuses[other];
    lower -= status === 'PUBLISHED' ? count : status === 'IMPRECISE' ? largest : Number.POSITIVE_INFINITY;
    upper -= status === 'PUBLISHED' ? count : status === 'IMPRECISE' ? minimum : 0;
  }
  return [lower, upper];
}
