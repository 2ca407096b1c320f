import type { Grain, LocalDay } from '@passerby/domain/calendar';
import type { TargetGroup } from '@passerby/domain/demo';
import type { Measure } from '@passerby/domain/family';
import type { AreaLevel } from '@passerby/domain/place';

/** Dimensions of time: the bucket of the grain, and what recurs from week to week. In this order they sort an answer. */
export const TIME_DIMENSIONS = ['TIME', 'DAY_TYPE', 'WEEKDAY', 'HOUR_OF_DAY'] as const;
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];

/** What an answer can be broken down by. */
export type Dimension =
  | TimeDimension
  | 'AREA'
  | 'SITE'
  | 'AGE_BAND'
  | 'GENDER'
  | 'DWELL_BAND'
  | 'DAYPART'
  | 'KIND'
  | 'ORIGIN'
  | 'DESTINATION'
  | 'HOME_DISTRICT'
  | 'DAYS_BAND'
  | 'COUNTRY';

/** Devices as counted, or people after extrapolation. */
export type Unit = 'DEVICES' | 'PEOPLE';

/**
 * The places of a question, by unqualified landing-folder ids. Areas may be of any level: together they are one set of
 * leaf zones. `level` says what a row of groupBy AREA is; absent, it is the finest level named.
 */
export type QuestionPlaces =
  | { readonly areaIds: readonly string[]; readonly level?: AreaLevel }
  | { readonly siteIds: readonly string[] };

/** One insight as a client asks it, before licence and canonical form. */
export interface InsightQuestion {
  readonly market: string;
  readonly measure: Measure;
  readonly places: QuestionPlaces;
  /** Half-open, market-local days. */
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  readonly grain: Grain;
  readonly groupBy: readonly Dimension[];
  /** Absent: everyone. */
  readonly targetGroup?: TargetGroup;
  readonly unit: Unit;
  /** Answer the covered part of a window that is only partly covered. */
  readonly partial?: boolean;
  /** Flows only: where the trips end; absent, anywhere. `places` is where they start. */
  readonly destinationIds?: readonly string[];
  /** Figures are means over the hours, days, weeks or periods of their bucket instead of sums. */
  readonly mean?: boolean;
  /** Also the totals over all dimensions but place and time. */
  readonly totals?: boolean;
}

export function isTimeDimension(dimension: Dimension): dimension is TimeDimension {
  return TIME_DIMENSIONS.some((known) => known === dimension);
}
