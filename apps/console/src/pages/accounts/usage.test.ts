import { expect, test } from 'vitest';
import { barsOf, tableOf } from './usage.ts';

const usage = [
  { day: '2026-11-02', by: 'b', requests: 2, points: 20 },
  { day: '2026-11-01', by: 'a', requests: 1, points: 10 },
  { day: '2026-11-02', by: 'a', requests: 3, points: 30 },
];
const names = new Map([['a', 'dashboard']]);

test('usage is bars by day and key, under the names that are known', () => {
  expect(barsOf(usage, names, 'points').map(({ name, value }) => [name, value])).toEqual([
    ['b', 20],
    ['dashboard', 10],
    ['dashboard', 30],
  ]);
});

test('usage is a row a day, with nothing for a key that asked nothing', () => {
  expect(tableOf(usage, names, 'requests')).toEqual({
    columns: ['Day (UTC)', 'b', 'dashboard'],
    rows: [
      ['2026-11-01', 0, 1],
      ['2026-11-02', 2, 3],
    ],
  });
});
