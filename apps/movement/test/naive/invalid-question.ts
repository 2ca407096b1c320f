import type { ErrorCode } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { addDays } from '@passerby/domain/calendar';
import type { PlainQuestion } from './plain-question.ts';
import { RELEASED } from './random-question.ts';
import type { RandomSource } from './random-source.ts';

/** A question that must be refused, and how. */
export interface InvalidQuestion {
  readonly name: string;
  readonly code: ErrorCode;
  readonly question: PlainQuestion;
  readonly licence?: Partial<Licence>;
}

/** The first day that is released. */
const oldest = { from: RELEASED.from, to: addDays(RELEASED.from, 1) };

type Drawn = (random: RandomSource) => InvalidQuestion;
type Change = Partial<PlainQuestion>;

/** A question that breaks one rule, drawn with the code that graphql.md has for it. */
export function drawInvalidQuestion(random: RandomSource): InvalidQuestion {
  return random.pick(kinds)(random);
}

const monday = (random: RandomSource): string => addDays(RELEASED.from, 7 * random.below(7));

/** Presence, visitors or flows of some days, valid but for the change. */
function footfall(random: RandomSource, change: Change): PlainQuestion {
  const from = addDays(RELEASED.from, random.below(40));
  const field = change.field ?? random.pick(['presence', 'visitors']);
  return {
    field,
    ...(change.sites === undefined ? { areas: { ids: [random.pick(['tinytown:n1', 'tinytown:n2', 'tinytown:s1'])] } } : {}),
    from,
    to: addDays(from, 1 + random.below(6)),
    grain: 'DAY',
    groupBy: ['TIME'],
    unit: 'DEVICES',
    ...change,
  };
}

/** A question about one site by week, valid but for the change. */
function siteWeek(random: RandomSource, change: Change): PlainQuestion {
  const from = monday(random);
  return {
    field: random.pick(['dwell', 'loyalty', 'catchment']),
    sites: [random.pick(['tinytown:high-street', 'tinytown:station'])],
    from,
    to: addDays(from, 7),
    grain: 'WEEK',
    groupBy: ['TIME'],
    unit: 'DEVICES',
    ...change,
  };
}

/** A trend or comparison of zones by day, or whatever of residents is changed, valid but for the change. */
function joined(random: RandomSource, change: Change & { readonly field: PlainQuestion['field'] }): PlainQuestion {
  return {
    areas: { ids: ['tinytown:n1', 'tinytown:n2'] },
    from: '2026-10-19',
    to: addDays('2026-10-20', random.below(5)),
    grain: 'DAY',
    groupBy: [],
    unit: 'DEVICES',
    ...change,
  };
}

function refused(name: string, code: ErrorCode, draw: (random: RandomSource) => PlainQuestion): Drawn {
  return (random) => ({ name, code, question: draw(random) });
}

const badInput: readonly Drawn[] = [
  refused('an empty window', 'BAD_USER_INPUT', (random) => {
    const day = monday(random);
    return footfall(random, { from: day, to: addDays(day, -random.below(4)) });
  }),
  refused('a window of years', 'BAD_USER_INPUT', (random) => footfall(random, { to: addDays(RELEASED.to, 1200) })),
  refused('weeks that are not whole', 'BAD_USER_INPUT', (random) => {
    const from = addDays(monday(random), 1 + random.below(6));
    return siteWeek(random, { from, to: addDays(from, 7) });
  }),
  refused('periods that are not whole', 'BAD_USER_INPUT', (random) =>
    footfall(random, { grain: 'PERIOD', from: addDays(RELEASED.from, 7), to: addDays(RELEASED.from, 35) }),
  ),
  refused('a day that is none', 'BAD_USER_INPUT', (random) => footfall(random, { from: '2026-02-30' })),
  refused('a dimension twice', 'BAD_USER_INPUT', (random) => footfall(random, { groupBy: ['TIME', 'AREA', 'TIME'] })),
  refused('an unknown dimension', 'BAD_USER_INPUT', (random) => footfall(random, { groupBy: ['SUBSCRIBER'] })),
  refused('sites by area', 'BAD_USER_INPUT', (random) =>
    footfall(random, { field: 'presence', sites: ['tinytown:station'], groupBy: ['AREA', 'TIME'] }),
  ),
  refused('areas by site', 'BAD_USER_INPUT', (random) => footfall(random, { groupBy: ['TIME', 'SITE'] })),
  refused('both areas and sites', 'BAD_USER_INPUT', (random) => footfall(random, { extra: 'sites: ["tinytown:station"]' })),
  refused('neither areas nor sites', 'BAD_USER_INPUT', (random) => footfall(random, { areas: {} })),
  refused('two ways to name areas', 'BAD_USER_INPUT', (random) =>
    footfall(random, { areas: { ids: ['tinytown:n1'], within: 'tinytown:north' } }),
  ),
  refused('areas of two markets', 'BAD_USER_INPUT', (random) => footfall(random, { areas: { ids: ['tinytown:n1', 'york:n1'] } })),
  refused('an id without a market', 'BAD_USER_INPUT', (random) => footfall(random, { areas: { ids: ['n1'] } })),
  refused('a part of a district as a district', 'BAD_USER_INPUT', (random) =>
    footfall(random, { areas: { ids: ['tinytown:n1'], level: 'DISTRICT' } }),
  ),
  refused('a target group of nobody', 'BAD_USER_INPUT', (random) => footfall(random, { ages: [], genders: ['FEMALE'] })),
  refused('a page too long', 'BAD_USER_INPUT', (random) => siteWeek(random, { first: 1001 + random.below(9) })),
  refused('a page of nothing', 'BAD_USER_INPUT', (random) => siteWeek(random, { first: -random.below(3) })),
  refused('presence of sites by age', 'BAD_USER_INPUT', (random) =>
    footfall(random, { field: 'presence', sites: ['tinytown:station'], groupBy: ['TIME', 'AGE_BAND'] }),
  ),
  refused('dwell by day and age', 'BAD_USER_INPUT', (random) =>
    siteWeek(random, { field: 'dwell', grain: 'DAY', groupBy: [random.pick(['AGE_BAND', 'GENDER', 'DAYPART'])] }),
  ),
  refused('dwell by daypart and gender', 'BAD_USER_INPUT', (random) =>
    siteWeek(random, { field: 'dwell', groupBy: ['DAYPART', 'GENDER'] }),
  ),
  refused('dwell by daypart of women', 'BAD_USER_INPUT', (random) =>
    siteWeek(random, { field: 'dwell', groupBy: ['DAYPART'], genders: ['FEMALE'] }),
  ),
  refused('dwell by hour', 'BAD_USER_INPUT', (random) => siteWeek(random, { field: 'dwell', grain: 'HOUR' })),
  refused('kinds of visitors by age', 'BAD_USER_INPUT', (random) =>
    siteWeek(random, { field: 'visitors', groupBy: ['KIND', 'AGE_BAND'] }),
  ),
  refused('flows that end in another market', 'BAD_USER_INPUT', (random) =>
    footfall(random, { field: 'flows', areas: { ids: ['tinytown:north'] }, destinations: { ids: ['york:north'] } }),
  ),
];

const badJoined: readonly Drawn[] = [
  refused('a trend by period', 'BAD_USER_INPUT', (random) =>
    joined(random, {
      field: 'trend',
      measure: 'PRESENCE',
      grain: 'PERIOD',
      from: RELEASED.peopleFrom,
      to: RELEASED.to,
    }),
  ),
  refused('a trend over no weeks or too many', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: 'trend', measure: 'PRESENCE', weeks: random.pick([0, -1, 53, 1000]) }),
  ),
  refused('weeks of a year before', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: 'trend', measure: 'PRESENCE', baseline: 'YEAR_BEFORE', weeks: 1 + random.below(4) }),
  ),
  refused('a trend by TIME once more', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: 'trend', measure: 'PRESENCE', groupBy: ['TIME'] }),
  ),
  refused('a comparison with a place that is not there', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: 'compare', measure: 'PRESENCE', reference: random.pick(['tinytown:s1', 'tinytown:x', 'n1']) }),
  ),
  refused('the audience of a site in parts of weeks', 'BAD_USER_INPUT', (random) =>
    siteWeek(random, { field: 'audience', groupBy: ['GENDER'], from: '2026-10-06', to: addDays('2026-10-07', random.below(9)) }),
  ),
  refused('an audience of no groups', 'BAD_USER_INPUT', (random) => joined(random, { field: 'audience', groupBy: [] })),
  refused('an audience of areas and a site', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: 'audience', groupBy: ['GENDER'], extra: 'site: "tinytown:station"' }),
  ),
  refused('residents from within a period', 'BAD_USER_INPUT', (random) =>
    joined(random, { field: random.pick(['residents', 'workers']), from: addDays(RELEASED.from, 1 + random.below(27)) }),
  ),
];

const notAdditive: readonly Drawn[] = [
  refused('visitors of districts by week beside each other', 'NOT_ADDITIVE', (random) =>
    joined(random, {
      field: 'compare',
      measure: 'VISITORS',
      areas: { within: 'tinytown:tiny', level: 'DISTRICT' },
      reference: 'tinytown:north',
      grain: 'WEEK',
      from: '2026-10-19',
      to: '2026-10-26',
    }),
  ),
  refused('visitors of two zones as one beside their past', 'NOT_ADDITIVE', (random) =>
    joined(random, { field: 'trend', measure: 'VISITORS' }),
  ),
  refused('visitors of two zones as one', 'NOT_ADDITIVE', (random) =>
    footfall(random, { field: 'visitors', areas: { ids: ['tinytown:n1', 'tinytown:s1'] } }),
  ),
  refused('visitors of several days as one', 'NOT_ADDITIVE', (random) =>
    footfall(random, { field: 'visitors', from: '2026-10-10', to: addDays('2026-10-12', random.below(9)), groupBy: [] }),
  ),
  refused('visitors of a district by week', 'NOT_ADDITIVE', (random) => {
    const from = monday(random);
    return footfall(random, {
      field: 'visitors',
      areas: { ids: ['tinytown:north'] },
      grain: 'WEEK',
      from,
      to: addDays(from, 7),
    });
  }),
  refused('new visitors of several weeks as one', 'NOT_ADDITIVE', (random) =>
    siteWeek(random, { field: random.pick(['loyalty', 'catchment']), from: '2026-10-05', to: '2026-11-02', groupBy: [] }),
  ),
  refused('visitors of two sites as one', 'NOT_ADDITIVE', (random) =>
    siteWeek(random, { field: random.pick(['visitors', 'loyalty']), sites: ['tinytown:station', 'tinytown:high-street'] }),
  ),
  refused('zone pairs by origin alone', 'NOT_ADDITIVE', (random) =>
    footfall(random, {
      field: 'flows',
      grain: 'PERIOD',
      from: RELEASED.from,
      to: RELEASED.peopleFrom,
      groupBy: random.pick([['ORIGIN'], ['DESTINATION'], ['ORIGIN', 'TIME']]),
    }),
  ),
];

const notThere: readonly Drawn[] = [
  refused('a baseline before the first release', 'DATA_NOT_AVAILABLE', (random) =>
    joined(random, { field: 'trend', measure: 'PRESENCE', baseline: random.pick(['YEAR_BEFORE', 'WEEKS_BEFORE']), ...oldest }),
  ),
  refused('residents of a period that is not released', 'DATA_NOT_AVAILABLE', (random) =>
    joined(random, { field: random.pick(['residents', 'workers']), from: random.pick([RELEASED.to, addDays(RELEASED.to, 28)]) }),
  ),
  refused('residents as people before there are factors', 'DATA_NOT_AVAILABLE', (random) =>
    joined(random, { field: 'residents', unit: 'PEOPLE', from: RELEASED.from }),
  ),
  refused('residents of an unknown area', 'NOT_FOUND', (random) =>
    joined(random, { field: 'residents', areas: { ids: [`tinytown:x${random.below(99)}`] }, from: RELEASED.from }),
  ),
  refused('an unknown area', 'NOT_FOUND', (random) => footfall(random, { areas: { ids: [`tinytown:x${random.below(99)}`] } })),
  refused('an unknown site', 'NOT_FOUND', (random) => siteWeek(random, { sites: [`tinytown:shop${random.below(99)}`] })),
  refused('a sensitive site', 'NOT_FOUND', (random) => siteWeek(random, { sites: ['tinytown:clinic'] })),
  refused('days that are not released', 'DATA_NOT_AVAILABLE', (random) =>
    footfall(random, { from: RELEASED.to, to: addDays(RELEASED.to, 1 + random.below(9)), partial: random.chance(0.5) }),
  ),
  refused('days that are partly released', 'DATA_NOT_AVAILABLE', (random) =>
    footfall(random, { from: addDays(RELEASED.from, -1 - random.below(9)), to: '2026-10-07' }),
  ),
  refused('people before there are factors', 'DATA_NOT_AVAILABLE', (random) =>
    footfall(random, { unit: 'PEOPLE', from: RELEASED.from, to: '2026-10-07' }),
  ),
  refused('people of a table without factors', 'DATA_NOT_AVAILABLE', (random) =>
    siteWeek(random, { field: 'dwell', groupBy: ['DAYPART'], unit: 'PEOPLE', from: '2026-11-02', to: '2026-11-09' }),
  ),
  refused('roamers as people', 'DATA_NOT_AVAILABLE', (random) =>
    footfall(random, {
      field: 'roamers',
      areas: { ids: ['tinytown:north'] },
      unit: 'PEOPLE',
      from: '2026-11-02',
      to: '2026-11-09',
    }),
  ),
];

/** Licences that do not cover a question of zone n1 by day and age. */
const licences: readonly [Partial<Licence>, ...Partial<Licence>[]] = [
  { markets: ['york'] },
  { areas: ['tinytown:south'] },
  { measures: ['dwell'] },
  { grains: ['WEEK', 'PERIOD'] },
  { finestLevel: 'DISTRICT' },
  { demo: false },
  { historyFrom: RELEASED.to },
];

const forbidden: Drawn = (random) => ({
  name: 'a licence for less',
  code: 'FORBIDDEN',
  question: footfall(random, { areas: { ids: ['tinytown:n1'] }, groupBy: ['TIME', 'AGE_BAND'] }),
  licence: random.pick(licences),
});

const kinds: readonly [Drawn, ...Drawn[]] = [forbidden, ...badInput, ...badJoined, ...notAdditive, ...notThere];

/** How many ways there are to be refused. */
export const invalidKinds = kinds.length;
