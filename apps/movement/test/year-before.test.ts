import { makeReleasedMarket, tinytown } from '@passerby/testkit/market';
import type { CellKey, ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';

/** Of a zone in an hour, and a tenth more from 2026 on. */
const countThen = 1000;
const secondYear = Date.parse('2026-01-01T00:00:00Z') / 1000;

let market: ReleasedMarket;
let subgraph: TestSubgraph;

/** ISO week 43 of two years, each with the Sunday of 25 hours: 20 October 2025 and 19 October 2026 are its Mondays. */
beforeAll(async () => {
  const inputs = { ...tinytown, market: { ...tinytown.market, firstPeriod: '2025-10-06' } };
  const countOf = (_family: string, { at }: CellKey): number => (Number(at) < secondYear ? countThen : countThen * 1.1);
  const options = { isNoisy: false, kinds: ['day'], families: ['presence-zone-hour'] } as const;
  market = await makeReleasedMarket({ town: { inputs, countOf }, from: '2025-10-20', to: '2025-10-27', ...options });
  await market.release('2026-10-19', '2026-10-26');
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

const trendOf = async (how: string, fields: string) => {
  const query = `{ trend(measure: PRESENCE, areas: { ids: ["tinytown:n1"] }, baseline: YEAR_BEFORE, ${how}) { ${fields} } }`;
  const { data, errors } = await subgraph.ask<{ readonly trend: Readonly<Record<string, unknown>> }>({ query });
  expect(errors).toBeUndefined();
  return data?.trend;
};

test('a week is compared with the ISO week of the same number a year before, each by its own days', async () => {
  const window = 'window: { from: "2026-10-19", to: "2026-10-26" }';
  expect(
    await trendOf(
      `${window}, grain: WEEK`,
      'baseline weeks baselineWindow nodes { week estimate { value } baseline { value } change { value } against }',
    ),
  ).toEqual({
    baseline: 'YEAR_BEFORE',
    weeks: null,
    baselineWindow: '2025-10-20/2025-10-27',
    nodes: [
      {
        week: '2026-W43',
        estimate: { value: 169 * 1100 },
        baseline: { value: 169 * countThen },
        change: { value: 110 },
        against: ['2025-W43'],
      },
    ],
  });
});

test('a day with the same weekday of that week, an hour that comes twice with its own run', async () => {
  const sunday = 'window: { from: "2026-10-25", to: "2026-10-26" }';
  expect(await trendOf(`${sunday}, grain: DAY`, 'nodes { day change { value } against }')).toEqual({
    nodes: [{ day: '2026-10-25', change: { value: 110 }, against: ['2025-10-26'] }],
  });
  expect(await trendOf(`${sunday}, grain: HOUR, first: 3`, 'nodes { at against }')).toEqual({
    nodes: [
      { at: '2026-10-25T00:00:00+01:00', against: ['2025-10-26T00:00:00+01:00'] },
      { at: '2026-10-25T01:00:00+01:00', against: ['2025-10-26T01:00:00+01:00'] },
      { at: '2026-10-25T01:00:00+00:00', against: ['2025-10-26T01:00:00+00:00'] },
    ],
  });
});
