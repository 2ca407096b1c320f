import { readFileSync } from 'node:fs';
import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestQuestion, TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

const week = { from: '2026-10-19', to: '2026-10-26' };
const monday = { from: '2026-10-19', to: '2026-10-20' };
const autumnSunday = { from: '2026-10-25', to: '2026-10-26' };

beforeAll(async () => {
  market = await makeReleasedMarket();
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

interface Estimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly grade: string | null;
  readonly status: string;
}

interface Row {
  readonly area: { readonly id: string } | null;
  readonly at: string | null;
  readonly dwellBand: string | null;
  readonly day: string | null;
  readonly ageBand: string | null;
  readonly estimate: Estimate;
}

interface Answer {
  readonly edition: { readonly id: string };
  readonly counts: string;
  readonly cost: number;
  readonly notes: readonly string[];
  readonly releases: readonly { readonly id: string }[];
  readonly nodes: readonly Row[];
  readonly median: Estimate;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const askCode = async (question: TestQuestion) => {
  const { errors } = await subgraph.ask(question);
  return errors?.[0]?.extensions;
};

/** The second question whose shape graphql.md fixes, letter by letter. */
const presenceQuestion = `query Presence($areas: [ID!], $window: Window!) {
  presence(areas: { ids: $areas }, window: $window, grain: HOUR, groupBy: [AREA, TIME, AGE_BAND, GENDER], unit: DEVICES, first: 1000) {
    edition { id }
    nodes { area { id } at ageBand gender estimate { value lower upper status } }   # at: DateTime, start of the hour with offset
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The first one, as the gateway asks it of this subgraph. */
const dwellQuestion = `query WindowShoppers($sites: [_Any!]!, $window: Window!) {
  _entities(representations: $sites) {
    ... on Site {
      dwell(window: $window, grain: WEEK, targetGroup: { ageBands: [AGE_25_34], genders: [FEMALE] }, groupBy: [DWELL_BAND]) {
        edition { id }  guarantee { rhoPerPeriod epsilon }  counts
        nodes { dwellBand estimate { value lower upper grade status } }
        median { value lower upper status }
      }
    }
  }
}`;

const askDwell = async (site: string, window = week) => {
  const variables = { sites: [{ __typename: 'Site', id: site }], window };
  return subgraph.ask<{ _entities: readonly { readonly dwell: Answer }[] }>({ query: dwellQuestion, variables });
};

test('the committed SDL is the one the code makes', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printSdl(createMovementSchema())).toBe(committed);
});

test('how long women of 25-34 stop at the high street, by band, near the truth, with a median', async () => {
  const { data, errors } = await askDwell('tinytown:high-street');
  expect(errors).toBeUndefined();
  const dwell = data?._entities[0]?.dwell;
  expect(dwell).toMatchObject({ guarantee: { rhoPerPeriod: 1 }, counts: 'visitor-weeks' });
  expect(dwell?.nodes.map(({ dwellBand }) => dwellBand)).toEqual([
    'MIN_5_15',
    'MIN_15_30',
    'MIN_30_60',
    'MIN_60_120',
    'MIN_120_PLUS',
  ]);
  // sigma 7.1 and rounding to 5: 48 is more than six standard deviations
  for (const [index, exact] of [400, 300, 200, 100].entries()) {
    const estimate = dwell?.nodes[index]?.estimate;
    expect(estimate?.status).toBe('PUBLISHED');
    expect(Math.abs((estimate?.value ?? 0) - exact)).toBeLessThan(48);
    expect((estimate?.value ?? 1) % 5).toBe(0);
  }
  expect(dwell?.median.status).toBe('PUBLISHED');
  expect(dwell?.median.value).toBeGreaterThanOrEqual(15);
  expect(dwell?.median.value).toBeLessThanOrEqual(25);
});

test('what must not be shown is data: a status and nothing else', async () => {
  const { data, errors } = await askDwell('tinytown:station');
  expect(errors).toBeUndefined();
  const [, ...empty] = data?._entities[0]?.dwell.nodes ?? [];
  expect(empty).toHaveLength(4);
  for (const { estimate } of empty) {
    expect(estimate).toEqual({
      value: null,
      lower: null,
      upper: null,
      grade: null,
      status: expect.stringMatching(/^(BELOW_MINIMUM|IMPRECISE)$/),
    });
  }
});

test('presence by area, hour and demo group, twenty-five hours long, page by page', async () => {
  const variables = { areas: ['tinytown:n1', 'tinytown:n2', 'tinytown:s1'], window: autumnSunday };
  const first = (await subgraph.ask<{ presence: Answer }>({ query: presenceQuestion, variables })).data?.presence;
  expect(first?.nodes).toHaveLength(1000);
  expect(first?.edition.id).toMatch(/^tinytown:/);
  const query = presenceQuestion
    .replace('first: 1000', 'first: 1000, after: $after')
    .replace('($areas', '($after: String, $areas');
  const second = await subgraph.ask<{ presence: Answer }>({
    query,
    variables: { ...variables, after: first?.pageInfo.endCursor },
  });
  const rows = [...(first?.nodes ?? []), ...(second.data?.presence.nodes ?? [])];
  expect(rows).toHaveLength(3 * 25 * 15);
  expect(second.data?.presence.pageInfo.hasNextPage).toBe(false);
  const hours = new Set(rows.map(({ at }) => at));
  expect(hours.size).toBe(25);
  expect([...hours].slice(0, 4)).toEqual([
    '2026-10-25T00:00:00+01:00',
    '2026-10-25T01:00:00+01:00',
    '2026-10-25T01:00:00+00:00',
    '2026-10-25T02:00:00+00:00',
  ]);
  const countPublished = (zone: string) =>
    rows.filter(({ area, estimate }) => area?.id === zone && estimate.status === 'PUBLISHED').length;
  expect(countPublished('tinytown:n1')).toBe(25 * 15);
  // Noise alone passes the precision rule in one of 23,000 empty cells: three of these 375 once in a million runs.
  expect(countPublished('tinytown:s1')).toBeLessThan(3);
});

test('a cursor of one question does not open another', async () => {
  const variables = { areas: ['tinytown:n1'], window: monday };
  const query = presenceQuestion.replace('first: 1000', 'first: 10');
  const first = await subgraph.ask<{ presence: Answer }>({ query, variables });
  const after = first.data?.presence.pageInfo.endCursor;
  const other = presenceQuestion.replace('first: 1000', `first: 10, after: "${after}"`);
  expect(await askCode({ query: other, variables: { ...variables, areas: ['tinytown:n2'] } })).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('presence adds up over zones and hours, and says what it counts and what it read', async () => {
  const query = `query P($window: Window!) {
    presence(areas: { within: "tinytown:north" }, window: $window) { counts cost releases { id } nodes { area { id } at estimate { value lower upper status grade } } }
  }`;
  const { data } = await subgraph.ask<{ presence: Answer }>({ query, variables: { window: monday } });
  expect(data?.presence).toMatchObject({ counts: 'device-hours', cost: 48, releases: [{ id: market.releases[0] }] });
  const [row, ...rest] = data?.presence.nodes ?? [];
  expect(rest).toEqual([]);
  expect(row).toMatchObject({ area: null, at: null, estimate: { status: 'PUBLISHED', grade: 'A' } });
  const exact = 24 * 15 * (600 + 100);
  expect(Math.abs((row?.estimate.value ?? 0) - exact)).toBeLessThan(6 * Math.sqrt(48 * 2800) + 5);
});

test('rows of a coarser level are asked for by level', async () => {
  const query = `query P($window: Window!) {
    presence(areas: { within: "tinytown:tiny", level: DISTRICT }, window: $window, groupBy: [AREA]) { nodes { area { id } } }
  }`;
  const { data } = await subgraph.ask<{ presence: Answer }>({ query, variables: { window: monday } });
  expect(data?.presence.nodes.map(({ area }) => area?.id)).toEqual(['tinytown:north', 'tinytown:south']);
});

test('distinct visitors do not add up: NOT_ADDITIVE names the nearest question', async () => {
  const query = `query V($window: Window!, $groupBy: [VisitorsDimension!]!) {
    visitors(areas: { ids: ["tinytown:n1"] }, window: $window, grain: DAY, groupBy: $groupBy) { counts nodes { day estimate { value status } } }
  }`;
  expect(await askCode({ query, variables: { window: week, groupBy: [] } })).toMatchObject({
    code: 'NOT_ADDITIVE',
    nearest: expect.stringContaining('TIME in groupBy'),
  });
  const { data } = await subgraph.ask<{ visitors: Answer }>({ query, variables: { window: week, groupBy: ['TIME'] } });
  expect(data?.visitors.counts).toBe('devices');
  expect(data?.visitors.nodes.map(({ day }) => day)).toHaveLength(7);
  expect(data?.visitors.nodes.every(({ estimate }) => estimate.status === 'PUBLISHED')).toBe(true);
});

test('entity fields answer for areas, sites and target groups in one go', async () => {
  const query = `query E($representations: [_Any!]!, $window: Window!, $monday: Window!) {
    _entities(representations: $representations) {
      ... on Area { presence(window: $monday) { nodes { estimate { status } } } visitors(window: $monday) { nodes { estimate { status } } } }
      ... on Site { visitors(window: $monday) { counts } }
      ... on TargetGroup { dwell(site: "tinytown:high-street", window: $window) { notes nodes { dwellBand estimate { value } } } }
    }
  }`;
  const representations = [
    { __typename: 'Area', id: 'tinytown:n1' },
    { __typename: 'Site', id: 'tinytown:high-street' },
    { __typename: 'TargetGroup', id: 'women-25-34', ageBands: ['AGE_25_34'], genders: ['FEMALE'] },
  ];
  const variables = { representations, window: week, monday };
  const { data, errors } = await subgraph.ask<{ _entities: readonly Readonly<Record<string, Answer>>[] }>({ query, variables });
  expect(errors).toBeUndefined();
  const [area, site, group] = data?._entities ?? [];
  expect(area?.['presence']?.nodes).toEqual([{ estimate: { status: 'PUBLISHED' } }]);
  expect(area?.['visitors']?.nodes).toEqual([{ estimate: { status: 'PUBLISHED' } }]);
  expect(site?.['visitors']?.counts).toBe('devices');
  const [shortest] = group?.['dwell']?.nodes ?? [];
  expect(Math.abs((shortest?.estimate.value ?? 0) - 400)).toBeLessThan(48);
  expect(group?.['dwell']?.notes.join(' ')).toMatch(/not known/i);
});

const presenceOf = (area: string) =>
  `query P($window: Window!) { presence(areas: { ids: ["${area}"] }, window: $window, groupBy: [TIME, AGE_BAND]) { cost } }`;

test.each([
  ['another market', { markets: ['london'] }],
  ['another area', { areas: ['tinytown:south'] }],
  ['another measure', { measures: ['dwell'] as const }],
  ['a coarser grain', { grains: ['WEEK'] as const }],
  ['a coarser level', { finestLevel: 'DISTRICT' as const }],
  ['no demographics', { demo: false }],
  ['a later history', { historyFrom: '2026-10-20' }],
])('a licence for %s only is FORBIDDEN', async (_name, licence) => {
  const question = { query: presenceOf('tinytown:n1'), variables: { window: monday } };
  expect(await askCode({ ...question, licence })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await askCode(question)).toBeUndefined();
});

test('a window that is not released is DATA_NOT_AVAILABLE, with the days that are', async () => {
  const variables = { window: { from: '2026-10-18', to: '2026-10-20' } };
  expect(await askCode({ query: presenceOf('tinytown:n1'), variables })).toEqual({
    code: 'DATA_NOT_AVAILABLE',
    availableFrom: '2026-10-19',
    availableTo: '2026-10-26',
  });
});

test('a partial window is answered where it is covered, and says where it is not', async () => {
  const query = `query P($window: Window!) {
    presence(areas: { ids: ["tinytown:n1"] }, window: $window, grain: DAY, groupBy: [TIME], partial: true) { nodes { day estimate { status } } }
  }`;
  const { data } = await subgraph.ask({ query, variables: { window: { from: '2026-10-18', to: '2026-10-20' } } });
  expect(data).toEqual({
    presence: {
      nodes: [
        { day: '2026-10-18', estimate: { status: 'NOT_COVERED' } },
        { day: '2026-10-19', estimate: { status: 'PUBLISHED' } },
      ],
    },
  });
});

test.each([
  ['no place', 'presence(window: $window) { cost }'],
  ['two kinds of places', 'presence(areas: { ids: ["tinytown:n1"] }, sites: ["tinytown:station"], window: $window) { cost }'],
  ['two ways to name areas', 'presence(areas: { ids: ["tinytown:n1"], within: "tinytown:tiny" }, window: $window) { cost }'],
  ['two markets', 'presence(areas: { ids: ["tinytown:n1", "london:n1"] }, window: $window) { cost }'],
  ['an id without a market', 'presence(areas: { ids: ["n1"] }, window: $window) { cost }'],
  ['a dimension twice', 'presence(areas: { ids: ["tinytown:n1"] }, window: $window, groupBy: [TIME, TIME]) { cost }'],
  [
    'a target group of nobody',
    'dwell(site: "tinytown:station", window: $window, targetGroup: { ageBands: [], genders: [] }) { cost }',
  ],
  ['weeks that are not whole', 'dwell(site: "tinytown:station", window: { from: "2026-10-20", to: "2026-10-27" }) { cost }'],
  ['too many rows', 'presence(areas: { ids: ["tinytown:n1"] }, window: $window, first: 1001) { cost }'],
])('%s is BAD_USER_INPUT', async (_name, field) => {
  const query = `query B($window: Window!) { ${field.includes('$window') ? '' : 'w: presence(areas: { ids: ["tinytown:n1"] }, window: $window) { cost } '} ${field} }`;
  expect(await askCode({ query, variables: { window: monday } })).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test.each([
  ['Window = { from: "2026-10-19", to: "2026-10-20" }', '$given'],
  ['Date = "2026-10-19"', '{ from: $given, to: "2026-10-20" }'],
])('a null in the place of the default of a %s is BAD_USER_INPUT, at its field', async (declared, window) => {
  const query = `query N($given: ${declared}) { here: presence(areas: { ids: ["tinytown:n1"] }, window: ${window}) { cost } }`;
  const variables = { given: null };
  expect((await subgraph.ask({ query })).errors).toBeUndefined();
  for (const _turn of ['graphql-js', 'compiled']) {
    const { errors } = await subgraph.ask({ query, variables });
    expect(errors).toMatchObject([{ path: ['here'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('"window"');
  }
});

test('an unknown area and people without factors are refused by name', async () => {
  expect(await askCode({ query: presenceOf('tinytown:x9'), variables: { window: monday } })).toMatchObject({ code: 'NOT_FOUND' });
  const query = 'query P($window: Window!) { presence(areas: { ids: ["tinytown:n1"] }, window: $window, unit: PEOPLE) { cost } }';
  expect(await askCode({ query, variables: { window: monday } })).toMatchObject({ code: 'DATA_NOT_AVAILABLE' });
});

test('asking again gives the same answer, however it is aliased or ordered', async () => {
  const field = (ids: string) =>
    `presence(areas: { ids: [${ids}] }, window: $window, groupBy: [AREA]) { nodes { area { id } estimate { value lower upper } } }`;
  const query = `query P($window: Window!) { a: ${field('"tinytown:n1", "tinytown:n2"')} b: ${field('"tinytown:n2", "tinytown:n1", "tinytown:n1"')} }`;
  const replies = await Promise.all(
    [1, 2, 3].map(() => subgraph.ask<{ a: unknown; b: unknown }>({ query, variables: { window: monday } })),
  );
  for (const { data } of replies) {
    expect(data?.a).toEqual(replies[0]?.data?.a);
    expect(data?.b).toEqual(data?.a);
  }
});
