import { badInput, PasserbyError } from '@passerby/domain/error';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { getAdmission, admit } from './admission.ts';
import type { Admission, Asking } from './admission.ts';
import type { AdmittedQuestion } from './admitted-question.ts';
import type { Answer, AnswerRow, MedianAnswer } from './answer.ts';
import { answerRowOf } from './answer-row.ts';
import { addTallies, foldSums } from './fold.ts';
import type { Grid, Tally } from './fold.ts';
import { judge } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { medianOf } from './median.ts';
import type { CellSource, CellSum } from './plan.ts';
import { claimMint } from './published-value.ts';
import type { Estimate, Status } from './published.ts';
import type { InsightQuestion } from './question.ts';
import { suppressComplements } from './rules/complementary-suppression.ts';
import { gradeOf, halfWidthOf } from './rules/precision.ts';
import { clampAndRound, DEVICE_STEP, MINUTE_STEP, PEOPLE_STEP } from './rules/rounding.ts';
import type { TimeBucket } from './time-axis.ts';

const mintPublished = claimMint();

export { admit } from './admission.ts';
export type { Asking } from './admission.ts';
export type { AdmittedQuestion } from './admitted-question.ts';
export type { Answer, AnswerFacts, AnswerRow, DayWindow, MedianAnswer } from './answer.ts';
export type { ExtrapolationFactor } from './extrapolation.ts';

/**
 * Rules 4 to 8 of privacy.md 6: turns the sums of the admitted question's plan into published figures. Throws TypeError for a
 * question that was not admitted, and INTERNAL for sums that are not those of its plan.
 */
export function publish(admitted: AdmittedQuestion, sums: readonly CellSum[]): Answer {
  const admission = getAdmission(admitted);
  const grid = foldSums(admission, sums);
  const rows: AnswerRow[] = [];
  const totals: AnswerRow[] = [];
  const hasTotals = (admission.question.totals ?? false) && grid.tailDimensions.length > 0;
  for (const [headIndex, head] of grid.heads.entries()) {
    for (const [bucketIndex, bucket] of admission.axis.buckets.entries()) {
      const tallies = grid.tails.map((_, tail) => grid.find(headIndex, bucketIndex, tail));
      const { parts, total } = publishTogether(admission, { bucket, tallies, hasTotals });
      for (const [index, estimate] of parts.entries()) {
        rows.push(answerRowOf(admission, { grid, head, bucket, tail: grid.tails[index], estimate }));
      }
      if (hasTotals) totals.push(answerRowOf(admission, { grid, head, bucket, tail: undefined, estimate: total }));
    }
  }
  return { ...admission.facts, rows, totals };
}

/**
 * The median dwell in minutes of one site and window, from a dwell question grouped by DWELL_BAND alone (privacy.md 4). It is
 * suppressed with the whole distribution (rules 4 and 5 on its total), and IMPRECISE where its interval is too wide or
 * reaches the open band. Throws BAD_USER_INPUT for any other question.
 */
export function publishMedian(admitted: AdmittedQuestion, sums: readonly CellSum[]): MedianAnswer {
  const admission = getAdmission(admitted);
  const { question, places, axis } = admission;
  const isDistribution = question.measure === 'dwell' && question.groupBy.every((dimension) => dimension === 'DWELL_BAND');
  if (!isDistribution || question.groupBy.length === 0 || places.kind !== 'SITES' || places.siteIds.length !== 1) {
    throw badInput('A median needs dwell of one site with groupBy [DWELL_BAND] alone');
  }
  const grid = foldSums(admission, sums);
  const tallies = grid.tails.map((_, tail) => grid.find(0, 0, tail));
  const [whole] = axis.buckets;
  const covered = coverageOf(admission, whole, tallies);
  const total = judge(admission, covered, addTallies(tallies));
  const median = total.status === 'PUBLISHED' ? mintMedian(admission, { grid, tallies, covered }) : suppressed(total.status);
  return { ...admission.facts, median };
}

/** Admits a question, reads its cells from the market's newest edition and publishes the answer. Throws as {@link admit} does. */
export async function answer(question: InsightQuestion, source: CellSource, asking: Asking): Promise<Answer> {
  const { licence } = asking;
  const { market } = question;
  if (!licence.markets.includes(market))
    throw new PasserbyError('FORBIDDEN', `The licence does not cover the market "${market}"`, { market });
  const edition = source.findEdition(market);
  if (edition === undefined) throw new PasserbyError('NOT_FOUND', `There is no released market "${market}"`, { market });
  const admitted = admit(question, { ...asking, edition });
  return publish(admitted, await source.sumCells(edition, admitted.plan));
}

interface Together {
  readonly bucket: TimeBucket;
  readonly tallies: readonly (Tally | undefined)[];
  readonly hasTotals: boolean;
}

/** The figures of one place and time, with their total: rule 6 looks at them together. */
function publishTogether(
  admission: Admission,
  { bucket, tallies, hasTotals }: Together,
): { readonly parts: readonly Estimate[]; readonly total: Estimate } {
  const step = admission.factorOf === undefined ? DEVICE_STEP : PEOPLE_STEP;
  const covered = coverageOf(admission, bucket, tallies);
  const parts = tallies.map((tally) => judge(admission, covered, tally));
  const total = judge(admission, covered, hasTotals ? addTallies(tallies) : undefined);
  const margins = hasTotals ? [{ total: parts.length, parts: parts.map((_, index) => index) }] : [];
  const statuses = suppressComplements([...parts, total], margins);
  const [totalStatus = 'NOT_COVERED'] = statuses.slice(-1);
  return {
    parts: parts.map((part, index) => mintEstimate(part, statuses[index] ?? 'NOT_COVERED', step)),
    total: mintEstimate(total, totalStatus, step),
  };
}

/** The only place where a number becomes a published one: rules 7 and 8, or nothing but a status. */
function mintEstimate({ span, grade }: Judgement, status: Status, step: number): Estimate {
  if (status !== 'PUBLISHED' || grade === null) return suppressed(status);
  const { value, lower, upper } = clampAndRound(span, step);
  return { value: mintPublished(value), lower: mintPublished(lower), upper: mintPublished(upper), grade, status };
}

interface MedianFacts {
  readonly grid: Grid;
  readonly tallies: readonly (Tally | undefined)[];
  readonly covered: TimeBucket;
}

function mintMedian(admission: Admission, { grid, tallies, covered }: MedianFacts): Estimate {
  const judged = tallies.map((tally) => judge(admission, covered, tally));
  const visible = judged.filter(({ status }) => status === 'PUBLISHED');
  const devices = visible.reduce((sum, { count }) => sum + count, 0);
  const scale = visible.reduce((sum, { span }) => sum + span.value, 0) / devices;
  const bands = grid.tails.map(([label], index) => {
    const edges = [...DWELL_BANDS, ...COARSE_DWELL_BANDS].find((band) => band.label === label);
    const found = judged[index];
    if (edges === undefined || found === undefined)
      throw new PasserbyError('INTERNAL', 'A dwell band outside the domain was read');
    return { ...edges, ...knowledgeOf(found, scale) };
  });
  if (devices === 0) return suppressed('IMPRECISE');
  const variance = tallies.reduce((sum, tally) => sum + (tally?.weightedVariance ?? 0), 0);
  const span = medianOf(bands, halfWidthOf(variance) / 2);
  const grade = span && gradeOf(span.value, Math.max(span.upper - span.value, span.value - span.lower), admission.allowsD);
  if (span === null || grade === null) return suppressed('IMPRECISE');
  return mintEstimate({ ...(judged[0] ?? judge(admission, covered, undefined)), span, grade }, 'PUBLISHED', MINUTE_STEP);
}

/** What the answer's own statuses let a reader know of a band: so the median adds nothing to it. */
function knowledgeOf(
  { status, span, minimum, largestImprecise }: Judgement,
  scale: number,
): { readonly least: number; readonly most: number } {
  if (status === 'PUBLISHED') return { least: span.value, most: span.value };
  if (status === 'IMPRECISE') return { least: minimum * scale, most: Math.max(minimum, largestImprecise) * scale };
  return { least: 0, most: minimum * scale };
}

/** A site measured for only a part of the window (it was registered later) is not covered; its cells tell, not its counts. */
function coverageOf(
  { places, question, cellsPerStep }: Admission,
  bucket: TimeBucket | undefined,
  tallies: readonly (Tally | undefined)[],
): TimeBucket {
  const { label, steps, isCovered } = bucket ?? { label: '', steps: 0, isCovered: false };
  if (places.kind === 'AREAS') return { label, steps, isCovered };
  const sites = question.groupBy.includes('SITE') ? 1 : places.siteIds.length;
  const cells = tallies.reduce((sum, tally) => sum + (tally?.cells ?? 0), 0);
  return { label, steps, isCovered: isCovered && cells >= sites * steps * cellsPerStep };
}

function suppressed(status: Status): Estimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}
