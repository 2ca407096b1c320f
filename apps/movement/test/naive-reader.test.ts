import { join } from 'node:path';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestReply, TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';
import { drawInvalidQuestion, invalidKinds } from './naive/invalid-question.ts';
import { answerNaively } from './naive/naive-answer.ts';
import type { PlainMarket, PlainRow } from './naive/naive-answer.ts';
import type { PlainEstimate } from './naive/naive-estimate.ts';
import { readCells, readFactors } from './naive/parquet-cells.ts';
import { toQuery } from './naive/plain-question.ts';
import type { PlainQuestion } from './naive/plain-question.ts';
import { drawQuestion, RELEASED } from './naive/random-question.ts';
import { openRandomSource } from './naive/random-source.ts';

const questions = 1000;
const seed = Number(process.env['PASSERBY_TEST_SEED'] ?? Date.now() % 2 ** 31);

let released: ReleasedMarket;
let subgraph: TestSubgraph;
let market: PlainMarket;

beforeAll(async () => {
  released = await makeReleasedMarket({ from: RELEASED.from, to: RELEASED.to, families: 'ALL' });
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: released.home });
  const folder = join(released.home, 'releases', released.market);
  market = {
    cells: await readCells(folder),
    factors: readFactors(folder),
    timeZone: 'Europe/London',
    firstPeriod: RELEASED.from,
  };
});
afterAll(async () => {
  await subgraph.close();
  released.remove();
});

test(`a naive reader agrees with the graph on ${questions} random questions (seed ${seed})`, async () => {
  const random = openRandomSource(seed);
  const seen = new Set<string>();
  for (let asked = 0; asked < questions; asked += 1) {
    const question = drawQuestion(random);
    const rows = await askAll(question);
    const naive = answerNaively(question, market);
    expect(byLabels(rows), `seed ${seed}, question ${asked}: ${toQuery(question)}`).toEqual(byLabels(naive));
    for (const { estimate } of rows) seen.add(estimate.status);
  }
  expect([...seen].toSorted()).toEqual(['BELOW_MINIMUM', 'IMPRECISE', 'NOT_COVERED', 'PUBLISHED']);
});

test(`${questions} random invalid questions get their code and no data (seed ${seed})`, async () => {
  const random = openRandomSource(seed);
  const seen = new Set<string>();
  for (let asked = 0; asked < questions; asked += 1) {
    const { name, code, question, licence } = drawInvalidQuestion(random);
    const query = toQuery(question);
    const reply = await subgraph.ask<{ readonly answer: unknown }>({ query, ...(licence === undefined ? {} : { licence }) });
    const codes = (reply.errors ?? []).map(({ extensions }) => extensions?.['code']);
    expect({ codes, data: reply.data?.answer ?? null }, `seed ${seed}, ${name}: ${query}`).toEqual({ codes: [code], data: null });
    seen.add(name);
  }
  expect(seen.size).toBe(invalidKinds);
});

type GraphRow = Readonly<Record<string, unknown>> & { readonly estimate: PlainEstimate };

interface GraphAnswer {
  readonly nodes: readonly GraphRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All rows of a question, page by page. */
async function askAll(question: PlainQuestion): Promise<readonly PlainRow[]> {
  const rows: PlainRow[] = [];
  const query = toQuery(question);
  for (let after: string | null = null; ;) {
    const { data, errors }: TestReply<{ readonly answer: GraphAnswer }> = await subgraph.ask({
      query,
      variables: { after },
    });
    expect(errors, `seed ${seed}: ${query}`).toBeUndefined();
    rows.push(...(data?.answer.nodes ?? []).map(toPlainRow));
    if (data?.answer.pageInfo.hasNextPage !== true) return rows;
    after = data.answer.pageInfo.endCursor;
  }
}

const dimensionOf: Readonly<Record<string, string>> = {
  area: 'AREA',
  site: 'SITE',
  origin: 'ORIGIN',
  destination: 'DESTINATION',
  homeDistrict: 'HOME_DISTRICT',
  at: 'TIME',
  day: 'TIME',
  week: 'TIME',
  period: 'TIME',
  weekday: 'WEEKDAY',
  dayType: 'DAY_TYPE',
  hourOfDay: 'HOUR_OF_DAY',
  daypart: 'DAYPART',
  dwellBand: 'DWELL_BAND',
  daysBand: 'DAYS_BAND',
  kind: 'KIND',
  country: 'COUNTRY',
  ageBand: 'AGE_BAND',
  gender: 'GENDER',
};

function toPlainRow({ estimate, share: _share, ...labels }: GraphRow): PlainRow {
  const named = Object.entries(labels).map(([field, label]) => {
    const isPlace = typeof label === 'object' && label !== null && 'id' in label;
    return [dimensionOf[field] ?? field, String(isPlace ? label.id : label)] as const;
  });
  return { labels: Object.fromEntries(named), estimate };
}

/** Rows by their labels, whatever the order. */
function byLabels(rows: readonly PlainRow[]): ReadonlyMap<string, PlainEstimate> {
  const named = rows.map(({ labels, estimate }) => {
    const sorted = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [JSON.stringify(sorted), estimate] as const;
  });
  const map = new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  expect(map.size).toBe(rows.length);
  return map;
}
