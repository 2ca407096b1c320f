import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countQueries, executePage } from '@passerby/testkit/executed-page';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

const file = join(import.meta.dirname, '..', 'docs', 'questions.md');

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({
    from: '2026-10-05',
    to: '2026-11-30',
    kinds: ['week', 'period'],
    families: ['dwell-site-week-demo', 'visitors-zone-week-demo', 'residents-zone-period-demo', 'workers-zone-period-demo'],
    isNoisy: false,
  });
  subgraph = await startTestSubgraph({ name: 'demographics', schema: createDemographicsSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

test('every query of the page gives the answer that stands there', async () => {
  const page = readFileSync(file, 'utf8');
  expect(countQueries(page)).toBe(11);
  await expect(await executePage(page, subgraph, market.market)).toMatchFileSnapshot(file);
});
