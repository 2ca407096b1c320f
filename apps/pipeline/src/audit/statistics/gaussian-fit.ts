import type { Histogram } from './histogram.ts';

/** Level of the fit tests: a right sampler fails once in a million. */
const normalQuantileAtMillionth = 4.753424;
const expectedMin = 25;
const reachSigmas = 40;

/** A chi-square against the discrete Gaussian, and the value it may not pass. */
export interface Fit {
  readonly statistic: number;
  readonly limit: number;
}

/**
 * Pearson's chi-square of a histogram against N_Z(0, sigma2): a cell for each integer where 25 or more are expected, one for
 * each tail. The limit is the chi-square quantile at 1e-6 (Wilson & Hilferty 1931).
 */
export function fitGaussian(seen: Histogram, sigma2: number): Fit {
  const pmf = gaussianPmf(sigma2);
  let edge = 0;
  while (pmf(edge + 1) * seen.size >= expectedMin) edge += 1;
  let [below, above] = [0, 0];
  for (const [value, count] of seen.entries()) {
    if (value < -edge) below += count;
    if (value > edge) above += count;
  }
  const inside = Array.from({ length: 2 * edge + 1 }, (_, index) => index - edge);
  const expectedInside = inside.reduce((sum, value) => sum + pmf(value) * seen.size, 0);
  const tail = Math.max(Number.EPSILON, (seen.size - expectedInside) / 2);
  const tailTerms = (below - tail) ** 2 / tail + (above - tail) ** 2 / tail;
  const statistic = inside.reduce((sum, value) => {
    const expected = pmf(value) * seen.size;
    return sum + (seen.countOf(value) - expected) ** 2 / expected;
  }, tailTerms);
  return { statistic, limit: chiSquareLimit(2 * edge + 2) };
}

/** Probabilities of N_Z(0, sigma2) by their definition. */
export function gaussianPmf(sigma2: number): (value: number) => number {
  const reach = Math.ceil(reachSigmas * Math.sqrt(sigma2)) + 2;
  let total = 1;
  for (let value = reach; value > 0; value -= 1) total += 2 * Math.exp((-value * value) / (2 * sigma2));
  return (value) => Math.exp((-value * value) / (2 * sigma2)) / total;
}

function chiSquareLimit(freedom: number): number {
  const ninth = 2 / (9 * freedom);
  return freedom * (1 - ninth + normalQuantileAtMillionth * Math.sqrt(ninth)) ** 3;
}
