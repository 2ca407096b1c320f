import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({
    from: '2026-10-05',
    to: '2026-11-30',
    kinds: ['period'],
    families: 'ALL',
    isNoisy: false,
  });
  subgraph = await startTestSubgraph({ name: 'demographics', schema: createDemographicsSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

interface Answer {
  readonly period: string;
  readonly unit: string;
  readonly counts: string;
  readonly edition: { readonly id: string; readonly market: { readonly id: string } };
  readonly customPlace: { readonly zones: readonly object[]; readonly leftOut: readonly object[] } | null;
  readonly nodes: readonly {
    readonly area: { readonly id: string } | null;
    readonly ageBand: string | null;
    readonly gender: string | null;
    readonly estimate: { readonly value: number | null; readonly status: string };
  }[];
}

const query = `query P($areas: AreaSelector!, $period: Date, $groupBy: [PopulationDimension!]!, $unit: Unit!, $group: TargetGroupInput) {
  residents(areas: $areas, period: $period, groupBy: $groupBy, unit: $unit, targetGroup: $group) {
    period unit counts edition { id market { id } }
    customPlace { zones { area { id } overlap } leftOut { area { id } overlap } }
    nodes { area { id } ageBand gender estimate { value status } }
  }
}`;

async function ask(variables: Readonly<Record<string, unknown>>) {
  const { data, errors } = await subgraph.ask<{ residents: Answer | null }>({
    query,
    variables: { groupBy: [], unit: 'DEVICES', ...variables },
  });
  return { answer: data?.residents, errors };
}

test('residents of an area are those of its zones in the newest period', async () => {
  const { answer } = await ask({ areas: { ids: ['tinytown:north'] } });
  expect(answer).toMatchObject({
    period: '2026-11-02',
    unit: 'DEVICES',
    counts: 'devices',
    edition: { market: { id: 'tinytown' } },
    customPlace: null,
    nodes: [{ area: null, ageBand: null, gender: null, estimate: { value: 15 * 750, status: 'PUBLISHED' } }],
  });
});

test('an older period, a breakdown and a target group can be named', async () => {
  const { answer } = await ask({
    areas: { within: 'tinytown:tiny', level: 'DISTRICT' },
    period: '2026-10-05',
    groupBy: ['GENDER', 'AREA'],
    group: { ageBands: ['AGE_25_34', 'AGE_35_44'] },
  });
  expect(answer?.period).toBe('2026-10-05');
  expect(answer?.nodes).toEqual(
    [
      ['north', 'FEMALE', 1500],
      ['north', 'MALE', 1500],
      ['south', 'FEMALE', 200],
      ['south', 'MALE', 200],
    ].map(([id, gender, value]) => ({
      area: { id: `tinytown:${id}` },
      ageBand: null,
      gender,
      estimate: { value, status: 'PUBLISHED' },
    })),
  );
});

test('people are devices times the factors of the census', async () => {
  const { answer } = await ask({ areas: { ids: ['tinytown:tiny'] }, unit: 'PEOPLE' });
  expect(answer?.counts).toBe('people');
  const devices = 15 * 850;
  expect(answer?.nodes[0]?.estimate.value).toBeGreaterThan(2 * devices);
});

test('a polygon is answered as whole zones, and the answer says which', async () => {
  const ring = [
    [-0.14, 51.51],
    [-0.126, 51.51],
    [-0.126, 51.52],
    [-0.14, 51.52],
  ].map(([longitude, latitude]) => ({ longitude, latitude }));
  const { answer } = await ask({ areas: { polygon: { market: 'tinytown', ring } } });
  expect(answer?.customPlace).toEqual({
    zones: [{ area: { id: 'tinytown:n1' }, overlap: 1 }],
    leftOut: [{ area: { id: 'tinytown:n2' }, overlap: 0.4 }],
  });
  expect(answer?.nodes[0]?.estimate.value).toBe(15 * 500);
});

test.each([
  ['two places', { areas: { ids: ['tinytown:n1'], within: 'tinytown:tiny' } }, 'BAD_USER_INPUT'],
  ['no such area', { areas: { ids: ['tinytown:n9'] } }, 'NOT_FOUND'],
  ['a day that begins no period', { areas: { ids: ['tinytown:n1'] }, period: '2026-11-03' }, 'BAD_USER_INPUT'],
  ['a period to come', { areas: { ids: ['tinytown:n1'] }, period: '2026-11-30' }, 'DATA_NOT_AVAILABLE'],
  ['a polygon off the map', { areas: { polygon: { market: 'tinytown', ring: square(10, 10) } } }, 'BAD_USER_INPUT'],
  [
    'a polygon and ids',
    { areas: { ids: ['tinytown:n1'], polygon: { market: 'tinytown', ring: square(0, 51) } } },
    'BAD_USER_INPUT',
  ],
])('%s: %j is %s', async (_what, variables, code) => {
  const { answer, errors } = await ask(variables);
  expect(answer).toBeNull();
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
});

test('workers are asked of an area itself', async () => {
  const { data } = await subgraph.ask<{ area: { workers: Answer } }>({
    query:
      '{ area(id: "tinytown:north") { workers(groupBy: [AREA], targetGroup: { genders: [FEMALE] }) { nodes { area { id } estimate { value status } } } } }',
  });
  expect(data?.area.workers.nodes).toEqual([
    { area: { id: 'tinytown:north' }, estimate: { value: 7 * 950, status: 'PUBLISHED' } },
  ]);
});

function square(west: number, south: number): readonly object[] {
  return [
    { longitude: west, latitude: south },
    { longitude: west + 0.01, latitude: south },
    { longitude: west + 0.01, latitude: south + 0.01 },
  ];
}
