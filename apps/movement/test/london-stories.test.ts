import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';
import { countQueries, executePage } from '@passerby/testkit/executed-page';
import { plantedLondon } from './docs/planted-london.ts';

const file = join(import.meta.dirname, '..', 'docs', 'london-stories.md');
const stories = 5;

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  const families = ['dwell-site-day', 'presence-zone-hour', 'visitors-site-week-kind'] as const;
  market = await makeReleasedMarket({ town: plantedLondon, from: '2026-10-05', to: '2026-11-02', families, isNoisy: false });
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

test('each planted story is found by the query of the page, with the answer that stands there', async () => {
  const page = readFileSync(file, 'utf8');
  expect(countQueries(page)).toBe(stories);
  await expect(await executePage(page, subgraph, market.market)).toMatchFileSnapshot(file);
});
