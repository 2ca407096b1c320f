import { expect, test } from 'vitest';
import { toCellSums } from './cell-sums.ts';

const labels = new Map([
  ['area_id', ['a', 'b']],
  ['day', ['2026-10-05', '2026-10-06']],
] as const);
const plan = { family: 'visitors-zone-day', groupBy: ['day', 'area_id'] } as const;

test('rows that the engine gave in another order come in that of the domain, keys in that of the plan', () => {
  const columns = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [30, 20, 10],
    [1, 1, 1],
  ];
  expect(toCellSums(columns, { plan, labels, variances: [[5, 2]] })).toEqual([
    { key: ['2026-10-05', 'a'], sum: 10, cells: 1, variance: 2.5 },
    { key: ['2026-10-06', 'a'], sum: 20, cells: 1, variance: 2.5 },
    { key: ['2026-10-05', 'b'], sum: 30, cells: 1, variance: 2.5 },
  ]);
});

test('parts of a group with different sigma2 are added up, each with its own', () => {
  const columns = [
    [0, 0, 1],
    [0, 0, 0],
    [0, 1, 1],
    [10, 5, 7],
    [2, 1, 1],
  ];
  expect(
    toCellSums(columns, {
      plan,
      labels,
      variances: [
        [4, 1],
        [100, 1],
      ],
    }),
  ).toEqual([
    { key: ['2026-10-05', 'a'], sum: 15, cells: 3, variance: 2 * 4 + 100 },
    { key: ['2026-10-05', 'b'], sum: 7, cells: 1, variance: 100 },
  ]);
});

test('no rows are no sums', () => {
  expect(toCellSums([], { plan, labels, variances: [[1, 1]] })).toEqual([]);
});
