import type { Dimension } from '@passerby/anonymisation/question';
import type { Grain } from '@passerby/domain/calendar';
import type { Measure } from '@passerby/domain/family';

/** One insight of the graph: the words of its field and types, and what it can be broken down by (graphql.md, Fields). */
export interface InsightShape {
  readonly measure: Measure;
  /** What its type names start with. */
  readonly prefix: string;
  readonly description: string;
  /** What a row is. */
  readonly rows: string;
  /** The grain when none is named. */
  readonly grain: Grain;
  /** The grains that its rows can have, finest first. */
  readonly grains: readonly Grain[];
  readonly dimensions: readonly Dimension[];
  /** The breakdown when none is named. */
  readonly groupBy: readonly Dimension[];
  /** What it is always broken down by. */
  readonly fixed?: readonly Dimension[];
  /** Whether it adds up over time, so that means of its buckets can be asked for. */
  readonly hasMean?: boolean;
  /** Whether its rows are ranked by their share of the total; then there are no packed columns, which know no total. */
  readonly isRanked?: boolean;
}

/** Insights whose answer is rows by place, time and groups of people or visits, and nothing more. */
export const INSIGHT_SHAPES = {
  presence: {
    measure: 'presence',
    prefix: 'Presence',
    description:
      'Devices at a place, summed over the hours asked for. Additive: any set of areas, any window. A device counts in one zone an hour.',
    rows: 'Presence in one bucket.',
    grain: 'HOUR',
    grains: ['HOUR', 'DAY', 'WEEK', 'PERIOD'],
    dimensions: ['AREA', 'SITE', 'TIME', 'DAY_TYPE', 'WEEKDAY', 'HOUR_OF_DAY', 'AGE_BAND', 'GENDER'],
    groupBy: [],
    hasMean: true,
  },
  visitors: {
    measure: 'visitors',
    prefix: 'Visitors',
    description:
      'Distinct devices with a visit to a place. They do not add up: over more than one place or bucket the answer is NOT_ADDITIVE, naming the nearest question.',
    rows: 'Visitors in one bucket.',
    grain: 'DAY',
    grains: ['DAY', 'WEEK', 'PERIOD'],
    dimensions: ['AREA', 'SITE', 'TIME', 'KIND', 'AGE_BAND', 'GENDER'],
    groupBy: [],
  },
  dwell: {
    measure: 'dwell',
    prefix: 'Dwell',
    description:
      'How long visits to a site last, by the band of the visit that counts: the longest of a day, one of a week. Adds up over buckets as visitor-days or visitor-weeks. By week it can be split by age and gender, or by daypart and age in three coarser bands; by day only by band.',
    rows: 'Dwell in one bucket.',
    grain: 'WEEK',
    grains: ['DAY', 'WEEK'],
    dimensions: ['TIME', 'DAY_TYPE', 'WEEKDAY', 'DAYPART', 'DWELL_BAND', 'AGE_BAND', 'GENDER'],
    groupBy: ['DWELL_BAND'],
    hasMean: true,
  },
  flows: {
    measure: 'flows',
    prefix: 'Flows',
    description:
      'Trips from place to place, by the departure. By DAY the trips between districts, by daypart, which add up; by PERIOD the devices that went from one zone to another at least once, which do not: name both ends in groupBy.',
    rows: 'Flows between two places in one bucket.',
    grain: 'DAY',
    grains: ['DAY', 'PERIOD'],
    dimensions: ['ORIGIN', 'DESTINATION', 'TIME', 'DAY_TYPE', 'WEEKDAY', 'DAYPART'],
    groupBy: ['ORIGIN', 'DESTINATION'],
    hasMean: true,
  },
  loyalty: {
    measure: 'loyalty',
    prefix: 'Loyalty',
    description:
      'New and returning visitors of a site in an ISO week. New: no visit to it in the 28 days before the first visit of the week. Distinct people: several weeks need TIME, several sites SITE in groupBy.',
    rows: 'New or returning visitors in one week.',
    grain: 'WEEK',
    grains: ['WEEK'],
    dimensions: ['SITE', 'TIME', 'KIND'],
    groupBy: ['KIND'],
  },
  frequency: {
    measure: 'frequency',
    prefix: 'Frequency',
    description:
      'Visitors of a site by the number of days on which they came in a budget period of 28 days. Distinct people: several periods need TIME, several sites SITE in groupBy.',
    rows: 'Visitors with a number of days in one period.',
    grain: 'PERIOD',
    grains: ['PERIOD'],
    dimensions: ['SITE', 'TIME', 'DAYS_BAND'],
    groupBy: ['DAYS_BAND'],
  },
  roamers: {
    measure: 'roamers',
    prefix: 'Roamers',
    description:
      'Devices with a foreign SIM that visited a district in a day, by the country of the SIM. Adds up over days as visitor-days; several districts need AREA in groupBy.',
    rows: 'Foreign SIMs in one bucket.',
    grain: 'DAY',
    grains: ['DAY'],
    dimensions: ['AREA', 'TIME', 'DAY_TYPE', 'WEEKDAY', 'COUNTRY'],
    groupBy: ['COUNTRY'],
    hasMean: true,
  },
  catchment: {
    measure: 'catchment',
    prefix: 'Catchment',
    description:
      'Where the visitors of a site live, by home district and ISO week: how many, their share, how many of those who live there came, and the trade area that the district belongs to. Distinct people: several weeks need TIME in groupBy.',
    rows: 'Visitors from one home district in one week.',
    grain: 'WEEK',
    grains: ['WEEK'],
    dimensions: ['TIME', 'HOME_DISTRICT'],
    groupBy: [],
    fixed: ['HOME_DISTRICT'],
    isRanked: true,
  },
} as const satisfies Readonly<Record<string, InsightShape>>;

/** Presence or visitors over time, each bucket beside its baseline. */
export const TREND_SHAPE = {
  prefix: 'Trend',
  description:
    'Presence or visitors by hour, day or week, each beside the same weekday of other weeks, and as percent of it; says which buckets it compared with. The baseline must be released and licensed too.',
  rows: 'A figure beside its baseline.',
  grain: 'DAY',
  grains: ['HOUR', 'DAY', 'WEEK'],
  dimensions: ['AREA', 'SITE', 'TIME', 'AGE_BAND', 'GENDER'],
  groupBy: [],
  fixed: ['TIME'],
} as const satisfies Omit<InsightShape, 'measure'>;

/** Presence or visitors of places against one of them. */
export const COMPARE_SHAPE = {
  prefix: 'Compare',
  description: 'Presence or visitors of areas or sites, each as percent of one of them in the same bucket.',
  rows: 'A figure beside that of the reference.',
  grain: 'DAY',
  grains: ['HOUR', 'DAY', 'WEEK', 'PERIOD'],
  dimensions: ['AREA', 'SITE', 'TIME', 'AGE_BAND', 'GENDER'],
  groupBy: [],
  fixed: ['AREA', 'SITE'],
} as const satisfies Omit<InsightShape, 'measure'>;

/** The name of an insight's field. */
export type InsightName = keyof typeof INSIGHT_SHAPES;
