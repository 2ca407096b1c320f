import type { WindowKind } from './calendar.ts';

/** What is measured; a licence names the measures it admits. */
export const MEASURES = [
  'presence',
  'visitors',
  'dwell',
  'flows',
  'catchment',
  'loyalty',
  'frequency',
  'roamers',
  'residents',
  'workers',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Columns that key the cells of a family, named and labelled as in measures.md section 6. */
export type KeyColumn =
  | 'area_id'
  | 'site_id'
  | 'origin_id'
  | 'destination_id'
  | 'home_district_id'
  | 'at'
  | 'day'
  | 'week'
  | 'period'
  | 'age_band'
  | 'gender'
  | 'dwell_band'
  | 'daypart'
  | 'kind'
  | 'days_band'
  | 'country';

/** The public geography a family is laid out on. */
export type FamilyPlace = 'ZONE' | 'DISTRICT' | 'SITE' | 'ZONE_PAIR' | 'DISTRICT_PAIR';

/** The shape of one noised table: what it measures, over which windows it is released, and the keys of its cells in order. */
export interface FamilyShape {
  readonly measure: Measure;
  readonly place: FamilyPlace;
  /** The kind of release that holds it. */
  readonly window: WindowKind;
  readonly keys: readonly KeyColumn[];
  /** What one count is, for `counts` of an answer. */
  readonly counts: 'devices' | 'device-hours' | 'visits' | 'trips';
}

/** Every family of privacy.md section 3. Bounds and budgets are the policy's; the query over bounded tables is the pipeline's. */
export const FAMILIES = {
  'presence-zone-hour': { measure: 'presence', place: 'ZONE', window: 'day', keys: ['area_id', 'at'], counts: 'device-hours' },
  'presence-zone-hour-demo': {
    measure: 'presence',
    place: 'ZONE',
    window: 'day',
    keys: ['area_id', 'at', 'age_band', 'gender'],
    counts: 'device-hours',
  },
  'presence-site-hour': { measure: 'presence', place: 'SITE', window: 'day', keys: ['site_id', 'at'], counts: 'device-hours' },
  'visitors-zone-day': { measure: 'visitors', place: 'ZONE', window: 'day', keys: ['area_id', 'day'], counts: 'devices' },
  'visitors-zone-day-demo': {
    measure: 'visitors',
    place: 'ZONE',
    window: 'day',
    keys: ['area_id', 'day', 'age_band', 'gender'],
    counts: 'devices',
  },
  'visitors-district-day-demo': {
    measure: 'visitors',
    place: 'DISTRICT',
    window: 'day',
    keys: ['area_id', 'day', 'age_band', 'gender'],
    counts: 'devices',
  },
  'visitors-zone-week-demo': {
    measure: 'visitors',
    place: 'ZONE',
    window: 'week',
    keys: ['area_id', 'week', 'age_band', 'gender'],
    counts: 'devices',
  },
  'visitors-zone-period-demo': {
    measure: 'visitors',
    place: 'ZONE',
    window: 'period',
    keys: ['area_id', 'period', 'age_band', 'gender'],
    counts: 'devices',
  },
  'visitors-site-period-demo': {
    measure: 'visitors',
    place: 'SITE',
    window: 'period',
    keys: ['site_id', 'period', 'age_band', 'gender'],
    counts: 'devices',
  },
  'visitors-site-week-kind': {
    measure: 'visitors',
    place: 'SITE',
    window: 'week',
    keys: ['site_id', 'week', 'kind'],
    counts: 'devices',
  },
  'dwell-site-day': { measure: 'dwell', place: 'SITE', window: 'day', keys: ['site_id', 'day', 'dwell_band'], counts: 'visits' },
  'dwell-site-week-demo': {
    measure: 'dwell',
    place: 'SITE',
    window: 'week',
    keys: ['site_id', 'week', 'dwell_band', 'age_band', 'gender'],
    counts: 'visits',
  },
  'dwell-site-week-daypart': {
    measure: 'dwell',
    place: 'SITE',
    window: 'week',
    keys: ['site_id', 'week', 'daypart', 'dwell_band', 'age_band'],
    counts: 'visits',
  },
  'flows-district-day': {
    measure: 'flows',
    place: 'DISTRICT_PAIR',
    window: 'day',
    keys: ['origin_id', 'destination_id', 'daypart', 'day'],
    counts: 'trips',
  },
  'flows-zone-period': {
    measure: 'flows',
    place: 'ZONE_PAIR',
    window: 'period',
    keys: ['origin_id', 'destination_id', 'period'],
    counts: 'devices',
  },
  'catchment-site-week': {
    measure: 'catchment',
    place: 'SITE',
    window: 'week',
    keys: ['site_id', 'home_district_id', 'week'],
    counts: 'devices',
  },
  'loyalty-site-week': {
    measure: 'loyalty',
    place: 'SITE',
    window: 'week',
    keys: ['site_id', 'week', 'kind'],
    counts: 'devices',
  },
  'frequency-site-period': {
    measure: 'frequency',
    place: 'SITE',
    window: 'period',
    keys: ['site_id', 'days_band', 'period'],
    counts: 'devices',
  },
  'roamers-district-day': {
    measure: 'roamers',
    place: 'DISTRICT',
    window: 'day',
    keys: ['area_id', 'day', 'country'],
    counts: 'devices',
  },
  'residents-zone-period-demo': {
    measure: 'residents',
    place: 'ZONE',
    window: 'period',
    keys: ['area_id', 'period', 'age_band', 'gender'],
    counts: 'devices',
  },
  'workers-zone-period-demo': {
    measure: 'workers',
    place: 'ZONE',
    window: 'period',
    keys: ['area_id', 'period', 'age_band', 'gender'],
    counts: 'devices',
  },
} as const satisfies Record<string, FamilyShape>;

export type FamilyName = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly FamilyName[];

/** The shape of a family, widened for code that handles any of them. */
export function getFamilyShape(name: FamilyName): FamilyShape {
  return FAMILIES[name];
}

export function isFamilyName(name: string): name is FamilyName {
  return Object.hasOwn(FAMILIES, name);
}
