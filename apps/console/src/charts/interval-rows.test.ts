import { expect, test } from 'vitest';
import { splitRows } from './interval-rows.ts';

test('a withheld figure is no row of the chart but a mark, never a zero', () => {
  const place = { group: 'a', series: 'b', facet: '' };
  const { shown, withheld } = splitRows([
    { ...place, estimate: { value: 0, lower: 0, upper: 5, status: 'PUBLISHED' } },
    { ...place, estimate: { value: 7, status: 'PUBLISHED' } },
    { ...place, estimate: { value: null, lower: null, upper: null, status: 'IMPRECISE' } },
  ]);
  expect(shown).toEqual([
    { ...place, value: 0, lower: 0, upper: 5 },
    { ...place, value: 7, lower: 7, upper: 7 },
  ]);
  expect(withheld).toHaveLength(1);
});
