import { measuredOf } from './published-estimate.ts';
import type { CountTerms, Measured } from './published-estimate.ts';
import type { Estimate, Grade, Status } from './published.ts';
import { meanOf, ratioOf, shareOf } from './ratio.ts';
import type { Quotient } from './ratio.ts';
import { gradeOf, halfWidthOf } from './rules/precision.ts';
import type { Span } from './rules/rounding.ts';

const percent = 100;
/** A denominator whose 95 % half-width passes this share of it gives no ratio (privacy.md 4). */
const denominatorHalfWidthMax = 0.2;
/** Of several suppressed parts the ratio takes the status that comes first here. */
const gravest: readonly Status[] = ['NOT_COVERED', 'BELOW_MINIMUM', 'IMPRECISE'];

/** A ratio that may be published, not yet minted; or the status that it has instead. */
export type RatioVerdict =
  | { readonly span: Span; readonly grade: Grade; readonly variance: number; readonly terms: CountTerms }
  | Status;

/** The figures of an index: the share of a group at a place, and of the same group where it is compared with. */
export interface IndexParts {
  readonly part: Estimate;
  readonly total: Estimate;
  readonly referencePart: Estimate;
  readonly referenceTotal: Estimate;
}

/** Percent of a total that a part of it is. */
export function judgeShare(part: Estimate, total: Estimate): RatioVerdict {
  return judgeParts([part, total], ([some, whole]) => (isFirm(whole) ? scale(shareOf(some, whole)) : undefined));
}

/** Percent of a figure that an independent one is: 100 where they are equal. */
export function judgeRatio(numerator: Estimate, denominator: Estimate): RatioVerdict {
  return judgeParts([numerator, denominator], ([above, below]) => (isFirm(below) ? scale(ratioOf(above, below)) : undefined));
}

/** A share over a share, in percent: 100 is average. */
export function judgeIndex({ part, total, referencePart, referenceTotal }: IndexParts): RatioVerdict {
  return judgeParts([part, total, referencePart, referenceTotal], ([some, whole, some2, whole2]) => {
    if (![whole, some2, whole2].every(isFirm)) return undefined;
    return scale(ratioOf(shareOf(some, whole), shareOf(some2, whole2)));
  });
}

/** The mean of several figures, in their unit. */
export function judgeMean(estimates: readonly Estimate[]): RatioVerdict {
  if (estimates.length === 0) throw new RangeError('A mean of no figures');
  return judgeParts(estimates, (figures) => meanOf(figures));
}

/** Whether a figure is precise enough to divide by (privacy.md 4). */
export function isFirm({ value, variance }: Quotient): boolean {
  return value > 0 && halfWidthOf(variance) <= denominatorHalfWidthMax * value;
}

/** Rule 5 on a quotient itself: its 95 % interval and grade, or IMPRECISE. */
export function judgeQuotient(quotient: Quotient | undefined, terms: CountTerms): RatioVerdict {
  if (quotient === undefined) return 'IMPRECISE';
  const { value, variance } = quotient;
  const halfWidth = halfWidthOf(variance);
  const grade = gradeOf(value, halfWidth, terms.allowsD);
  if (grade === null) return 'IMPRECISE';
  return { span: { value, lower: value - halfWidth, upper: value + halfWidth }, grade, variance, terms };
}

/** A fraction as percent. */
export function scale({ value, variance }: Quotient): Quotient {
  return { value: percent * value, variance: percent ** 2 * variance };
}

/**
 * Judges a quotient of published figures by what a reader knows of them, so that a ratio says nothing that its parts do not. A
 * suppressed part suppresses it with its own status (rule 6 of privacy.md 6). Throws TypeError for estimates that the gate did
 * not make, and for devices beside people, which have different weights.
 */
function judgeParts<const Parts extends readonly Estimate[]>(
  estimates: Parts,
  compute: (parts: { readonly [Index in keyof Parts]: Measured }) => Quotient | undefined,
): RatioVerdict {
  const parts = estimates.flatMap((estimate) => measuredOf(estimate) ?? []);
  const statuses = new Set(estimates.map(({ status }) => status));
  const hidden = gravest.find((status) => statuses.has(status));
  const [first] = parts;
  if (hidden !== undefined || first === undefined) return hidden ?? 'NOT_COVERED';
  if (parts.some(({ unit }) => unit !== first.unit)) {
    throw new TypeError('Refused: a ratio does not mix devices and people (privacy.md 4)');
  }
  // Every estimate is published here, so each gave one part.
  return judgeQuotient(compute(parts as { readonly [Index in keyof Parts]: Measured }), first);
}
