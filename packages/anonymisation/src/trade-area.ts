import type { AnswerRow } from './answer.ts';
import { measuredOf } from './published-estimate.ts';
import type { Measured } from './published-estimate.ts';
import type { Estimate } from './published.ts';
import { remainderOf, totalOf } from './ratio.ts';
import type { Quotient } from './ratio.ts';

/** Nested trade areas: the fewest districts that reach 50, 75 and 90 % of the visitors with a known home. */
export const TRADE_AREAS = ['PRIMARY', 'SECONDARY', 'TERTIARY'] as const;
export type TradeArea = (typeof TRADE_AREAS)[number];

const reached: Readonly<Record<TradeArea, number>> = { PRIMARY: 0.5, SECONDARY: 0.75, TERTIARY: 0.9 };
const unknownHome = 'unknown';

/** A district's place among those that visitors come from. */
export interface Standing {
  /** Visitors of the districts with at least as many visitors, itself among them. */
  readonly cumulative: Quotient;
  readonly tradeArea: TradeArea | null;
}

/** The districts of one site and bucket, ranked. */
export interface Ranking {
  /** Visitors with a known home; undefined where the total is withheld. */
  readonly base: (Quotient & Measured) | undefined;
  /** None of a row that is withheld or of unknown home: nothing hidden is sorted by value (privacy.md 9). */
  readonly standings: ReadonlyMap<AnswerRow, Standing>;
}

/**
 * Ranks districts by their published visitors, ties in the order of the rows. The base is the total without those whose home is unknown, as far
 * as they are published. Everything here is a function of published figures.
 */
export function rankDistricts(rows: readonly AnswerRow[], total: Estimate): Ranking {
  const whole = measuredOf(total);
  const unknown = rows.find(({ key }) => key.HOME_DISTRICT === unknownHome);
  const withoutHome = unknown && measuredOf(unknown.estimate);
  const base = whole && { ...whole, ...(withoutHome === undefined ? {} : remainderOf(whole, withoutHome)) };
  const visible = rows
    .flatMap((row) => {
      const measured = measuredOf(row.estimate);
      return measured === undefined || row === unknown ? [] : [{ row, measured }];
    })
    .toSorted((a, b) => b.measured.value - a.measured.value);
  const standings = new Map<AnswerRow, Standing>();
  for (const [index, { row }] of visible.entries()) {
    const before = totalOf(visible.slice(0, index).map(({ measured }) => measured)).value;
    const cumulative = totalOf(visible.slice(0, index + 1).map(({ measured }) => measured));
    const share = base === undefined ? 1 : before / base.value;
    standings.set(row, { cumulative, tradeArea: TRADE_AREAS.find((area) => share < reached[area]) ?? null });
  }
  return { base, standings };
}
