import { expect, test } from 'vitest';
import { findFrame, listBusiest, readFrames } from './frames.ts';

const status = { labels: ['PUBLISHED', 'BELOW_MINIMUM'], codes: [0, 0, 1, 0, 0, 0] };
const columns = {
  length: 6,
  area: { labels: ['a', 'b'], codes: [0, 0, 0, 1, 1, 1] },
  time: {
    labels: ['2026-10-25T01:00:00+01:00', '2026-10-25T01:00:00+00:00', '2026-10-25T02:00:00+00:00'],
    codes: [0, 1, 2, 0, 1, 2],
  },
  value: [10, 20, null, 30, 40, 50],
  lower: [5, 15, null, 25, 35, 45],
  upper: [15, 25, null, 35, 45, 55],
  status,
  grade: { labels: ['A', 'B', 'C', 'D'], codes: [2, 2, -1, 1, 1, 0] },
};
const frames = readFrames(columns);

test('an answer becomes one frame a bucket, and the repeated hour two', () => {
  expect(frames.map(({ at }) => at)).toEqual(columns.time.labels);
  expect(frames[1]?.estimates.get('a')).toEqual({ value: 20, lower: 15, upper: 25, grade: 'C', status: 'PUBLISHED' });
  expect(frames[2]?.estimates.get('a')).toEqual({ value: null, lower: null, upper: null, grade: null, status: 'BELOW_MINIMUM' });
});

test('a link finds its frame, and no name or another day the busiest', () => {
  expect(findFrame(frames, '2026-10-25T01:00:00+01:00')).toBe(0);
  expect(findFrame(frames, '2026-10-26T01:00:00+00:00')).toBe(1);
  expect(findFrame(frames, undefined)).toBe(1);
  expect(findFrame([], undefined)).toBe(0);
});

test('the busiest are the published ones, the largest first', () => {
  const [, , last = frames[0]] = frames;
  expect(last && listBusiest(last, 5).map(([area]) => area)).toEqual(['b']);
  expect(frames[0] && listBusiest(frames[0], 1).map(([area]) => area)).toEqual(['b']);
});

test('an answer without a column that was asked for is refused', () => {
  expect(() => readFrames({ ...columns, time: null })).toThrow('lacks a column');
});
