import { badInput, PasserbyError } from '@passerby/domain/error';
import { getAdmission, admit } from './admission.ts';
import type { Admission, Asking } from './admission.ts';
import type { AdmittedQuestion } from './admitted-question.ts';
import type { Answer, AnswerRow, ColumnAnswer, MedianAnswer, PublishedFactor, TradeAreaRow } from './answer.ts';
import { labelGroup, labelTails, toRow } from './answer-row.ts';
import { listFigures } from './figures.ts';
import { foldSums } from './fold.ts';
import type { Judgement } from './judgement.ts';
import { judgeMedian } from './median-verdict.ts';
import { packFigures } from './packed-columns.ts';
import type { CellSource, CellSum, EditionFacts } from './plan.ts';
import { claimColumns } from './published-column.ts';
import { claimEstimates } from './published-estimate.ts';
import type { CountTerms, EstimateParts } from './published-estimate.ts';
import { claimMint } from './published-value.ts';
import type { Estimate, Grade, Status } from './published.ts';
import type { InsightQuestion, Unit } from './question.ts';
import { shareOf } from './ratio.ts';
import { isFirm, judgeIndex, judgeMean, judgeQuotient, judgeRatio, judgeShare, scale } from './ratio-verdict.ts';
import type { IndexParts, RatioVerdict } from './ratio-verdict.ts';
import { clampAndRound, DEVICE_STEP, FACTOR_STEP, INDEX_STEP, MINUTE_STEP, PEOPLE_STEP, PERCENT_STEP } from './rules/rounding.ts';
import type { Span } from './rules/rounding.ts';
import { rankDistricts } from './trade-area.ts';

const mintPublished = claimMint();
const mintPublishedEstimate = claimEstimates();
const mintColumn = claimColumns();

const hundredPercent = 100;
/** A withheld figure is a status and nothing else, so that one frozen object serves all of a status. */
const withheld: Readonly<Record<Status, Estimate>> = {
  PUBLISHED: mintWithheld('PUBLISHED'),
  BELOW_MINIMUM: mintWithheld('BELOW_MINIMUM'),
  IMPRECISE: mintWithheld('IMPRECISE'),
  NOT_COVERED: mintWithheld('NOT_COVERED'),
};

export { admit } from './admission.ts';
export type { Asking } from './admission.ts';
export type { AdmittedQuestion } from './admitted-question.ts';
export type * from './answer.ts';
export type { ExtrapolationFactor } from './extrapolation.ts';
export { referencePeriodOf } from './reference-period.ts';
export type { IndexParts } from './ratio-verdict.ts';

/**
 * Rules 4 to 8 of privacy.md 6: turns the sums of the admitted question's plan into published figures. Throws TypeError for a
 * question that was not admitted, and INTERNAL for sums that are not those of its plan.
 */
export function publish(admitted: AdmittedQuestion, sums: readonly CellSum[]): Answer {
  const admission = getAdmission(admitted);
  const grid = foldSums(admission, sums);
  const rows: AnswerRow[] = [];
  const totals: AnswerRow[] = [];
  const minting = mintingOf(admission);
  const tailKeys = labelTails(grid);
  for (const group of listFigures(admission, grid)) {
    const { key, time } = labelGroup(admission, grid, group);
    for (const [index, part] of group.parts.entries()) {
      rows.push(toRow({ ...key, ...tailKeys[index] }, time, mintCount(part, minting)));
    }
    if (group.total !== undefined) totals.push(toRow(key, time, mintCount(group.total, minting)));
  }
  return { ...admission.facts, rows, totals };
}

/** The same figures as packed columns, for large answers. Throws BAD_USER_INPUT where the question asks for totals. */
export function publishColumns(admitted: AdmittedQuestion, sums: readonly CellSum[]): ColumnAnswer {
  const admission = getAdmission(admitted);
  if (admission.question.totals ?? false) throw badInput('Columns hold no totals; ask for rows');
  const grid = foldSums(admission, sums);
  const packed = packFigures(admission, grid, { groups: listFigures(admission, grid), step: stepOf(admission.question.unit) });
  return {
    ...admission.facts,
    length: packed.length,
    keys: Object.fromEntries(packed.keys.map((content) => [content.dimension, mintColumn(content)])),
    value: mintColumn({ kind: 'NUMBER', values: packed.value }),
    lower: mintColumn({ kind: 'NUMBER', values: packed.lower }),
    upper: mintColumn({ kind: 'NUMBER', values: packed.upper }),
    status: mintColumn(packed.status),
    grade: mintColumn(packed.grade),
  };
}

/**
 * The median dwell in minutes of one site and window, from a dwell question grouped by DWELL_BAND alone (privacy.md 4). It is
 * suppressed with the whole distribution (rules 4 and 5 on its total), and IMPRECISE where its interval is too wide or
 * reaches the open band. Throws BAD_USER_INPUT for any other question.
 */
export function publishMedian(admitted: AdmittedQuestion, sums: readonly CellSum[]): MedianAnswer {
  const admission = getAdmission(admitted);
  const { question, places } = admission;
  const isDistribution = question.measure === 'dwell' && question.groupBy.every((dimension) => dimension === 'DWELL_BAND');
  const isSum = !(question.mean ?? false) && question.groupBy.length > 0;
  if (!isDistribution || !isSum || places.kind !== 'SITES' || places.siteIds.length !== 1) {
    throw badInput('A median needs dwell of one site with groupBy [DWELL_BAND] alone, and no mean');
  }
  const verdict = judgeMedian(admission, foldSums(admission, sums));
  const median = typeof verdict === 'string' ? withheld[verdict] : mintEstimate(verdict, { step: MINUTE_STEP });
  return { ...admission.facts, median };
}

/** Percent of a total that one of its parts is; both of one answer with totals, so that rule 6 has looked at them together. */
export function publishShare(part: Estimate, total: Estimate): Estimate {
  return mintRatio(judgeShare(part, total), { step: PERCENT_STEP, most: hundredPercent });
}

/** Percent of a figure that another, independent one is: penetration, trend, comparison. 100 where they are equal. */
export function publishRatio(numerator: Estimate, denominator: Estimate): Estimate {
  return mintRatio(judgeRatio(numerator, denominator), { step: PERCENT_STEP });
}

/** A share over the same share elsewhere: 100 is average. */
export function publishIndex(parts: IndexParts): Estimate {
  return mintRatio(judgeIndex(parts), { step: INDEX_STEP });
}

/** The mean of several published figures, in their unit: a baseline. One that is withheld withholds it. */
export function publishMean(estimates: readonly Estimate[]): Estimate {
  const verdict = judgeMean(estimates);
  if (typeof verdict === 'string') return withheld[verdict];
  const { terms } = verdict;
  return mintEstimate(verdict, { step: stepOf(terms.unit), terms });
}

/**
 * Shares and trade areas of the home districts of one site and bucket: `rows` and `total` are of one catchment answer with
 * totals. In the order of the rows, never by value.
 */
export function publishTradeAreas(rows: readonly AnswerRow[], total: Estimate): readonly TradeAreaRow[] {
  const { base, standings } = rankDistricts(rows, total);
  return rows.map((row) => {
    const standing = standings.get(row);
    const share = publishShare(row.estimate, total);
    if (base === undefined || standing === undefined || !isFirm(base)) {
      return { row, share, cumulative: withheld[share.status === 'PUBLISHED' ? 'IMPRECISE' : share.status], tradeArea: null };
    }
    const reached = judgeQuotient(scale(shareOf(standing.cumulative, base)), base);
    return {
      row,
      share,
      cumulative: mintRatio(reached, { step: PERCENT_STEP, most: hundredPercent }),
      tradeArea: standing.tradeArea,
    };
  });
}

/** The extrapolation factors of an edition, public and frozen (measures.md 4). */
export function publishFactors({ factors = [] }: EditionFacts): readonly PublishedFactor[] {
  return factors.map(({ period, ageBand, gender, factor, source }) => {
    const { value } = clampAndRound({ value: factor, lower: factor, upper: factor }, FACTOR_STEP);
    return { period, ageBand, gender, factor: mintPublished(value), source };
  });
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

/** How figures are rounded and cut, and the terms that counts remember; medians and ratios remember none. */
interface Minting {
  readonly step: number;
  readonly most?: number;
  readonly terms?: CountTerms;
}

/** A figure that passed rules 4 to 7. */
interface Publishable {
  readonly span: Span;
  readonly grade: Grade;
  /** Public variance of the value; of counts alone. */
  readonly variance?: number;
}

function mintingOf({ question: { unit }, allowsD }: Admission): Minting {
  return { step: stepOf(unit), terms: { unit, allowsD } };
}

function mintCount(judgement: Judgement, minting: Minting): Estimate {
  if (!isPublishable(judgement)) return withheld[judgement.status];
  return (judgement.minted ??= mintEstimate(judgement, minting));
}

function isPublishable(judgement: Judgement): judgement is Judgement & Publishable {
  return judgement.status === 'PUBLISHED' && judgement.grade !== null;
}

function mintRatio(verdict: RatioVerdict, minting: Minting): Estimate {
  return typeof verdict === 'string' ? withheld[verdict] : mintEstimate(verdict, minting);
}

/** The only place where a number becomes a published one: rule 8. */
function mintEstimate({ span, grade, variance = 0 }: Publishable, { step, most, terms }: Minting): Estimate {
  const { value, lower, upper } = clampAndRound(span, step, most);
  const parts: EstimateParts = {
    value: mintPublished(value),
    lower: mintPublished(lower),
    upper: mintPublished(upper),
    grade,
    status: 'PUBLISHED',
    variance: variance + roundingVarianceOf(step),
  };
  return mintPublishedEstimate(parts, terms);
}

function mintWithheld(status: Status): Estimate {
  return Object.freeze(mintPublishedEstimate({ value: null, lower: null, upper: null, grade: null, status, variance: 0 }));
}

function stepOf(unit: Unit): number {
  return unit === 'PEOPLE' ? PEOPLE_STEP : DEVICE_STEP;
}

/** Variance of what rounding to a step adds. */
function roundingVarianceOf(step: number): number {
  return step ** 2 / 12;
}
