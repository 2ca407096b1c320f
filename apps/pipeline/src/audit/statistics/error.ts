/** Root mean square of some differences; NaN for none. */
export function rootMeanSquare(differences: readonly number[]): number {
  return Math.sqrt(differences.reduce((sum, difference) => sum + difference * difference, 0) / differences.length);
}

/** Mean of some numbers; NaN for none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Variance of the best linear estimate of one number from independent unbiased ones: inverse-variance weights. */
export function combinedVariance(variances: readonly number[]): number {
  return 1 / variances.reduce((sum, variance) => sum + 1 / variance, 0);
}
