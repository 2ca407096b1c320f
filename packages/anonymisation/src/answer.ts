import type { LocalDay } from '@passerby/domain/calendar';
import type { DemoLeaf } from '@passerby/domain/demo';
import type { FamilyName } from '@passerby/domain/family';
import type { FactorSource } from './extrapolation.ts';
import type { GuaranteeFacts } from './plan.ts';
import type { PublishedColumn } from './published-column.ts';
import type { Published } from './published-value.ts';
import type { Estimate } from './published.ts';
import type { Dimension, Unit } from './question.ts';
import type { TradeArea } from './trade-area.ts';

/** Half-open, market-local days. */
export interface DayWindow {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/**
 * One figure of an answer. `key` has one label per dimension of the question's groupBy, as in measures.md 6 (areas and
 * sites by their unqualified id). Of `at`, `day`, `week`, `period` exactly that of the question's grain is there, and
 * only if TIME is in groupBy; `key.TIME` repeats it.
 */
export interface AnswerRow {
  readonly key: Readonly<Partial<Record<Dimension, string>>>;
  /** Start of the hour, ISO 8601 with the market's offset: `2026-10-25T01:00:00+01:00`. */
  readonly at?: string;
  /** YYYY-MM-DD. */
  readonly day?: LocalDay;
  /** ISO week, `2026-W43`. */
  readonly week?: string;
  /** First day of the budget period. */
  readonly period?: LocalDay;
  readonly estimate: Estimate;
}

/** What every answer says about itself, whatever it holds. */
export interface AnswerFacts {
  /** Id of the edition the answer comes from. */
  readonly edition: string;
  /** Ids of the releases that were read, oldest first. */
  readonly releases: readonly string[];
  readonly guarantee: GuaranteeFacts;
  readonly family: FamilyName;
  /** What one unit is, in words: `device-hours`, `visitor-weeks`, `people`, ... */
  readonly counts: string;
  readonly unit: Unit;
  /** How many released cells the answer adds up, at most; known before anything is read. */
  readonly cost: number;
  /** The question's target group leaves out those whose age or gender is not known. */
  readonly excludesUnknown: boolean;
  /** The parts of the window that releases cover; the whole window unless the question allowed `partial`. */
  readonly covered: readonly DayWindow[];
  /** Sentences to show beside the figures. */
  readonly notes: readonly string[];
}

/** An answer: rows ordered by place, then time, then the other dimensions, never by value. */
export interface Answer extends AnswerFacts {
  readonly rows: readonly AnswerRow[];
  /** Where the question asked for `totals`: one row per place and time over all other dimensions; else empty. */
  readonly totals: readonly AnswerRow[];
}

/** A median dwell in minutes with its interval. */
export interface MedianAnswer extends AnswerFacts {
  readonly median: Estimate;
}

/** An answer as packed columns of `length` rows, in the order of {@link Answer}'s rows. */
export interface ColumnAnswer extends AnswerFacts {
  readonly length: number;
  /** One a dimension of the question's groupBy. */
  readonly keys: Readonly<Partial<Record<Dimension, PublishedColumn>>>;
  readonly value: PublishedColumn;
  readonly lower: PublishedColumn;
  readonly upper: PublishedColumn;
  readonly status: PublishedColumn;
  readonly grade: PublishedColumn;
}

/** A home district in the catchment of a site. */
export interface TradeAreaRow {
  readonly row: AnswerRow;
  /** Percent of all visitors. */
  readonly share: Estimate;
  /** Percent of the visitors with a known home who live in a district with at least as many visitors. */
  readonly cumulative: Estimate;
  /** The smallest trade area that it lies in; null beyond 90 %, for an unknown home and for what is withheld. */
  readonly tradeArea: TradeArea | null;
}

/** An extrapolation factor as it may be shown: to three decimals. */
export interface PublishedFactor extends DemoLeaf {
  readonly period: LocalDay;
  /** People per device. */
  readonly factor: Published;
  readonly source: FactorSource;
}
