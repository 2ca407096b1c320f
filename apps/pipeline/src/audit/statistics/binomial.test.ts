import { expect, test } from 'vitest';
import { upperShare } from './binomial.ts';

test('the bound is the share at which so few successes have probability alpha', () => {
  // P(X = 0) = (1 - p)^n: the rule of three.
  expect(upperShare(0, 100, 0.05)).toBeCloseTo(1 - 0.05 ** 0.01, 9);
  // With many trials the normal approximation: 0.24 + 3.09 standard errors.
  expect(upperShare(2400, 10_000, 0.001)).toBeCloseTo(0.24 + 3.09 * Math.sqrt((0.24 * 0.76) / 1e4), 3);
  expect(upperShare(7, 7, 0.05)).toBe(1);
});

test('more trials bring the bound nearer to what was seen', () => {
  expect(upperShare(240, 1000, 0.001)).toBeLessThan(upperShare(24, 100, 0.001));
});
