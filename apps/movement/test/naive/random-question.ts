import { addDays } from '@passerby/domain/calendar';
import type { PlainAreas, PlainQuestion } from './plain-question.ts';
import type { RandomSource } from './random-source.ts';

/** What the market of the tests has released: two budget periods, the second with factors to people. */
export const RELEASED = { from: '2026-10-05', to: '2026-11-30', peopleFrom: '2026-11-02' } as const;

const weeksReleased = 8;
const periodDays = 28;
const ages = ['AGE_16_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_74', 'AGE_75_PLUS', 'UNKNOWN'] as const;
const genders = ['FEMALE', 'MALE'] as const;

const zoneSets: readonly [PlainAreas, ...PlainAreas[]] = [
  { ids: ['tinytown:n1'] },
  { ids: ['tinytown:s1'] },
  { ids: ['tinytown:n2', 'tinytown:n1'] },
  { ids: ['tinytown:n1', 'tinytown:s1', 'tinytown:n1'] },
  { ids: ['tinytown:north', 'tinytown:n2'] },
  { within: 'tinytown:north', level: 'ZONE' },
  { within: 'tinytown:tiny', level: 'ZONE' },
];
const districtSets: readonly [PlainAreas, ...PlainAreas[]] = [
  { ids: ['tinytown:north'] },
  { ids: ['tinytown:south', 'tinytown:north'] },
  { ids: ['tinytown:n1', 'tinytown:n2'], level: 'DISTRICT' },
  { within: 'tinytown:tiny', level: 'DISTRICT' },
];
const siteSets: readonly [readonly string[], ...(readonly string[])[]] = [
  ['tinytown:high-street'],
  ['tinytown:station'],
  ['tinytown:station', 'tinytown:high-street'],
];

const recurring = ['DAY_TYPE', 'WEEKDAY'] as const;

type Drawn = (random: RandomSource) => PlainQuestion;

/** A question that is valid by the definitions: families of privacy.md 3, additivity of its section 6. */
export function drawQuestion(random: RandomSource): PlainQuestion {
  return random.pick(kinds)(random);
}

const kinds: readonly [Drawn, ...Drawn[]] = [
  (random) => ({
    field: 'presence',
    areas: random.pick([...zoneSets, ...districtSets, { ids: ['tinytown:tiny'] }]),
    ...drawTime(random, random.pick(['HOUR', 'DAY', 'WEEK', 'PERIOD'])),
    ...drawGroup(random, ['AREA', 'TIME', 'AGE_BAND', 'GENDER']),
  }),
  (random) => ({
    field: 'presence',
    areas: random.pick(zoneSets),
    ...drawTime(random, random.pick(['HOUR', 'WEEK'])),
    groupBy: random.some(['AREA', 'HOUR_OF_DAY', ...recurring]),
    mean: random.chance(0.5),
  }),
  (random) => ({
    field: 'presence',
    sites: random.pick(siteSets),
    ...drawTime(random, random.pick(['HOUR', 'DAY', 'WEEK', 'PERIOD'])),
    groupBy: random.some(['SITE', 'TIME']),
  }),
  (random) => ({
    field: 'visitors',
    areas: random.pick(zoneSets),
    ...drawTime(random, random.pick(['DAY', 'WEEK', 'PERIOD'])),
    ...drawGroup(random, ['AGE_BAND', 'GENDER'], ['AREA', 'TIME']),
  }),
  (random) => ({
    field: 'visitors',
    areas: random.pick(districtSets),
    ...drawTime(random, 'DAY'),
    ...drawGroup(random, ['AGE_BAND', 'GENDER'], ['AREA', 'TIME']),
  }),
  (random) => ({
    field: 'visitors',
    sites: random.pick(siteSets),
    ...drawTime(random, random.pick(['WEEK', 'PERIOD'])),
    ...drawGroup(random, ['AGE_BAND', 'GENDER'], ['SITE', 'TIME']),
  }),
  (random) => ({
    field: 'visitors',
    sites: random.pick(siteSets),
    ...drawTime(random, 'WEEK'),
    groupBy: ['TIME', 'SITE', 'KIND'],
  }),
  (random) => ({ field: 'visitors', sites: random.pick(siteSets), ...drawTime(random, 'DAY'), groupBy: ['SITE', 'TIME'] }),
  (random) => ({
    field: 'dwell',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'DAY'),
    groupBy: random.some(['TIME', 'DWELL_BAND', ...recurring]),
    mean: random.chance(0.3),
  }),
  (random) => ({
    field: 'dwell',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'WEEK'),
    ...drawGroup(random, ['TIME', 'DWELL_BAND', 'AGE_BAND', 'GENDER']),
  }),
  (random) => ({
    field: 'dwell',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'WEEK'),
    unit: 'DEVICES',
    groupBy: [...random.some(['TIME', 'DWELL_BAND', 'AGE_BAND']), 'DAYPART'],
    ...(random.chance(0.5) ? { ages: drawSome(random, ages) } : {}),
  }),
  (random) => ({
    field: 'flows',
    areas: random.pick(districtSets),
    ...(random.chance(0.5) ? { destinations: random.pick(districtSets) } : {}),
    ...drawTime(random, 'DAY'),
    groupBy: random.some(['ORIGIN', 'DESTINATION', 'DAYPART', 'TIME', ...recurring]),
    mean: random.chance(0.3),
  }),
  (random) => ({
    field: 'flows',
    areas: random.pick(zoneSets),
    ...(random.chance(0.5) ? { destinations: random.pick(zoneSets) } : {}),
    ...drawTime(random, 'PERIOD'),
    groupBy: ['DESTINATION', 'ORIGIN', 'TIME'],
  }),
  (random) => ({
    field: 'roamers',
    areas: random.pick(districtSets),
    ...drawTime(random, 'DAY'),
    unit: 'DEVICES',
    groupBy: ['AREA', ...random.some(['TIME', 'COUNTRY', ...recurring])],
  }),
  (random) => ({
    field: 'catchment',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'WEEK'),
    groupBy: ['TIME'],
  }),
  (random) => ({
    field: 'loyalty',
    sites: random.pick(siteSets),
    ...drawTime(random, 'WEEK'),
    groupBy: ['SITE', 'TIME', ...random.some(['KIND'])],
    hasShares: random.chance(0.5),
  }),
  (random) => ({
    field: 'frequency',
    sites: random.pick(siteSets),
    ...drawTime(random, 'PERIOD'),
    groupBy: ['SITE', 'TIME', ...random.some(['DAYS_BAND'])],
    hasShares: random.chance(0.5),
  }),
];

/** A released window of whole buckets; in PEOPLE one of the period that has factors. */
function drawTime(
  random: RandomSource,
  grain: PlainQuestion['grain'],
): Pick<PlainQuestion, 'from' | 'to' | 'grain' | 'unit' | 'partial'> {
  const unit = random.chance(1 / 3) ? 'PEOPLE' : 'DEVICES';
  const first = unit === 'PEOPLE' ? RELEASED.peopleFrom : RELEASED.from;
  const days = unit === 'PEOPLE' ? periodDays : weeksReleased * 7;
  const step = { HOUR: 1, DAY: 1, WEEK: 7, PERIOD: periodDays }[grain];
  const steps = days / step;
  const start = random.below(steps);
  const length = 1 + random.below(Math.min(steps - start, 9));
  const past = unit === 'DEVICES' && random.chance(0.15) ? 1 + random.below(3) : 0;
  const to = past === 0 ? addDays(first, (start + length) * step) : addDays(RELEASED.to, past * step);
  const from = past === 0 ? addDays(first, start * step) : addDays(RELEASED.to, -length * step);
  return { grain, unit, from, to, ...(past === 0 ? {} : { partial: true }) };
}

interface DrawnGroup extends Pick<PlainQuestion, 'groupBy'> {
  readonly ages?: readonly string[];
  readonly genders?: readonly string[];
}

/** Some of the dimensions and all of those that must be there, with a target group one time in two. */
function drawGroup(random: RandomSource, dimensions: readonly string[], fixed: readonly string[] = []): DrawnGroup {
  return {
    groupBy: [...random.some(dimensions), ...fixed],
    ...(random.chance(0.4) ? { ages: drawSome(random, ages) } : {}),
    ...(random.chance(0.3) ? { genders: drawSome(random, genders) } : {}),
  };
}

/** At least one of some values. */
function drawSome<Value>(random: RandomSource, values: readonly [Value, ...Value[]]): readonly Value[] {
  const drawn = random.some(values);
  return drawn.length === 0 ? [random.pick(values)] : drawn;
}
