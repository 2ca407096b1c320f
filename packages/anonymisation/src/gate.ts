import type { Licence } from '@passerby/domain/licence';
import type { AdmittedQuestion } from './admitted-question.ts';
import type { Answer, MedianAnswer } from './answer.ts';
import type { CellSource, CellSum, EditionFacts } from './plan.ts';
import type { InsightQuestion } from './question.ts';
import type { ExtrapolationFactor } from './rules/weight.ts';

export type { AdmittedQuestion } from './admitted-question.ts';
export type { Answer, AnswerFacts, AnswerRow, DayWindow, MedianAnswer } from './answer.ts';
export type { ExtrapolationFactor } from './rules/weight.ts';

/** Who asks, when, and the public settings of the market that an answer depends on. */
export interface Asking {
  readonly licence: Licence;
  readonly now: Date;
  /** K of privacy.md 6; the market's policy may raise it. Absent: 15. */
  readonly minimumGroup?: number;
  /** The market's public extrapolation factors; absent or empty: PEOPLE is DATA_NOT_AVAILABLE. */
  readonly factors?: readonly ExtrapolationFactor[];
}

/**
 * Rules 1 to 3 of privacy.md 6, before any data is read: licence, canonical area set, additivity. Throws FORBIDDEN,
 * NOT_FOUND, BAD_USER_INPUT, NOT_ADDITIVE (details.nearest) or DATA_NOT_AVAILABLE (details.availableFrom, availableTo).
 */
export declare function admit(question: InsightQuestion, asking: Asking & { readonly edition: EditionFacts }): AdmittedQuestion;

/** Rules 4 to 8 of privacy.md 6: turns the sums of the admitted question's plan into published figures. */
export declare function publish(admitted: AdmittedQuestion, sums: readonly CellSum[]): Answer;

/** The median dwell of an admitted dwell question grouped by DWELL_BAND alone (and no place or time). */
export declare function publishMedian(admitted: AdmittedQuestion, sums: readonly CellSum[]): MedianAnswer;

/** Admits a question, reads its cells from the newest edition and publishes the answer. */
export declare function answer(question: InsightQuestion, source: CellSource, asking: Asking): Promise<Answer>;
