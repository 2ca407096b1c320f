import { expect, test } from 'vitest';
import { clampAndRound, FACTOR_STEP, PERCENT_STEP } from './rounding.ts';

test('clamp and round (rule 8): the value to the nearest step and the interval outward, never below zero', () => {
  expect(clampAndRound({ value: 52.4, lower: 38.6, upper: 66.2 }, 5)).toEqual({ value: 50, lower: 35, upper: 70 });
  expect(clampAndRound({ value: 52.4, lower: 38.6, upper: 66.2 }, 10)).toEqual({ value: 50, lower: 30, upper: 70 });
  expect(clampAndRound({ value: -3, lower: -17, upper: 11 }, 5)).toEqual({ value: 0, lower: 0, upper: 15 });
  expect(clampAndRound({ value: 50, lower: 45, upper: 55 }, 5)).toEqual({ value: 50, lower: 45, upper: 55 });
});

test('steps below one give the nearest doubles, without tails of digits', () => {
  expect(clampAndRound({ value: 12.14, lower: 12.06, upper: 12.21 }, PERCENT_STEP)).toEqual({
    value: 12.1,
    lower: 12,
    upper: 12.3,
  });
  expect(clampAndRound({ value: 3.3336, lower: 3.3336, upper: 3.3336 }, FACTOR_STEP)).toEqual({
    value: 3.334,
    lower: 3.333,
    upper: 3.334,
  });
});

test('a share is cut at the whole, at both ends of its interval too', () => {
  expect(clampAndRound({ value: 104, lower: 101, upper: 107 }, PERCENT_STEP, 100)).toEqual({
    value: 100,
    lower: 100,
    upper: 100,
  });
  expect(clampAndRound({ value: 99, lower: -1, upper: 107 }, PERCENT_STEP, 100)).toEqual({ value: 99, lower: 0, upper: 100 });
});
