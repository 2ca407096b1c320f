import { PasserbyError } from '@passerby/domain/error';
import type { CellSource } from '@passerby/anonymisation/plan';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSubgraph } from './fixtures/running-subgraph.ts';
import type { TestSubgraph } from './fixtures/running-subgraph.ts';
import { rogueSource } from './rogue/rogue-market.ts';

let subgraph: TestSubgraph;
let edition = '0123456789abcdef';
let resolved = 0;

const source: CellSource = {
  ...rogueSource,
  findEdition(market) {
    const facts = rogueSource.findEdition(market);
    return facts && { ...facts, id: edition };
  },
};

beforeAll(async () => {
  subgraph = await startTestSubgraph(
    (builder) => {
      builder.queryField('edition', (t) =>
        t.id({
          description: 'Counts how often it is resolved.',
          resolve: (_root, _args, { insights }) => {
            resolved += 1;
            return insights.getEdition('tinytown').id;
          },
        }),
      );
      builder.queryField('refusal', (t) =>
        t.id({
          nullable: true,
          description: 'Refuses, and counts how often.',
          resolve: () => {
            resolved += 1;
            throw new PasserbyError('NOT_FOUND', 'There is no such thing');
          },
        }),
      );
    },
    { source },
  );
});
afterAll(() => subgraph.close());
beforeEach(() => {
  resolved = 0;
});

const licence = {
  markets: ['tinytown'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: ['DAY'],
  measures: ['presence'],
  demo: false,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

test('an equal question under an equal licence is resolved once, whoever asks', async () => {
  const first = await subgraph.ask('{ edition }');
  expect(first).toMatchObject({ status: 200, data: { edition } });
  expect(await subgraph.ask('{ edition }')).toEqual(first);
  expect(await subgraph.ask('{ edition }', await subgraph.sign({ client: 'another', org: 'another', licence }))).toEqual(first);
  expect(resolved).toBe(1);
});

test.each([
  ['another licence', { licence: { ...licence, lagDays: 1 } }],
  ['study zones', { studyZones: [{ id: 'tinytown:sz-1', measuredFrom: '2026-11-30' }] }],
])('%s is another question', async (_name, claims) => {
  await subgraph.ask('{ edition }');
  resolved = 0;
  await subgraph.ask('{ edition }', await subgraph.sign(claims));
  expect(resolved).toBe(1);
});

test('a licence that does not cover the market gets its refusal, whatever others were answered', async () => {
  await subgraph.ask('{ edition }');
  const reply = await subgraph.ask('{ edition }', await subgraph.sign({ licence: { ...licence, markets: [] } }));
  expect(reply).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});

test('a newer edition is asked anew', async () => {
  await subgraph.ask('{ edition }');
  edition = 'fedcba9876543210';
  expect(await subgraph.ask('{ edition }')).toMatchObject({ data: { edition: 'fedcba9876543210' } });
  expect(resolved).toBe(1);
});

test('an answer with an error is not remembered', async () => {
  for (const _ of [1, 2]) {
    resolved = 0;
    expect((await subgraph.ask('{ refusal }')).errors).toHaveLength(1);
    expect(resolved).toBeGreaterThan(0);
  }
});

test('nobody without a principal gets what was remembered', async () => {
  await subgraph.ask('{ edition }');
  expect(await subgraph.ask('{ edition }', null)).toMatchObject({ status: 401 });
});
