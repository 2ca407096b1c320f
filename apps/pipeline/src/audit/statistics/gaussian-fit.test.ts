import { openNoise } from '@passerby/anonymisation/mechanism';
import { rational } from '@passerby/anonymisation/rational';
import { expect, test } from 'vitest';
import { fitGaussian, gaussianPmf } from './gaussian-fit.ts';
import { Histogram } from './histogram.ts';

function drawn(sigma2: bigint, change: (value: number) => number = (value) => value): Histogram {
  const noise = openNoise(rational(sigma2));
  const seen = new Histogram();
  for (let draw = 0; draw < 100_000; draw += 1) seen.add(change(noise.draw()));
  return seen;
}

test('draws of the mechanism fit; of another variance, shifted or without zeros they do not', () => {
  const fits = (seen: Histogram): boolean => {
    const { statistic, limit } = fitGaussian(seen, 150);
    return statistic <= limit;
  };
  expect(fits(drawn(150n))).toBe(true);
  expect(fits(drawn(140n))).toBe(false);
  expect(fits(drawn(150n, (value) => value + 1))).toBe(false);
  expect(fits(drawn(150n, (value) => (value === 0 ? 1 : value)))).toBe(false);
});

test('the probabilities sum to one and have the variance', () => {
  const pmf = gaussianPmf(50);
  const values = Array.from({ length: 401 }, (_, index) => index - 200);
  expect(values.reduce((sum, value) => sum + pmf(value), 0)).toBeCloseTo(1, 12);
  expect(values.reduce((sum, value) => sum + value * value * pmf(value), 0)).toBeCloseTo(50, 6);
});

test('a histogram tells mean and mean square', () => {
  const seen = new Histogram();
  for (const value of [-3, -1, 0, 1, 8]) seen.add(value);
  expect([seen.size, seen.mean(), seen.meanSquare(), seen.countOf(8), seen.countOf(7)]).toEqual([5, 1, 15, 1, 0]);
});
