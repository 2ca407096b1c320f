import type { CellPlan, CellSource } from '@passerby/anonymisation/plan';
import { createLogger } from '@passerby/runtime/logger';
import { startSubgraph } from '@passerby/subgraph-kit/subgraph';
import type { RunningSubgraph, SubgraphOptions } from '@passerby/subgraph-kit/subgraph';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { getTestKeys } from '@passerby/testkit/principal';
import { askSubgraph, startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let served: TestSubgraph;
let subgraph: RunningSubgraph;
/** The same without batches. */
let plain: RunningSubgraph;
let plans: CellPlan[] = [];

beforeAll(async () => {
  market = await makeReleasedMarket();
  const schema = createMovementSchema();
  served = await startTestSubgraph({ name: 'movement', schema, home: market.home });
  const { reader } = served;
  const source: CellSource = {
    listMarkets: () => reader.listMarkets(),
    findEdition: (id) => reader.findEdition(id),
    sumCells: (edition, plan) => {
      plans.push(plan);
      return reader.sumCells(edition, plan);
    },
  };
  const { publicKeyJwk } = await getTestKeys();
  const options: SubgraphOptions = {
    name: 'movement',
    version: '0.0.0',
    schema,
    source,
    port: 0,
    host: '127.0.0.1',
    principalPublicKey: publicKeyJwk,
    logger: createLogger({ name: 'movement', level: 'silent' }),
    isReady: () => true,
  };
  subgraph = await startSubgraph(options);
  plain = await startSubgraph({ ...options, isPlain: true });
});
afterAll(async () => {
  await subgraph.close();
  await plain.close();
  await served.close();
  market.remove();
});
beforeEach(() => {
  plans = [];
});

const window = 'window: { from: "2026-10-19", to: "2026-10-26" }';
const query = `query Step($entities: [_Any!]!) {
  _entities(representations: $entities) {
    ... on Site { dwell(${window}) { nodes { dwellBand estimate { value lower upper status } } median { value } } }
    ... on Area { presence(${window}, groupBy: [AREA]) { nodes { area { id } estimate { value lower upper status } } } }
  }
}`;
const sites = ['high-street', 'station'].map((id) => ({ __typename: 'Site', id: `tinytown:${id}` }));
const zones = ['n1', 'n2', 's1'].map((id) => ({ __typename: 'Area', id: `tinytown:${id}` }));

async function askEntities({ url }: RunningSubgraph, entities: readonly object[]): Promise<readonly unknown[]> {
  const { data, errors } = await askSubgraph<{ readonly _entities: readonly unknown[] }>(
    { name: 'movement', url },
    { query, variables: { entities } },
  );
  expect(errors).toBeUndefined();
  return data?._entities ?? [];
}

test('entities asked together are read by a statement a field, and answered as each alone', async () => {
  const entities = [...sites, ...zones];
  const together = await askEntities(subgraph, entities);
  const placesOf = ({ family, filters: [first] }: CellPlan) => `${family} ${first && 'in' in first ? first.in.length : 0}`;
  expect(new Set(plans.map(placesOf))).toEqual(new Set(['dwell-site-week-demo 2', 'presence-zone-hour 3']));
  expect(plans).toHaveLength(2);
  const alone = await Promise.all(entities.map((entity) => askEntities(plain, [entity])));
  expect(together).toEqual(alone.flat());
});

test('what was read together is remembered for each alone', async () => {
  for (const entity of [...sites, ...zones]) await askEntities(subgraph, [entity]);
  expect(plans).toEqual([]);
});
