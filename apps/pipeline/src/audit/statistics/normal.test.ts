import { expect, test } from 'vitest';
import { aucOf, normalCdf, normalQuantile } from './normal.ts';

test.each([
  [0, 0.5],
  [1, 0.841344746],
  [-1.96, 0.024997895],
  [3.090232, 0.999],
])('Phi(%d) is %d, and back', (x, share) => {
  expect(normalCdf(x)).toBeCloseTo(share, 8);
  expect(normalQuantile(share)).toBeCloseTo(x, 5);
});

test('the worst attacker of rho 1 has the area that privacy.md 1 states', () => {
  expect(aucOf(Math.SQRT2)).toBeCloseTo(0.841, 3);
  expect(aucOf(0)).toBe(0.5);
});
