import type { Grade } from '../published.ts';

const normalQuantile95 = 1.96;
/** The largest relative half-width of each grade that every licence shows, best first. */
const gradeLimits: readonly { readonly grade: Grade; readonly limit: number }[] = [
  { grade: 'A', limit: 0.1 },
  { grade: 'B', limit: 0.2 },
  { grade: 'C', limit: 0.5 },
];
const gradeDLimit = 1;

/** Half-width of the 95 % interval of a sum of independent noisy cells, from their public variance (privacy.md 4). */
export function halfWidthOf(variance: number): number {
  return normalQuantile95 * Math.sqrt(variance);
}

/**
 * Rule 5 of privacy.md 6: the grade of a value by its relative half-width, or null where it is too imprecise to publish.
 * `allowsD`: the licence shows values up to 100 %, flagged D.
 */
export function gradeOf(value: number, halfWidth: number, allowsD: boolean): Grade | null {
  if (value <= 0) return null;
  const found = gradeLimits.find(({ limit }) => halfWidth <= limit * value);
  return found?.grade ?? (allowsD && halfWidth <= gradeDLimit * value ? 'D' : null);
}

/** Largest value that is still refused as imprecise at this half-width: what a reader learns from the status. */
export function largestImprecise(halfWidth: number, allowsD: boolean): number {
  return halfWidth / (allowsD ? gradeDLimit : (gradeLimits.at(-1)?.limit ?? gradeDLimit));
}
