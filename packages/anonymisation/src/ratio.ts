import type { Measured } from './published-estimate.ts';

/** A quantity with the variance of its error, by the delta method (privacy.md 4). */
export interface Quotient {
  readonly value: number;
  readonly variance: number;
}

type Quantity = Pick<Measured, 'value' | 'variance'>;

/**
 * The share of a part in its total, a fraction. The part's noise is in the total too: with r = part / total, the variance is
 * ((1 - r)^2 of the part + r^2 of the rest) / total^2.
 */
export function shareOf(part: Quantity, total: Quantity): Quotient {
  const value = part.value / total.value;
  const rest = Math.max(0, total.variance - part.variance);
  return { value, variance: ((1 - value) ** 2 * part.variance + value ** 2 * rest) / total.value ** 2 };
}

/** A quotient of two figures whose noise is independent: the variance is (of the numerator + r^2 of the denominator) / denominator^2. */
export function ratioOf(numerator: Quantity, denominator: Quantity): Quotient {
  const value = numerator.value / denominator.value;
  return { value, variance: (numerator.variance + value ** 2 * denominator.variance) / denominator.value ** 2 };
}

/** The mean of figures whose noise is independent. */
export function meanOf(figures: readonly Quantity[]): Quotient {
  const [value, variance] = [sumOf(figures, 'value'), sumOf(figures, 'variance')];
  return { value: value / figures.length, variance: variance / figures.length ** 2 };
}

/** The sum of figures whose noise is independent. */
export function totalOf(figures: readonly Quantity[]): Quotient {
  return { value: sumOf(figures, 'value'), variance: sumOf(figures, 'variance') };
}

/** What is left of a total without one of its parts. */
export function remainderOf(total: Quantity, part: Quantity): Quotient {
  return { value: total.value - part.value, variance: Math.max(0, total.variance - part.variance) };
}

function sumOf(figures: readonly Quantity[], column: keyof Quantity): number {
  return figures.reduce((sum, figure) => sum + figure[column], 0);
}
