import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import type { Licence } from '@passerby/domain/licence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({
    from: '2026-10-05',
    to: '2026-11-09',
    families: ['presence-zone-hour', 'presence-zone-hour-demo', 'dwell-site-week-demo', 'residents-zone-period-demo'],
    isNoisy: false,
  });
  subgraph = await startTestSubgraph({ name: 'demographics', schema: createDemographicsSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

interface Figure {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string;
}
interface Answer {
  readonly measure: string;
  readonly counts: string;
  readonly referencePeriod: string | null;
  readonly total: Figure;
  readonly nodes: readonly {
    readonly ageBand: string | null;
    readonly gender: string | null;
    readonly estimate: Figure;
    readonly share: Figure;
    readonly index: Figure | null;
  }[];
}

const query = `query A($areas: AreaSelector, $site: ID, $window: Window!, $groupBy: [AudienceDimension!]!, $unit: Unit!) {
  audience(areas: $areas, site: $site, window: $window, groupBy: $groupBy, unit: $unit) {
    measure counts referencePeriod total { value status }
    nodes { ageBand gender estimate { value status } share { value lower upper status } index { value lower upper status } }
  }
}`;
const week = { from: '2026-11-02', to: '2026-11-09' };

async function ask(variables: object, licence: Partial<Licence> = {}) {
  const { data, errors } = await subgraph.ask<{ audience: Answer | null }>({
    query,
    variables: { window: week, groupBy: ['GENDER'], unit: 'DEVICES', ...variables },
    licence,
  });
  return { answer: data?.audience, errors: errors?.map(({ path, extensions }) => [path?.at(-1), extensions?.['code']]) };
}

test('areas are profiled by presence, with shares and the index of the period before', async () => {
  const { answer, errors } = await ask({ areas: { ids: ['tinytown:north'] } });
  expect(errors).toBeUndefined();
  const perLeaf = 700 * 24 * 7;
  expect(answer).toMatchObject({
    measure: 'PRESENCE',
    counts: 'device-hours',
    referencePeriod: '2026-10-05',
    total: { value: 15 * perLeaf, status: 'PUBLISHED' },
  });
  expect(answer?.nodes.map(({ gender, estimate, share, index }) => [gender, estimate.value, share.value, index?.value])).toEqual([
    ['FEMALE', 7 * perLeaf, 46.7, 100],
    ['MALE', 7 * perLeaf, 46.7, 100],
    ['UNKNOWN', perLeaf, 6.7, 100],
  ]);
  for (const { share, index } of answer?.nodes ?? []) {
    for (const figure of [share, index]) {
      expect(figure?.lower).toBeLessThanOrEqual(figure?.value ?? -1);
      expect(figure?.upper).toBeGreaterThanOrEqual(figure?.value ?? Infinity);
    }
  }
});

test('a site is profiled by dwell over whole weeks, by age and gender', async () => {
  const { answer } = await ask({
    site: 'tinytown:high-street',
    window: { from: '2026-10-26', to: '2026-11-09' },
    groupBy: ['GENDER', 'AGE_BAND'],
  });
  expect(answer).toMatchObject({ measure: 'DWELL', counts: 'visitor-weeks', total: { value: 2 * 15 * 1000 } });
  expect(answer?.nodes).toHaveLength(15);
  expect(answer?.nodes[0]).toMatchObject({
    ageBand: 'AGE_16_24',
    gender: 'FEMALE',
    share: { value: 6.7 },
    index: { value: 100 },
  });
});

test('people are compared with people: a period of residents without factors refuses the index alone', async () => {
  const { answer, errors } = await ask({ areas: { ids: ['tinytown:north'] }, unit: 'PEOPLE' });
  expect(answer).toMatchObject({ counts: 'person-hours', referencePeriod: '2026-10-05' });
  expect(answer?.nodes.map(({ share }) => share.status)).toEqual(['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
  expect(errors).toEqual(Array.from({ length: 3 }, () => ['index', 'DATA_NOT_AVAILABLE']));
});

test('a withheld group has a withheld share and index, and the rest is answered', async () => {
  const { answer } = await ask({ areas: { ids: ['tinytown:south'] } });
  const statuses = answer?.nodes.map(({ estimate, share, index }) => [estimate.status, share.status, index?.status]);
  expect(statuses).toEqual(Array.from({ length: 3 }, () => ['BELOW_MINIMUM', 'BELOW_MINIMUM', 'BELOW_MINIMUM']));
  expect(answer?.nodes.flatMap(({ share, index }) => [share.value, index?.value])).toEqual(Array.from({ length: 6 }, () => null));
});

test('without a licence for residents the index alone is refused', async () => {
  const { answer, errors } = await ask({ areas: { ids: ['tinytown:north'] } }, { measures: ['presence'] });
  expect(errors).toEqual(Array.from({ length: 3 }, () => ['index', 'FORBIDDEN']));
  expect(answer?.nodes.map(({ share, index }) => [share.value, index])).toEqual([
    [46.7, null],
    [46.7, null],
    [6.7, null],
  ]);
});

test.each([
  ['no place', {}, 'BAD_USER_INPUT'],
  ['two places', { areas: { ids: ['tinytown:n1'] }, site: 'tinytown:station' }, 'BAD_USER_INPUT'],
  ['no groups', { areas: { ids: ['tinytown:n1'] }, groupBy: [] }, 'BAD_USER_INPUT'],
  ['half a week of a site', { site: 'tinytown:station', window: { from: '2026-11-02', to: '2026-11-05' } }, 'BAD_USER_INPUT'],
  ['days to come', { areas: { ids: ['tinytown:n1'] }, window: { from: '2026-11-02', to: '2026-11-10' } }, 'DATA_NOT_AVAILABLE'],
  ['a sensitive site', { site: 'tinytown:clinic' }, 'NOT_FOUND'],
])('%s: %j is %s', async (_what, variables, code) => {
  const { answer, errors } = await ask(variables);
  expect([answer, errors]).toEqual([null, [['audience', code]]]);
});

test('a licence without demographics sees no audience', async () => {
  expect((await ask({ areas: { ids: ['tinytown:n1'] } }, { demo: false })).errors).toEqual([['audience', 'FORBIDDEN']]);
});

test('an area and a site have the same fields', async () => {
  const fields =
    'audience(window: { from: "2026-11-02", to: "2026-11-09" }, groupBy: [AGE_BAND]) { measure nodes { ageBand share { value } } }';
  const { data } = await subgraph.ask<{ area: { audience: Answer }; site: { audience: Answer } }>({
    query: `{ area(id: "tinytown:n1") { ${fields} } site(id: "tinytown:high-street") { ${fields} } }`,
  });
  expect(data?.area.audience.nodes).toHaveLength(8);
  expect([data?.area.audience.measure, data?.site.audience.measure]).toEqual(['PRESENCE', 'DWELL']);
});

test('the factors of each period say what they rest on', async () => {
  const { data } = await subgraph.ask<{ market: { factors: readonly { readonly period: string; readonly factor: number }[] } }>({
    query: '{ market(id: "tinytown") { factors { period ageBand gender factor source } } }',
  });
  const factors = data?.market.factors ?? [];
  expect(factors.filter(({ period }) => period === '2026-11-02')).toHaveLength(15);
  expect(factors.at(-1)).toMatchObject({ period: '2026-11-02', ageBand: 'UNKNOWN', gender: 'UNKNOWN', source: 'CENSUS' });
  for (const { factor } of factors) expect(factor).toBeGreaterThanOrEqual(1);
});
