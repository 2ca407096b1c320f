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

/** A question that is valid by the definitions: families of privacy.md 3, additivity of its section 6. One in four comes packed where it may. */
export function drawQuestion(random: RandomSource): PlainQuestion {
  const question = random.pick(kinds)(random);
  const isPacked = packedFields.has(question.field) && question.hasShares !== true && random.chance(0.25);
  return { ...question, ...(isPacked ? { isPacked } : {}) };
}

const packedFields = new Set(['presence', 'visitors', 'dwell', 'flows', 'loyalty', 'frequency', 'roamers']);

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
    hasMedian: random.chance(0.5),
  }),
  (random) => ({
    field: 'dwell',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'WEEK'),
    ...drawGroup(random, ['TIME', 'DWELL_BAND', 'AGE_BAND', 'GENDER']),
    hasMedian: random.chance(0.5),
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
  (random) => ({
    field: random.pick(['residents', 'workers']),
    areas: random.pick([...zoneSets, ...districtSets, { ids: ['tinytown:tiny'] }]),
    ...drawPeriod(random),
    ...drawGroup(random, ['AREA', 'AGE_BAND', 'GENDER']),
  }),
  (random) => ({
    field: 'audience',
    areas: random.pick([...zoneSets, ...districtSets]),
    ...drawTime(random, 'DAY'),
    groupBy: random.pick([['AGE_BAND'], ['GENDER'], ['AGE_BAND', 'GENDER']]),
  }),
  (random) => ({
    field: 'audience',
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    ...drawTime(random, 'WEEK'),
    groupBy: random.pick([['AGE_BAND'], ['GENDER'], ['GENDER', 'AGE_BAND']]),
  }),
  (random) => ({
    field: 'compare',
    measure: 'VISITORS',
    areas: { ids: ['tinytown:s1', 'tinytown:n1', 'tinytown:n2'] },
    reference: random.pick(['tinytown:n1', 'tinytown:n2', 'tinytown:s1']),
    ...drawTime(random, random.pick(['DAY', 'WEEK'])),
    ...drawGroup(random, ['AGE_BAND', 'GENDER'], ['TIME']),
  }),
  (random) => ({
    field: 'compare',
    measure: 'PRESENCE',
    sites: ['tinytown:station', 'tinytown:high-street'],
    reference: random.pick(['tinytown:station', 'tinytown:high-street']),
    ...drawTime(random, random.pick(['HOUR', 'DAY', 'PERIOD'])),
    groupBy: random.some(['TIME']),
    mean: random.chance(0.5),
  }),
  (random) => ({
    field: 'trend',
    measure: 'PRESENCE',
    areas: random.pick([...zoneSets, ...districtSets]),
    ...drawTrend(random, random.pick(['HOUR', 'DAY', 'WEEK'])),
    ...drawGroup(random, ['AREA', 'AGE_BAND', 'GENDER']),
    mean: random.chance(0.5),
  }),
  (random) => ({
    field: 'trend',
    measure: 'VISITORS',
    sites: random.pick(siteSets),
    ...drawTrend(random, 'WEEK'),
    ...drawGroup(random, ['AGE_BAND', 'GENDER'], ['SITE']),
  }),
];

/** A whole period; in PEOPLE the one that has factors. */
function drawPeriod(random: RandomSource): Pick<PlainQuestion, 'from' | 'to' | 'grain' | 'unit'> {
  const unit = random.chance(1 / 3) ? 'PEOPLE' : 'DEVICES';
  const from = unit === 'PEOPLE' ? RELEASED.peopleFrom : random.pick([RELEASED.from, RELEASED.peopleFrom]);
  return { grain: 'PERIOD', unit, from, to: addDays(from, periodDays) };
}

/** A window with at least one released week before it; in PEOPLE one whose baseline has factors too. */
function drawTrend(
  random: RandomSource,
  grain: 'HOUR' | 'DAY' | 'WEEK',
): Pick<PlainQuestion, 'from' | 'to' | 'grain' | 'unit' | 'baseline' | 'weeks'> {
  const unit = random.chance(1 / 4) ? 'PEOPLE' : 'DEVICES';
  const [first, weeksOf] = unit === 'PEOPLE' ? [RELEASED.peopleFrom, 4] : [RELEASED.from, weeksReleased];
  const before = 1 + random.below(weeksOf - 1);
  const monday = addDays(first, 7 * before);
  const from = grain === 'WEEK' ? monday : addDays(monday, random.below(7));
  const to = grain === 'WEEK' ? addDays(from, 7) : addDays(from, grain === 'HOUR' ? 1 : 1 + random.below(3));
  const baseline = random.pick(['SAME_WEEKDAYS', 'WEEKS_BEFORE'] as const);
  const weeksMost = baseline === 'WEEKS_BEFORE' || unit === 'PEOPLE' ? before : before + 2;
  const isInside = to <= RELEASED.to;
  return {
    grain,
    unit,
    from: isInside ? from : monday,
    to: isInside ? to : addDays(monday, grain === 'WEEK' ? 7 : 1),
    baseline,
    weeks: 1 + random.below(weeksMost),
  };
}

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
