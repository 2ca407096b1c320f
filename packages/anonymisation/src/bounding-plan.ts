import { PERIOD_DAYS } from '@passerby/domain/calendar';
import type { WindowKind } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';

/** The bounded tables of the enclave; each feeds the families of its grain (privacy.md 2, measures.md 6 Draws). */
export type BoundedTable =
  | 'person-hour'
  | 'person-hour-site'
  | 'place-day'
  | 'place-week'
  | 'place-period'
  | 'trips-day'
  | 'trips-period'
  | 'homes';

/** How much one subscriber may contribute to a family: `cap` cells of value 1 per release window (privacy.md 3). */
export interface ContributionBound {
  readonly table: BoundedTable;
  /** Most cells that one subscriber can touch in one window, each by 1. */
  readonly cap: number;
  /** The bound in the words that manifests print. */
  readonly words: string;
}

/** The contribution bound of every family (privacy.md 3). The build asserts it on the bounded tables. */
export const BOUNDING_PLAN: Readonly<Record<FamilyName, ContributionBound>> = {
  'presence-zone-hour': { table: 'person-hour', cap: 24, words: 'person-hour: 1 zone an hour, 24 a day' },
  'presence-zone-hour-demo': { table: 'person-hour', cap: 24, words: 'person-hour: 1 zone an hour, 24 a day' },
  'presence-site-hour': { table: 'person-hour-site', cap: 8, words: 'person-hour: 1 site an hour, 8 a day' },
  'visitors-zone-day': { table: 'place-day', cap: 6, words: 'place-day: 6 zones a day' },
  'visitors-zone-day-demo': { table: 'place-day', cap: 6, words: 'place-day: 6 zones a day' },
  'visitors-district-day-demo': { table: 'place-day', cap: 4, words: 'place-day: 4 districts a day' },
  'visitors-zone-week-demo': { table: 'place-week', cap: 12, words: 'place-week: 12 zones a week' },
  'visitors-zone-period-demo': { table: 'place-period', cap: 16, words: 'place-period: 16 zones' },
  'visitors-site-period-demo': { table: 'place-period', cap: 6, words: 'place-period: 6 sites' },
  'visitors-site-week-kind': { table: 'place-week', cap: 4, words: 'place-week: 4 sites a week' },
  'dwell-site-day': { table: 'place-day', cap: 4, words: 'place-day: 4 sites a day, one band each' },
  'dwell-site-week-demo': { table: 'place-week', cap: 4, words: 'place-week: 4 sites a week, one visit each' },
  'dwell-site-week-daypart': { table: 'place-week', cap: 4, words: 'place-week: 4 sites a week, one visit each' },
  'flows-district-day': { table: 'trips-day', cap: 6, words: 'trips: 6 a day' },
  'flows-zone-period': { table: 'trips-period', cap: 40, words: 'trips: 40 zone pairs' },
  'catchment-site-week': { table: 'place-week', cap: 4, words: 'place-week: 4 sites a week' },
  'loyalty-site-week': { table: 'place-week', cap: 4, words: 'place-week: 4 sites a week' },
  'frequency-site-period': { table: 'place-period', cap: 6, words: 'place-period: 6 sites' },
  'roamers-district-day': { table: 'place-day', cap: 2, words: 'place-day: 2 districts a day' },
  'residents-zone-period-demo': { table: 'homes', cap: 1, words: 'homes: 1 home zone' },
  'workers-zone-period-demo': { table: 'homes', cap: 1, words: 'homes: 1 work zone' },
};

/** Releases of a kind that one budget period holds. */
export const WINDOWS_PER_PERIOD: Readonly<Record<WindowKind, number>> = { day: PERIOD_DAYS, week: PERIOD_DAYS / 7, period: 1 };

/**
 * Squared L2 sensitivity of one release of a family: a subscriber changes at most `cap` cells, each by 1, so it is the cap.
 * Over the period it is that times the releases of the period: D2 of privacy.md 3.
 */
export function sensitivityOf(family: FamilyName): { readonly perRelease: number; readonly perPeriod: number } {
  const perRelease = BOUNDING_PLAN[family].cap;
  return { perRelease, perPeriod: perRelease * WINDOWS_PER_PERIOD[getFamilyShape(family).window] };
}
