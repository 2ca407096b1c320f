import { MEASURES } from '@passerby/domain/family';
import type { Measure } from '@passerby/domain/family';
import { once } from './once.ts';
import type { SubgraphBuilder } from './schema-builder.ts';

/** Enums that mean the same in every subgraph (graphql.md); each is defined at its first use. */
export type SharedEnums = ReturnType<typeof defineSharedEnums>;

const known = new WeakMap<SubgraphBuilder, SharedEnums>();

/** The shared enums of one builder: `sharedEnums(builder).grain()`. Values are the domain's own labels. */
export function sharedEnums(builder: SubgraphBuilder): SharedEnums {
  let enums = known.get(builder);
  if (enums === undefined) known.set(builder, (enums = defineSharedEnums(builder)));
  return enums;
}

function defineSharedEnums(builder: SubgraphBuilder) {
  return {
    ...defineAnswerEnums(builder),
    ...defineDemoEnums(builder),
    ...defineTimeEnums(builder),
    ...defineVisitEnums(builder),
    ...definePlaceEnums(builder),
    measure: once(() =>
      builder.enumType('Measure', {
        description: 'What is measured; a licence names the measures it admits.',
        values: measureValues,
      }),
    ),
  };
}

const measureDescriptions: Readonly<Record<Measure, string>> = {
  presence: 'Devices at a place in an hour.',
  visitors: 'Distinct devices that visited a place in a day, week or period.',
  dwell: 'How long visits last.',
  flows: 'Trips from place to place.',
  catchment: 'Home districts of the visitors of a site.',
  loyalty: 'New and returning visitors of a site.',
  frequency: 'Days visited in a period.',
  roamers: 'Visitors by the country of their SIM.',
  residents: 'People by home zone.',
  workers: 'People by work zone.',
};
const measureValues = Object.fromEntries(
  MEASURES.map((measure) => [measure.toUpperCase(), { value: measure, description: measureDescriptions[measure] }]),
) as { readonly [M in Measure as Uppercase<M>]: { readonly value: M; readonly description: string } };

function defineAnswerEnums(builder: SubgraphBuilder) {
  return {
    unit: once(() =>
      builder.enumType('Unit', {
        description: 'Whether figures are devices as counted or people after extrapolation.',
        values: {
          DEVICES: { value: 'DEVICES', description: "Devices of the operator's subscribers." },
          PEOPLE: { value: 'PEOPLE', description: 'Residents of all ages from 16, by public extrapolation factors.' },
        },
      }),
    ),
    status: once(() =>
      builder.enumType('Status', {
        description: 'Whether a figure is shown, and if not, why.',
        values: {
          PUBLISHED: { value: 'PUBLISHED', description: 'Shown.' },
          BELOW_MINIMUM: {
            value: 'BELOW_MINIMUM',
            description: 'Withheld: the group is too small, or would give a small one away.',
          },
          IMPRECISE: { value: 'IMPRECISE', description: 'Withheld: the 95 % interval is too wide for the value.' },
          NOT_COVERED: { value: 'NOT_COVERED', description: 'No release covers this part of the window.' },
        },
      }),
    ),
    grade: once(() =>
      builder.enumType('Grade', {
        description: 'Half-width of the 95 % interval relative to the value.',
        values: {
          A: { value: 'A', description: 'At most 10 %.' },
          B: { value: 'B', description: 'At most 20 %.' },
          C: { value: 'C', description: 'At most 50 %.' },
          D: { value: 'D', description: 'At most 100 %; only where the licence admits it.' },
        },
      }),
    ),
  };
}

function defineDemoEnums(builder: SubgraphBuilder) {
  return {
    ageBand: once(() =>
      builder.enumType('AgeBand', {
        description: 'Age in years at the first day of the budget period; nobody under 16 is measured.',
        values: {
          AGE_16_24: { value: '16-24', description: '16 to 24.' },
          AGE_25_34: { value: '25-34', description: '25 to 34.' },
          AGE_35_44: { value: '35-44', description: '35 to 44.' },
          AGE_45_54: { value: '45-54', description: '45 to 54.' },
          AGE_55_64: { value: '55-64', description: '55 to 64.' },
          AGE_65_74: { value: '65-74', description: '65 to 74.' },
          AGE_75_PLUS: { value: '75+', description: '75 and over.' },
          UNKNOWN: { value: 'unknown', description: 'Age or gender is not known.' },
        },
      }),
    ),
    gender: once(() =>
      builder.enumType('Gender', {
        description: "Gender as the operator's customer records hold it.",
        values: {
          FEMALE: { value: 'female', description: 'Female.' },
          MALE: { value: 'male', description: 'Male.' },
          UNKNOWN: { value: 'unknown', description: 'Age or gender is not known.' },
        },
      }),
    ),
  };
}

function defineTimeEnums(builder: SubgraphBuilder) {
  return {
    grain: once(() =>
      builder.enumType('Grain', {
        description: 'The fixed time grains, local to the market.',
        values: {
          HOUR: { value: 'HOUR', description: 'One hour; the repeated hour of an autumn day is two.' },
          DAY: { value: 'DAY', description: 'One calendar day of 23, 24 or 25 hours.' },
          WEEK: { value: 'WEEK', description: 'One ISO week, Monday to Sunday.' },
          PERIOD: { value: 'PERIOD', description: 'One budget period of 28 days.' },
        },
      }),
    ),
    dayType: once(() =>
      builder.enumType('DayType', {
        description: "Type of a local day, by the market's public holidays.",
        values: {
          WORKDAY: { value: 'workday', description: 'Monday to Friday, but no public holiday.' },
          SATURDAY: { value: 'saturday', description: 'A Saturday that is no public holiday.' },
          SUNDAY_OR_HOLIDAY: { value: 'sunday-or-holiday', description: 'A Sunday, or a public holiday on any day.' },
        },
      }),
    ),
    weekday: once(() =>
      builder.enumType('Weekday', {
        description: 'Day of the week.',
        values: {
          MONDAY: { value: 'monday', description: 'Monday.' },
          TUESDAY: { value: 'tuesday', description: 'Tuesday.' },
          WEDNESDAY: { value: 'wednesday', description: 'Wednesday.' },
          THURSDAY: { value: 'thursday', description: 'Thursday.' },
          FRIDAY: { value: 'friday', description: 'Friday.' },
          SATURDAY: { value: 'saturday', description: 'Saturday.' },
          SUNDAY: { value: 'sunday', description: 'Sunday.' },
        },
      }),
    ),
    daypart: once(() =>
      builder.enumType('Daypart', {
        description: 'Part of a local day.',
        values: {
          NIGHT: { value: 'night', description: '00:00 to 06:00.' },
          MORNING: { value: 'morning', description: '06:00 to 10:00.' },
          DAY: { value: 'day', description: '10:00 to 16:00.' },
          EVENING: { value: 'evening', description: '16:00 to 24:00.' },
        },
      }),
    ),
    dwellBand: once(() =>
      builder.enumType('DwellBand', {
        description: 'Length of a visit in minutes; the lower edge belongs to the band.',
        values: {
          MIN_5_15: { value: '5-15', description: '5 to 15 minutes.' },
          MIN_15_30: { value: '15-30', description: '15 to 30 minutes.' },
          MIN_30_60: { value: '30-60', description: '30 to 60 minutes.' },
          MIN_60_120: { value: '60-120', description: '1 to 2 hours.' },
          MIN_120_PLUS: { value: '120+', description: '2 hours and longer.' },
          MIN_15_60: { value: '15-60', description: '15 to 60 minutes; only by daypart, where bands are coarser.' },
          MIN_60_PLUS: { value: '60+', description: '1 hour and longer; only by daypart, where bands are coarser.' },
        },
      }),
    ),
  };
}

function defineVisitEnums(builder: SubgraphBuilder) {
  return {
    visitorKind: once(() =>
      builder.enumType('VisitorKind', {
        description: 'What a site is to its visitor, by the zone that it stands in.',
        values: {
          RESIDENT: { value: 'resident', description: 'Lives in that zone.' },
          WORKER: { value: 'worker', description: 'Works in that zone.' },
          OTHER: { value: 'other', description: 'Neither lives nor works there, as far as is known.' },
        },
      }),
    ),
    loyaltyKind: once(() =>
      builder.enumType('LoyaltyKind', {
        description: 'Whether a visitor of a week had come before.',
        values: {
          NEW: { value: 'new', description: 'No visit in the 28 days before the first visit of the week.' },
          RETURNING: { value: 'returning', description: 'At least one visit in those 28 days.' },
        },
      }),
    ),
    daysBand: once(() =>
      builder.enumType('DaysBand', {
        description: 'Distinct days with a visit in a budget period of 28 days.',
        values: {
          DAYS_1: { value: '1', description: 'One day.' },
          DAYS_2: { value: '2', description: 'Two days.' },
          DAYS_3_4: { value: '3-4', description: 'Three or four days.' },
          DAYS_5_9: { value: '5-9', description: 'Five to nine days.' },
          DAYS_10_PLUS: { value: '10+', description: 'Ten days and more.' },
        },
      }),
    ),
  };
}

function definePlaceEnums(builder: SubgraphBuilder) {
  return {
    areaLevel: once(() =>
      builder.enumType('AreaLevel', {
        description: 'Level of the published geography.',
        values: {
          REGION: { value: 'REGION', description: 'The coarsest: holds districts.' },
          DISTRICT: { value: 'DISTRICT', description: 'Holds zones.' },
          ZONE: { value: 'ZONE', description: 'The finest.' },
        },
      }),
    ),
    siteKind: once(() =>
      builder.enumType('SiteKind', {
        description: 'Kind of a registered study zone.',
        values: {
          HIGH_STREET: { value: 'HIGH_STREET', description: 'A shopping street.' },
          SHOP: { value: 'SHOP', description: 'One shop.' },
          MALL: { value: 'MALL', description: 'A shopping centre.' },
          STATION: { value: 'STATION', description: 'A railway or underground station.' },
          VENUE: { value: 'VENUE', description: 'A stadium, theatre or the like.' },
          OTHER: { value: 'OTHER', description: 'Anything else.' },
        },
      }),
    ),
  };
}
