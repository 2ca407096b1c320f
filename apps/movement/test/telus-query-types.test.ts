import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';
import { countQueries, executePage } from '@passerby/testkit/executed-page';

const file = join(import.meta.dirname, '..', 'docs', 'telus-query-types.md');
const queryTypes = [
  'unique',
  'dwelltime',
  'repeatvisitation',
  'totaltrip',
  'odmatrix',
  'origin',
  'destination',
  'home',
  'work',
  'tradearea',
  'demographic',
];

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({ from: '2026-10-05', to: '2026-11-02', families: 'ALL', isNoisy: false });
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

test('every query type has a section, and every query of the page gives the answer that stands there', async () => {
  const page = readFileSync(file, 'utf8');
  const sections = [...page.matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(queryTypes);
  expect(countQueries(page)).toBeGreaterThanOrEqual(queryTypes.length);
  await expect(await executePage(page, subgraph, market.market)).toMatchFileSnapshot(file);
});
