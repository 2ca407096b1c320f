import type { Grain } from '@passerby/domain/calendar';
import type { FamilyName, Measure } from '@passerby/domain/family';
import type { Dimension } from '../question.ts';

/** The geography that a family's places are asked by. */
export type PlaceLevel = 'ZONE' | 'DISTRICT' | 'SITE';

/** What a family may be added over beside its own dimensions (privacy.md 6, rule 3). */
export type Additivity = 'PLACES' | 'WINDOWS';

/** One kind of question and the family that answers it. */
export interface FamilyRoute {
  readonly measure: Measure;
  readonly place: PlaceLevel;
  readonly grains: readonly Grain[];
  readonly family: FamilyName;
  /** What it can be broken down or filtered by, beside place and TIME. */
  readonly by: readonly Dimension[];
  readonly adds: readonly Additivity[];
  /** What one unit is: as DEVICES, as PEOPLE. */
  readonly counts: readonly [devices: string, people: string];
  /** Taken only when this dimension is asked for. */
  readonly only?: Dimension;
}

const anyGrain = ['HOUR', 'DAY', 'WEEK', 'PERIOD'] as const;
const demo = ['AGE_BAND', 'GENDER'] as const;
const dayTypes = ['DAY_TYPE', 'WEEKDAY'] as const;
const recurring = ['DAY_TYPE', 'WEEKDAY', 'HOUR_OF_DAY'] as const;
const both = ['PLACES', 'WINDOWS'] as const;
const hours = ['device-hours', 'person-hours'] as const;
const distinct = ['devices', 'people'] as const;
const visitorDays = ['visitor-days', 'visitor-days'] as const;
const visitorWeeks = ['visitor-weeks', 'visitor-weeks'] as const;
const trips = ['trips', 'trips'] as const;

/**
 * Which family answers which question, the first that fits and is released (privacy.md 3 and 6). A total is asked of a
 * family without demographics where there is one: it adds fewer cells, hence less noise. Visitors of a site are the sum of
 * its dwell bands, for each person has one band per site and day, or site and week.
 */
export const FAMILY_ROUTES: readonly FamilyRoute[] = [
  route('presence', 'ZONE', { grains: anyGrain, family: 'presence-zone-hour', by: recurring, adds: both, counts: hours }),
  route('presence', 'ZONE', {
    grains: anyGrain,
    family: 'presence-zone-hour-demo',
    by: [...demo, ...recurring],
    adds: both,
    counts: hours,
  }),
  route('presence', 'SITE', { grains: anyGrain, family: 'presence-site-hour', by: recurring, adds: both, counts: hours }),
  route('visitors', 'ZONE', { grains: ['DAY'], family: 'visitors-zone-day', by: [], adds: [], counts: distinct }),
  route('visitors', 'ZONE', { grains: ['DAY'], family: 'visitors-zone-day-demo', by: demo, adds: [], counts: distinct }),
  route('visitors', 'ZONE', { grains: ['WEEK'], family: 'visitors-zone-week-demo', by: demo, adds: [], counts: distinct }),
  route('visitors', 'ZONE', { grains: ['PERIOD'], family: 'visitors-zone-period-demo', by: demo, adds: [], counts: distinct }),
  route('visitors', 'DISTRICT', { grains: ['DAY'], family: 'visitors-district-day-demo', by: demo, adds: [], counts: distinct }),
  route('visitors', 'SITE', { grains: ['DAY'], family: 'dwell-site-day', by: [], adds: [], counts: distinct }),
  route('visitors', 'SITE', { grains: ['WEEK'], family: 'visitors-site-week-kind', by: ['KIND'], adds: [], counts: distinct }),
  route('visitors', 'SITE', { grains: ['WEEK'], family: 'dwell-site-week-demo', by: demo, adds: [], counts: distinct }),
  route('visitors', 'SITE', { grains: ['PERIOD'], family: 'visitors-site-period-demo', by: demo, adds: [], counts: distinct }),
  route('dwell', 'SITE', {
    grains: ['DAY'],
    family: 'dwell-site-day',
    by: ['DWELL_BAND', ...dayTypes],
    adds: ['WINDOWS'],
    counts: visitorDays,
  }),
  route('dwell', 'SITE', {
    grains: ['WEEK'],
    family: 'dwell-site-week-demo',
    by: ['DWELL_BAND', ...demo],
    adds: ['WINDOWS'],
    counts: visitorWeeks,
  }),
  route('dwell', 'SITE', {
    grains: ['WEEK'],
    family: 'dwell-site-week-daypart',
    by: ['DAYPART', 'DWELL_BAND', 'AGE_BAND'],
    adds: ['WINDOWS'],
    counts: visitorWeeks,
    only: 'DAYPART',
  }),
  route('flows', 'DISTRICT', {
    grains: ['DAY'],
    family: 'flows-district-day',
    by: ['ORIGIN', 'DESTINATION', 'DAYPART', ...dayTypes],
    adds: both,
    counts: trips,
  }),
  route('flows', 'ZONE', {
    grains: ['PERIOD'],
    family: 'flows-zone-period',
    by: ['ORIGIN', 'DESTINATION'],
    adds: [],
    counts: distinct,
  }),
  route('catchment', 'SITE', {
    grains: ['WEEK'],
    family: 'catchment-site-week',
    by: ['HOME_DISTRICT'],
    adds: [],
    counts: distinct,
  }),
  route('loyalty', 'SITE', { grains: ['WEEK'], family: 'loyalty-site-week', by: ['KIND'], adds: [], counts: distinct }),
  route('frequency', 'SITE', {
    grains: ['PERIOD'],
    family: 'frequency-site-period',
    by: ['DAYS_BAND'],
    adds: [],
    counts: distinct,
  }),
  route('roamers', 'DISTRICT', {
    grains: ['DAY'],
    family: 'roamers-district-day',
    by: ['COUNTRY', ...dayTypes],
    adds: ['WINDOWS'],
    counts: visitorDays,
  }),
  route('residents', 'ZONE', {
    grains: ['PERIOD'],
    family: 'residents-zone-period-demo',
    by: demo,
    adds: ['PLACES'],
    counts: distinct,
  }),
  route('workers', 'ZONE', {
    grains: ['PERIOD'],
    family: 'workers-zone-period-demo',
    by: demo,
    adds: ['PLACES'],
    counts: distinct,
  }),
];

function route(measure: Measure, place: PlaceLevel, rest: Omit<FamilyRoute, 'measure' | 'place'>): FamilyRoute {
  return { measure, place, ...rest };
}
