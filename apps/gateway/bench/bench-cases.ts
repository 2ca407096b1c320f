import { addDays } from '@passerby/domain/calendar';
import { days, firstDay, marketId, sites, zones } from './bench-market.ts';

/** A GraphQL request. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is measured: a question of movement, and the same through the gateway; another index is another question. */
export interface BenchCase {
  readonly name: string;
  readonly direct: (index: number) => Question;
  readonly graph: (index: number) => Question;
  /** How many are asked once each, after some others that warm the processes up. */
  readonly cold: number;
  readonly warmUps: number;
  /** How many ask at a time where one question is asked again and again. */
  readonly concurrencies: readonly number[];
}

const daysOfPacked = 6;
const ages = ['AGE_16_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_74', 'AGE_75_PLUS'];
const daysOfWeek = 7;
const small = { cold: 40, warmUps: 20, concurrencies: [1, 8, 16, 32] } as const;
const large = { cold: 8, warmUps: 4, concurrencies: [1, 8] } as const;

const rowsQuery = `query Presence($areas: [ID!], $window: Window!) {
  presence(areas: { ids: $areas }, window: $window, grain: HOUR, groupBy: [AREA, TIME, AGE_BAND, GENDER], unit: DEVICES, first: 1000) {
    edition { id }
    nodes { area { id } at ageBand gender estimate { value lower upper status } }
    pageInfo { hasNextPage endCursor }
  } }`;
const columnsQuery = `query Packed($areas: [ID!], $window: Window!) {
  presence(areas: { ids: $areas }, window: $window, grain: HOUR, groupBy: [AREA, TIME, AGE_BAND, GENDER], unit: DEVICES) {
    edition { id }
    columns { length area time ageBand gender value lower upper status }
  } }`;
const dwellVariables = 'query Dwell($site: ID!, $window: Window!, $ages: [AgeBand!])';
const dwellOfGroup = `window: $window, grain: WEEK, targetGroup: { ageBands: $ages, genders: [FEMALE] }, groupBy: [DWELL_BAND]) {
  edition { id } guarantee { rhoPerPeriod epsilon } counts
  nodes { dwellBand estimate { value lower upper grade status } } median { value lower upper status }
}`;

const zoneDay = (index: number) => rowsOf([zoneOf(index)], index);
const page = (index: number) =>
  rowsOf(
    [0, 1, 2].map((step) => zoneOf(index + step)),
    index,
  );

export const cases: readonly BenchCase[] = [
  { name: 'presence, 1 area x 24 h x 15 groups', direct: zoneDay, graph: zoneDay, ...small },
  {
    name: 'weekly dwell of a target group',
    direct: (index) => dwellOf(`${dwellVariables} { dwell(site: $site, ${dwellOfGroup} }`, index),
    graph: (index) => dwellOf(`${dwellVariables} { site(id: $site) { id name dwell(${dwellOfGroup} } }`, index),
    ...small,
  },
  { name: '1,000 rows', direct: page, graph: page, ...large },
  { name: '49,680 cells in columns', direct: packed, graph: packed, ...large },
];

function rowsOf(areas: readonly string[], index: number): Question {
  const from = addDays(firstDay, Math.floor(index / zones.length) % days);
  return { query: rowsQuery, variables: { areas, window: { from, to: addDays(from, 1) } } };
}

/** All zones but one over six days: 23 x 6 x 24 x 15 cells. */
function packed(index: number): Question {
  const from = addDays(firstDay, Math.floor(index / zones.length) % (days - daysOfPacked));
  const areas = zones.filter((_, at) => at !== index % zones.length).map(qualify);
  return { query: columnsQuery, variables: { areas, window: { from, to: addDays(from, daysOfPacked) } } };
}

/** Another site, week or set of age bands, by the bits of the index. */
function dwellOf(query: string, index: number): Question {
  const from = addDays(firstDay, daysOfWeek * (Math.floor(index / sites.length) % (days / daysOfWeek)));
  const set = Math.floor(index / (sites.length * (days / daysOfWeek))) + 1;
  const chosen = ages.filter((_, bit) => ((set >> bit) & 1) === 1);
  const site = qualify(sites[index % sites.length] ?? sites[0]);
  return { query, variables: { site, window: { from, to: addDays(from, daysOfWeek) }, ages: chosen } };
}

function zoneOf(index: number): string {
  return qualify(zones[index % zones.length] ?? '');
}

function qualify(id: string): string {
  return `${marketId}:${id}`;
}
