import { expect, expectTypeOf, test } from 'vitest';
import { unpackLabels, unpackRows } from './columns.ts';

const area = { labels: ['london:soho', 'london:bank'], codes: [0, 0, 1] };

test('labels are looked up, -1 is none', () => {
  expect(unpackLabels({ labels: ['A', 'B'], codes: [1, -1, 0] })).toEqual(['B', null, 'A']);
});

test('columns become rows', () => {
  const rows = unpackRows({ area, value: [10, null, 25], gender: null });
  expect(rows).toEqual([
    { area: 'london:soho', value: 10, gender: null },
    { area: 'london:soho', value: null, gender: null },
    { area: 'london:bank', value: 25, gender: null },
  ]);
  expectTypeOf(rows[0]?.value).toEqualTypeOf<number | null | undefined>();
  expectTypeOf(rows[0]?.area).toEqualTypeOf<string | null | undefined>();
});

test('no columns are no rows, and columns of two lengths are refused', () => {
  expect(unpackRows({})).toEqual([]);
  expect(() => unpackRows({ area, value: [1] })).toThrow('area has 3 rows, value has 1');
});
