import { expect, test } from 'vitest';
import { describeWithheld } from './withheld.ts';

const withheld = (status: 'BELOW_MINIMUM' | 'IMPRECISE') => ({ value: null, lower: null, upper: null, status });

test('withheld figures are counted by their reason; text and published figures are not', () => {
  const published = { value: 5, lower: 0, upper: 10, status: 'PUBLISHED' as const };
  const rows = [
    ['a', withheld('IMPRECISE'), published],
    ['b', withheld('BELOW_MINIMUM'), withheld('IMPRECISE')],
  ];
  expect(describeWithheld({ columns: ['place', 'one', 'two'], rows })).toBe('1 group too small, 2 too imprecise');
  expect(describeWithheld({ columns: ['place', 'one'], rows: [['a', published]] })).toBeUndefined();
});
