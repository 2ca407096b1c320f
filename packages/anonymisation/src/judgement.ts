import type { Admission } from './admission.ts';
import type { Tally } from './fold.ts';
import type { Estimate, Grade, Status } from './published.ts';
import type { MarginMember } from './rules/complementary-suppression.ts';
import { minimumCount } from './rules/minimum-group.ts';
import { gradeOf, halfWidthOf, largestImprecise } from './rules/precision.ts';
import type { Span } from './rules/rounding.ts';
import type { TimeBucket } from './time-axis.ts';

/** A figure after rules 4 and 5, not yet published. */
export interface Judgement extends MarginMember {
  readonly status: Status;
  /** Null unless the status is PUBLISHED. */
  readonly grade: Grade | null;
  /** Weighted value with its 95 % interval (rule 7); before clamp and rounding. */
  readonly span: Span;
  /** Public variance of the span's value. */
  readonly variance: number;
  /** What the gate made of it, so that it is made once where equal figures share a judgement. */
  minted?: Estimate;
}

const nothing: Judgement = {
  status: 'NOT_COVERED',
  grade: null,
  count: 0,
  minimum: 0,
  largestImprecise: 0,
  span: { value: 0, lower: 0, upper: 0 },
  variance: 0,
};

/** Rules 4 and 5 of privacy.md 6 on device counts, then the weights of rule 7 and the mean if that is asked. NOT_COVERED where there is no tally or the bucket is not covered. */
export function judge(
  { minimumGroup, allowsD, question }: Admission,
  { steps, isCovered }: TimeBucket,
  tally: Tally | undefined,
): Judgement {
  if (tally === undefined || !isCovered) return nothing;
  const { count, variance, weighted, weightedVariance } = tally;
  const minimum = minimumCount(minimumGroup, steps);
  const halfWidth = halfWidthOf(variance);
  const grade = count >= minimum ? gradeOf(count, halfWidth, allowsD) : null;
  const shares = question.mean === true ? Math.max(1, steps) : 1;
  const value = weighted / shares;
  const spanVariance = weightedVariance / shares ** 2;
  const spanHalfWidth = halfWidthOf(spanVariance);
  return {
    status: count < minimum ? 'BELOW_MINIMUM' : grade === null ? 'IMPRECISE' : 'PUBLISHED',
    grade,
    count,
    minimum,
    largestImprecise: largestImprecise(halfWidth, allowsD),
    span: { value, lower: value - spanHalfWidth, upper: value + spanHalfWidth },
    variance: spanVariance,
  };
}

/** Judges the tallies of one answer. */
export type Judge = (bucket: TimeBucket, tally: Tally | undefined) => Judgement;

/**
 * {@link judge} for one answer, which remembers what a count became: a large answer has few distinct ones, all of one variance and
 * minimum. Equal figures are then one object. People are judged each on their own, for their weights differ.
 */
export function rememberingJudge(admission: Admission): Judge {
  const known = new Map<number, Judgement>();
  let [steps, variance] = [Number.NaN, Number.NaN];
  return (bucket, tally) => {
    if (tally === undefined || !bucket.isCovered || admission.factorOf !== undefined) return judge(admission, bucket, tally);
    if (tally.variance !== variance || bucket.steps !== steps) {
      known.clear();
      ({ variance } = tally);
      ({ steps } = bucket);
    }
    let found = known.get(tally.count);
    if (found === undefined) known.set(tally.count, (found = judge(admission, bucket, tally)));
    return found;
  };
}
