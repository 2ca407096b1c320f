/** Level of every statistical test of this package: a false alarm once in a million runs of a test. */
export const ALPHA = 1e-6;
/** Upper quantile of the standard normal distribution at ALPHA. */
const normalQuantile = 4.753424;
const expectedMin = 25;

/** Probabilities of the discrete Gaussian by their definition, in doubles: an oracle for tests. */
export function pmfOf(sigma2: number): (x: number) => number {
  const reach = Math.ceil(40 * Math.sqrt(sigma2)) + 2;
  let total = 1;
  for (let x = reach; x > 0; x -= 1) total += 2 * Math.exp((-x * x) / (2 * sigma2));
  return (x) => Math.exp((-x * x) / (2 * sigma2)) / total;
}

/**
 * Pearson's chi-square of `draws` integers against a discrete Gaussian: cells of one integer each where 25 or more are
 * expected, one cell for each tail. `isRejected` at ALPHA, by the Wilson-Hilferty quantile.
 */
export function testFit(
  draw: () => number,
  draws: number,
  sigma2: number,
): { readonly statistic: number; readonly isRejected: boolean } {
  const pmf = pmfOf(sigma2);
  let edge = 0;
  while (pmf(edge + 1) * draws >= expectedMin) edge += 1;
  const observed = new Float64Array(2 * edge + 3);
  for (let index = 0; index < draws; index += 1) {
    const cell = Math.max(-edge - 1, Math.min(edge + 1, draw())) + edge + 1;
    observed[cell] = (observed[cell] ?? 0) + 1;
  }
  const inside = Array.from({ length: 2 * edge + 1 }, (_, index) => pmf(index - edge) * draws);
  const tail = (draws - inside.reduce((sum, expected) => sum + expected, 0)) / 2;
  const statistic = [tail, ...inside, tail].reduce(
    (sum, expected, index) => sum + ((observed[index] ?? 0) - expected) ** 2 / expected,
    0,
  );
  const freedom = 2 * edge + 2;
  const limit = freedom * (1 - 2 / (9 * freedom) + normalQuantile * Math.sqrt(2 / (9 * freedom))) ** 3;
  return { statistic, isRejected: statistic > limit };
}
