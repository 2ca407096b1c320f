import { readFileSync } from 'node:fs';
import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({ to: '2026-10-20' });
  subgraph = await startTestSubgraph({ name: 'demographics', schema: createDemographicsSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

interface Connection {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

test('the committed SDL is the one the code makes', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printSdl(createDemographicsSchema())).toBe(committed);
});

test('markets lists what is released and licensed', async () => {
  const query =
    '{ markets { id name timeZone edition { id releases { id window manifest } } guarantee { rhoPerPeriod epsilon } } }';
  const { data } = await subgraph.ask({ query });
  const [release] = market.releases;
  expect(data).toEqual({
    markets: [
      {
        id: 'tinytown',
        name: 'Tinytown',
        timeZone: 'Europe/London',
        edition: {
          id: expect.stringMatching(/^tinytown:[0-9a-f]+$/),
          releases: [{ id: release, window: '2026-10-19/2026-10-20', manifest: `/releases/tinytown/${release}/manifest.json` }],
        },
        guarantee: { rhoPerPeriod: 1, epsilon: expect.closeTo(7.77, 2) },
      },
    ],
  });
  expect((await subgraph.ask({ query, licence: { markets: [] } })).data).toEqual({ markets: [] });
});

test('an unlicensed market is FORBIDDEN whether or not it exists, an unknown one NOT_FOUND', async () => {
  const codeOf = async (id: string, markets: readonly string[]) => {
    const query = 'query M($id: ID!) { market(id: $id) { id } }';
    const { data, errors } = await subgraph.ask({ query, variables: { id }, licence: { markets } });
    expect(data).toEqual({ market: null });
    return errors?.[0]?.extensions?.['code'];
  };
  expect(await codeOf('tinytown', ['london'])).toBe('FORBIDDEN');
  expect(await codeOf('atlantis', ['london'])).toBe('FORBIDDEN');
  expect(await codeOf('atlantis', ['atlantis'])).toBe('NOT_FOUND');
});

test('areas follow the hierarchy up and down', async () => {
  const query = '{ area(id: "tinytown:north") { id name level parent { id } children { id parent { id } } market { id } } }';
  expect((await subgraph.ask({ query })).data).toEqual({
    area: {
      id: 'tinytown:north',
      name: 'NORTH',
      level: 'DISTRICT',
      parent: { id: 'tinytown:tiny' },
      children: [
        { id: 'tinytown:n1', parent: { id: 'tinytown:north' } },
        { id: 'tinytown:n2', parent: { id: 'tinytown:north' } },
      ],
      market: { id: 'tinytown' },
    },
  });
});

test('areas are paged by opaque cursors that belong to their question', async () => {
  const query = `query A($after: String, $within: ID, $level: AreaLevel) {
    areas(market: "tinytown", within: $within, level: $level, first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor }
    }
  }`;
  const ask = async (variables: Readonly<Record<string, unknown>>) =>
    (await subgraph.ask<{ areas: Connection }>({ query, variables })).data?.areas;
  const first = await ask({ within: 'tinytown:tiny' });
  expect(first?.nodes.map(({ id }) => id)).toEqual(['tinytown:n1', 'tinytown:n2']);
  expect(first?.pageInfo.hasNextPage).toBe(true);
  const second = await ask({ within: 'tinytown:tiny', after: first?.pageInfo.endCursor });
  expect(second?.nodes.map(({ id }) => id)).toEqual(['tinytown:north', 'tinytown:s1']);
  expect((await ask({ level: 'DISTRICT' }))?.nodes.map(({ id }) => id)).toEqual(['tinytown:north', 'tinytown:south']);
  const { errors } = await subgraph.ask({ query, variables: { level: 'ZONE', after: first?.pageInfo.endCursor } });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
});

test('sites are listed without the sensitive one, which cannot be found either', async () => {
  const query = '{ sites(market: "tinytown") { nodes { id kind } } clinic: site(id: "tinytown:clinic") { id } }';
  const { data, errors } = await subgraph.ask({ query });
  expect(data).toEqual({
    sites: {
      nodes: [
        { id: 'tinytown:high-street', kind: 'HIGH_STREET' },
        { id: 'tinytown:station', kind: 'STATION' },
      ],
    },
    clinic: null,
  });
  expect(errors).toMatchObject([{ path: ['clinic'], extensions: { code: 'NOT_FOUND', id: 'tinytown:clinic' } }]);
});

test('a study zone that no release has yet tells its owner since when, and is nowhere for everyone else', async () => {
  const query =
    '{ site(id: "tinytown:sz-1") { id } audience(site: "tinytown:sz-1", window: { from: "2026-10-19", to: "2026-10-26" }) { cost } }';
  const studyZones = [{ id: 'tinytown:sz-1', measuredFrom: '2026-11-02' }];
  const coming = { code: 'DATA_NOT_AVAILABLE', id: 'tinytown:sz-1', availableFrom: '2026-11-02' };
  const { data, errors } = await subgraph.ask({ query, studyZones });
  expect(data).toEqual({ site: null, audience: null });
  expect(errors?.map(({ extensions }) => extensions)).toEqual([coming, coming]);
  const others = await subgraph.ask({ query, studyZones: [{ id: 'tinytown:sz-2', measuredFrom: '2026-11-02' }] });
  expect(others.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('a study zone that a release has is answered like any other', async () => {
  const studyZones = [{ id: 'tinytown:station', measuredFrom: '2026-11-02' }];
  expect((await subgraph.ask({ query: '{ site(id: "tinytown:station") { kind } }', studyZones })).data).toEqual({
    site: { kind: 'STATION' },
  });
});

test('an id without a market is BAD_USER_INPUT', async () => {
  const { errors } = await subgraph.ask({ query: '{ area(id: "n1") { id } }' });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('expected market:id'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('entities are resolved by their keys', async () => {
  const { data: named } = await subgraph.ask<{ market: { edition: { id: string } } }>({
    query: '{ market(id: "tinytown") { edition { id } } }',
  });
  const representations = [
    { __typename: 'Market', id: 'tinytown' },
    { __typename: 'Edition', id: named?.market.edition.id },
    { __typename: 'Area', id: 'tinytown:s1' },
    { __typename: 'Site', id: 'tinytown:station' },
    { __typename: 'TargetGroup', id: 'women-25-34' },
  ];
  const query = `query E($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on Market { name }
      ... on Edition { methodVersion market { id } }
      ... on Area { level }
      ... on Site { kind }
      ... on TargetGroup { ageBands genders }
    }
  }`;
  expect((await subgraph.ask({ query, variables: { representations } })).data).toEqual({
    _entities: [
      { __typename: 'Market', name: 'Tinytown' },
      { __typename: 'Edition', methodVersion: '1', market: { id: 'tinytown' } },
      { __typename: 'Area', level: 'ZONE' },
      { __typename: 'Site', kind: 'STATION' },
      { __typename: 'TargetGroup', ageBands: ['AGE_25_34'], genders: ['FEMALE'] },
    ],
  });
});

test('an edition that is gone is DATA_NOT_AVAILABLE', async () => {
  const query = 'query E($r: [_Any!]!) { _entities(representations: $r) { ... on Edition { methodVersion } } }';
  const { errors } = await subgraph.ask({ query, variables: { r: [{ __typename: 'Edition', id: 'tinytown:0' }] } });
  expect(errors?.[0]?.extensions?.['code']).toBe('DATA_NOT_AVAILABLE');
});
