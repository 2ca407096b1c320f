import { expect, test } from 'vitest';
import { rampStarts, rampStep, rangeOf } from './ramp.ts';

test('a value is in the step that holds it, the largest in the last', () => {
  const range = rangeOf([100, 200, 150]);
  expect([100, 119.9, 120, 199, 200].map((value) => rampStep(value, range))).toEqual([0, 0, 1, 4, 4]);
  expect(rampStarts(range)).toEqual([100, 120, 140, 160, 180]);
});

test('one value, or none, is a range too', () => {
  expect(rampStep(7, rangeOf([7]))).toBe(4);
  expect(rangeOf([])).toEqual({ least: 0, most: 0 });
});
