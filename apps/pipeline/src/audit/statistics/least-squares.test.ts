import { expect, test } from 'vitest';
import { solveLeastSquares } from './least-squares.ts';

test('questions that agree give the unknowns of every side', () => {
  const design = [
    [0, 1],
    [1, 2],
    [0, 2],
    [0, 1, 2],
  ];
  const answers = [
    [3, 30],
    [5, 50],
    [4, 40],
    [6, 60],
  ];
  const unknowns = solveLeastSquares(design, answers, 3);
  for (const [index, [one, ten]] of unknowns.entries()) {
    expect(one).toBeCloseTo(index + 1, 9);
    expect(ten).toBeCloseTo(10 * (index + 1), 9);
  }
});

test('questions that do not agree are averaged', () => {
  expect(solveLeastSquares([[0], [0], [0]], [[1], [2], [6]], 1)[0]?.[0]).toBeCloseTo(3, 9);
});

test('an unknown that no question tells apart is refused', () => {
  expect(() => solveLeastSquares([[0, 1]], [[3]], 2)).toThrow(RangeError);
});
