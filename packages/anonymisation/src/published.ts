import type { Published } from './published-value.ts';

export { PublishedColumn, readColumn } from './published-column.ts';
export type { ColumnContent, KeyContent, NumberContent, StatusContent } from './published-column.ts';
export { isPublished, Published, readPublished } from './published-value.ts';

/** Whether a value is shown, and if not, why (graphql.md). BELOW_MINIMUM covers primary and secondary suppression alike. */
export type Status = 'PUBLISHED' | 'BELOW_MINIMUM' | 'IMPRECISE' | 'NOT_COVERED';

/** Half-width of the 95 % interval relative to the value: A <= 10 %, B <= 20 %, C <= 50 %, D <= 100 % by licence (privacy.md 6). */
export type Grade = 'A' | 'B' | 'C' | 'D';

/**
 * One published figure with its 95 % interval. A suppressed one is data too: null value, lower, upper and grade, and a
 * status, nothing else (privacy.md 6).
 */
export interface Estimate {
  readonly value: Published | null;
  readonly lower: Published | null;
  readonly upper: Published | null;
  readonly grade: Grade | null;
  readonly status: Status;
}
