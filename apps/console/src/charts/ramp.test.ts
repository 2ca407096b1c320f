import { expect, test } from 'vitest';
import { rampStarts, rampStep } from './ramp.ts';

test('a value is in the step that holds it, the largest in the last', () => {
  expect([0, 19.9, 20, 99, 100].map((value) => rampStep(value, 100))).toEqual([0, 0, 1, 4, 4]);
  expect(rampStep(0, 0)).toBe(0);
  expect(rampStarts(50)).toEqual([0, 10, 20, 30, 40]);
});
