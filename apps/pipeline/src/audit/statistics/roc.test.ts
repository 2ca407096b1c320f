import { expect, test } from 'vitest';
import { separationOf } from './roc.ts';

test('the area counts how often a member passes another, ties half', () => {
  expect(separationOf([3, 4], [1, 2]).auc).toBe(1);
  expect(separationOf([1, 2], [3, 4]).auc).toBe(0);
  expect(separationOf([1, 3], [2, 2]).auc).toBe(0.5);
  expect(separationOf([2, 2], [2, 2]).auc).toBe(0.5);
  expect(separationOf([2, 3], [1, 2]).auc).toBe(0.875);
});

test('the standard error shrinks with the square root of the scores', () => {
  const scores = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index % 7);
  const few = separationOf(scores(70), scores(70)).standardError;
  const many = separationOf(scores(7000), scores(7000)).standardError;
  expect(few / many).toBeCloseTo(10, 1);
  // Of a coin: sqrt((n + m + 1) / (12 n m)).
  expect(many).toBeCloseTo(Math.sqrt(14_001 / (12 * 7000 * 7000)), 4);
});

test('without members or others there is nothing to separate', () => {
  expect(() => separationOf([], [1])).toThrow(RangeError);
});
