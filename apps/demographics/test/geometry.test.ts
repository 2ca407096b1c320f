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

interface FeatureCollection {
  readonly type: string;
  readonly features: readonly { readonly id: string; readonly properties: object; readonly geometry: object | null }[];
}

async function askFeatures(areas: object) {
  const { data, errors } = await subgraph.ask<{ areaFeatures: FeatureCollection | null }>({
    query: 'query F($areas: AreaSelector!) { areaFeatures(areas: $areas) }',
    variables: { areas },
  });
  return { collection: data?.areaFeatures, code: errors?.[0]?.extensions?.['code'] };
}

test('a zone has the outline of areas.geojson, a district the union of its zones', async () => {
  const { data } = await subgraph.ask({
    query: '{ zone: area(id: "tinytown:n1") { geometry } district: area(id: "tinytown:north") { geometry } }',
  });
  const [south, north] = [51.51, 51.52];
  const rectangle = (west: number, east: number) => ({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  });
  expect(data).toEqual({ zone: { geometry: rectangle(-0.14, -0.13) }, district: { geometry: rectangle(-0.14, -0.12) } });
});

test('any selection is a FeatureCollection by id', async () => {
  const { collection } = await askFeatures({ ids: ['tinytown:s1', 'tinytown:north'] });
  expect(collection?.type).toBe('FeatureCollection');
  expect(collection?.features.map(({ id }) => id)).toEqual(['tinytown:north', 'tinytown:s1']);
  expect(collection?.features[0]).toMatchObject({
    type: 'Feature',
    properties: { id: 'tinytown:north', name: 'NORTH', level: 'DISTRICT', code: null, codeVintage: null, areaKm2: null },
    geometry: { type: 'MultiPolygon' },
  });
});

test.each([
  [{ within: 'tinytown:tiny' }, ['n1', 'n2', 's1']],
  [{ within: 'tinytown:tiny', level: 'DISTRICT' }, ['north', 'south']],
  [{ ids: ['tinytown:n2', 'tinytown:north', 'tinytown:n2'], level: 'ZONE' }, ['n1', 'n2']],
  [
    {
      polygon: {
        market: 'tinytown',
        ring: [
          [-0.14, 51.5],
          [-0.12, 51.5],
          [-0.12, 51.515],
          [-0.14, 51.515],
        ].map(([longitude, latitude]) => ({ longitude, latitude })),
      },
    },
    ['n1', 'n2', 's1'],
  ],
])('%j is %j', async (areas, ids) => {
  const { collection } = await askFeatures(areas);
  expect(collection?.features.map(({ id }) => id)).toEqual(ids.map((id) => `tinytown:${id}`));
});

test.each([
  [{}, 'BAD_USER_INPUT'],
  [{ ids: [] }, 'BAD_USER_INPUT'],
  [{ ids: ['tinytown:n1'], level: 'DISTRICT' }, 'BAD_USER_INPUT'],
  [{ within: 'tinytown:atlantis' }, 'NOT_FOUND'],
  [{ within: 'atlantis:soho' }, 'FORBIDDEN'],
])('%j is refused with %s', async (areas, code) => {
  expect(await askFeatures(areas)).toEqual({ collection: null, code });
});
