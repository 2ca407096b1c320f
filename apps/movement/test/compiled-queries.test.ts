import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listQueries, openBothExecutors } from '@passerby/testkit/both-executors';
import type { BothExecutors, CorpusQuery } from '@passerby/testkit/both-executors';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';
import { plantedLondon } from './docs/planted-london.ts';
import { subgraphOf, toQuery } from './naive/plain-question.ts';
import { drawQuestion, RELEASED } from './naive/random-question.ts';
import { openRandomSource } from './naive/random-source.ts';

const randomQuestions = 100;
const seed = Number(process.env['PASSERBY_TEST_SEED'] ?? Date.now() % 2 ** 31);
const pageOf = (name: string): readonly string[] =>
  listQueries(readFileSync(join(import.meta.dirname, '..', 'docs', name), 'utf8'));

let market: ReleasedMarket;
let london: ReleasedMarket;
let executors: BothExecutors;
let londonExecutors: BothExecutors;

beforeAll(async () => {
  market = await makeReleasedMarket({ from: RELEASED.from, to: RELEASED.to, families: 'ALL' });
  london = await makeReleasedMarket({
    town: plantedLondon,
    from: '2026-10-05',
    to: '2026-10-19',
    families: ['dwell-site-day', 'presence-zone-hour', 'visitors-site-week-kind'],
  });
  executors = await openBothExecutors(createMovementSchema(), market.home);
  londonExecutors = await openBothExecutors(createMovementSchema(), london.home);
});
afterAll(async () => {
  await executors.close();
  await londonExecutors.close();
  market.remove();
  london.remove();
});

/** Both answer alike, or an error leaves the answer to graphql-js. */
async function expectEqual({ ask }: BothExecutors, question: CorpusQuery): Promise<'compiled' | 'left'> {
  const { interpreted, compiled, hasErrors } = await ask(question);
  expect(compiled, `seed ${seed}: ${question.query}`).toBe(hasErrors ? undefined : interpreted);
  return hasErrors ? 'left' : 'compiled';
}

test('compiled queries answer every example of the docs as graphql-js does', async () => {
  const telus = pageOf('telus-query-types.md');
  const stories = pageOf('london-stories.md');
  expect(telus.length).toBeGreaterThan(10);
  expect(stories.length).toBeGreaterThan(4);
  const ways = new Set<string>();
  for (const query of telus) ways.add(await expectEqual(executors, { query }));
  for (const query of stories) await expectEqual(londonExecutors, { query, licence: { markets: [london.market] } });
  expect([...ways].toSorted()).toEqual(['compiled', 'left']);
});

test(`and ${randomQuestions} random questions`, async () => {
  const random = openRandomSource(seed);
  for (let asked = 0; asked < randomQuestions;) {
    const question = drawQuestion(random);
    if (subgraphOf(question) !== 'movement') continue;
    expect(await expectEqual(executors, { query: toQuery(question), variables: { after: null } })).toBe('compiled');
    asked += 1;
  }
});

test('and the steps of a plan, with variables, fragments, directives and aliases', async () => {
  const query = `query Step($representations: [_Any!]!, $window: Window!, $ages: [AgeBand!], $hasMedian: Boolean!, $hasRows: Boolean = true) {
    __typename
    _entities(representations: $representations) {
      __typename
      ... on Site { id weekly: dwell(window: $window, targetGroup: { ageBands: $ages }, groupBy: [DWELL_BAND, TIME]) { ...Rows } }
      ... on Area { presence(window: $window, grain: DAY, groupBy: [AREA, TIME]) {
        columns { time value status }
        nodes @include(if: $hasRows) { area { id } day estimate { value grade } }
      } }
    }
  }
  fragment Rows on DwellAnswer {
    edition { id } guarantee { epsilon } counts
    nodes { week dwellBand estimate { value lower upper status } }
    median @include(if: $hasMedian) { value status }
  }`;
  const representations = [
    { __typename: 'Site', id: 'tinytown:high-street' },
    { __typename: 'Area', id: 'tinytown:n1' },
    { __typename: 'Site', id: 'tinytown:station' },
  ];
  const window = { from: '2026-10-05', to: '2026-10-12' };
  for (const hasMedian of [true, false]) {
    for (const ages of [['AGE_25_34'], undefined]) {
      const variables = { representations, window, hasMedian, ages };
      expect(await expectEqual(executors, { query, variables })).toBe('compiled');
    }
  }
  const nowhere = [...representations, { __typename: 'Site', id: 'tinytown:nowhere' }];
  const hidden = { representations: nowhere, window, hasMedian: true, hasRows: false };
  expect(await expectEqual(executors, { query, variables: hidden })).toBe('left');
});
