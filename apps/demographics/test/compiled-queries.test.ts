import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listQueries, openBothExecutors } from '@passerby/testkit/both-executors';
import type { BothExecutors } from '@passerby/testkit/both-executors';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

const page = join(import.meta.dirname, '..', 'docs', 'questions.md');

let market: ReleasedMarket;
let executors: BothExecutors;

beforeAll(async () => {
  market = await makeReleasedMarket({
    from: '2026-10-05',
    to: '2026-11-30',
    kinds: ['week', 'period'],
    families: ['dwell-site-week-demo', 'visitors-zone-week-demo', 'residents-zone-period-demo', 'workers-zone-period-demo'],
  });
  executors = await openBothExecutors(createDemographicsSchema(), market.home);
});
afterAll(async () => {
  await executors.close();
  market.remove();
});

test('compiled queries answer every example of the page as graphql-js does, and leave refusals to it', async () => {
  const queries = listQueries(readFileSync(page, 'utf8'));
  expect(queries.length).toBeGreaterThan(10);
  const seen = new Set<boolean>();
  for (const query of queries) {
    const { interpreted, compiled, hasErrors } = await executors.ask({ query });
    expect(compiled, query).toBe(hasErrors ? undefined : interpreted);
    seen.add(hasErrors);
  }
  expect(seen.has(false)).toBe(true);
});
