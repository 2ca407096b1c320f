import { join } from 'node:path';
import { startFederation } from '@passerby/testkit/federation';
import type { RunningFederation } from '@passerby/testkit/federation';
import { countOf, makeReleasedMarket, tinytown } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { askSubgraph } from '@passerby/testkit/subgraph';
import type { TestReply } from '@passerby/testkit/subgraph';
import type { Licence } from '@passerby/domain/licence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawInvalidQuestion, invalidKinds } from './naive/invalid-question.ts';
import type { PlainMarket } from './naive/naive-answer.ts';
import { answerNaively, nameOf } from './naive/naive-beside.ts';
import type { PlainAnswer, PlainRow } from './naive/naive-beside.ts';
import type { PlainEstimate } from './naive/naive-estimate.ts';
import { readCells, readFactors } from './naive/parquet-cells.ts';
import { listShown, subgraphOf, toQuery } from './naive/plain-question.ts';
import type { PlainQuestion } from './naive/plain-question.ts';
import { drawQuestion, RELEASED } from './naive/random-question.ts';
import { openRandomSource } from './naive/random-source.ts';

const questions = 1000;
const seed = Number(process.env['PASSERBY_TEST_SEED'] ?? Date.now() % 2 ** 31);
/** A Wednesday, and a Sunday that is one anyway. */
const holidays = ['2026-10-21', '2026-11-01'];
/** Questions that each planted fault is held against. */
const faultQuestions = 150;

let released: ReleasedMarket;
let federation: RunningFederation;
let market: PlainMarket;

beforeAll(async () => {
  const inputs = { ...tinytown, market: { ...tinytown.market, holidays } };
  released = await makeReleasedMarket({ town: { inputs, countOf }, from: RELEASED.from, to: RELEASED.to, families: 'ALL' });
  federation = await startFederation({ home: released.home });
  const folder = join(released.home, 'releases', released.market);
  market = {
    cells: await readCells(folder),
    factors: readFactors(folder),
    timeZone: 'Europe/London',
    firstPeriod: RELEASED.from,
    holidays,
  };
});
afterAll(async () => {
  await federation.close();
  released.remove();
});

test(`a naive reader agrees with the graph on ${questions} random questions (seed ${seed})`, async () => {
  const random = openRandomSource(seed);
  const [statuses, fields] = [new Set<string>(), new Set<string>()];
  for (let asked = 0; asked < questions; asked += 1) {
    const question = drawQuestion(random);
    const answer = await askAll(question);
    const naive = answerNaively(question, market);
    expect(comparable(answer), `seed ${seed}, question ${asked}: ${toQuery(question)}`).toEqual(comparable(naive));
    for (const { estimate } of answer.rows) statuses.add(estimate.status);
    fields.add(question.field);
  }
  expect([...statuses].toSorted()).toEqual(['BELOW_MINIMUM', 'IMPRECISE', 'NOT_COVERED', 'PUBLISHED']);
  expect(fields.size).toBe(13);
});

const faults: readonly (readonly [name: string, plant: (market: PlainMarket) => PlainMarket])[] = [
  ['half of the noise', (sound) => changeCells(sound, (cell) => ({ ...cell, variance: cell.variance / 4 }))],
  ['four devices more in every cell', (sound) => changeCells(sound, (cell) => ({ ...cell, n: cell.n + 4 }))],
  [
    'women and men exchanged',
    (sound) => changeCells(sound, (cell) => ({ ...cell, key: { ...cell.key, ...exchanged(cell.key) } })),
  ],
  ['hours an hour late', (sound) => changeCells(sound, late)],
  [
    'other factors',
    (sound) => ({ ...sound, factors: new Map([...sound.factors].map(([name, factor]) => [name, factor * 1.1])) }),
  ],
];

test.each(faults)(`%s would be noticed (seed ${seed})`, async (_name, plant) => {
  const random = openRandomSource(seed);
  const wrong = plant(market);
  let noticed = 0;
  for (let asked = 0; asked < faultQuestions; asked += 1) {
    const question = drawQuestion(random);
    const answer = comparable(await askAll(question));
    if (JSON.stringify(answer) !== JSON.stringify(comparable(answerNaively(question, wrong)))) noticed += 1;
  }
  expect(noticed).toBeGreaterThan(faultQuestions / 10);
});

test(`${questions} random invalid questions get their code and no data (seed ${seed})`, async () => {
  const random = openRandomSource(seed);
  const seen = new Set<string>();
  for (let asked = 0; asked < questions; asked += 1) {
    const { name, code, question, licence } = drawInvalidQuestion(random);
    const reply = await ask(question, null, licence);
    const codes = (reply.errors ?? []).map(({ extensions }) => extensions?.['code']);
    const context = `seed ${seed}, ${name}: ${toQuery(question)}`;
    expect({ codes, data: reply.data?.answer ?? null }, context).toEqual({ codes: [code], data: null });
    seen.add(name);
  }
  expect(seen.size).toBe(invalidKinds);
});

type Cell = NonNullable<ReturnType<PlainMarket['cells']['get']>>[number];

function changeCells(sound: PlainMarket, change: (cell: Cell) => Cell): PlainMarket {
  return { ...sound, cells: new Map([...sound.cells].map(([family, cells]) => [family, cells.map(change)])) };
}

function exchanged({ gender }: Cell['key']): Cell['key'] {
  return gender === 'female' ? { gender: 'male' } : gender === 'male' ? { gender: 'female' } : {};
}

/** What is counted in an hour says that it is of the next. */
function late(cell: Cell): Cell {
  const { at } = cell.key;
  return at === undefined ? cell : { ...cell, key: { ...cell.key, at: String(Number(at) + 3600) } };
}

interface GraphRow extends Readonly<Record<string, unknown>> {
  readonly estimate: PlainEstimate;
}

interface GraphAnswer extends Readonly<Record<string, unknown>> {
  readonly nodes?: readonly GraphRow[];
  readonly columns?: PackedRows;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Packed = { readonly labels: readonly string[]; readonly codes: readonly number[] } | readonly (number | null)[];
type PackedRows = { readonly length: number } & Readonly<Record<string, Packed>>;

function ask(
  question: PlainQuestion,
  after: string | null,
  licence: Partial<Licence> = {},
): Promise<TestReply<{ readonly answer: GraphAnswer }>> {
  const name = subgraphOf(question);
  return askSubgraph({ name, url: federation.urlOf(name) }, { query: toQuery(question), variables: { after }, licence });
}

/** A whole answer, page by page or packed. */
async function askAll(question: PlainQuestion): Promise<PlainAnswer> {
  const rows: PlainRow[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: TestReply<{ readonly answer: GraphAnswer }> = await ask(question, after);
    expect(errors, `seed ${seed}: ${toQuery(question)}`).toBeUndefined();
    const answer: GraphAnswer = data?.answer ?? {};
    const { nodes = [], columns, pageInfo, ...whole } = answer;
    rows.push(...[...nodes, ...(columns === undefined ? [] : unpack(columns))].map((row) => toPlainRow(row, question)));
    if (pageInfo?.hasNextPage !== true) return { rows, whole };
    after = pageInfo.endCursor;
  }
}

/** The rows of packed columns. */
function unpack({ length, ...columns }: PackedRows): readonly GraphRow[] {
  return Array.from({ length }, (_, row) => {
    const read = (column: Packed): unknown =>
      'codes' in column ? (column.labels[column.codes[row] ?? -1] ?? null) : column[row];
    const all = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, read(column)]));
    const { value, lower, upper, grade, status, ...labels } = all;
    return { ...labels, estimate: { value, lower, upper, grade, status } as PlainEstimate };
  });
}

const dimensionOf: Readonly<Record<string, string>> = {
  area: 'AREA',
  site: 'SITE',
  origin: 'ORIGIN',
  destination: 'DESTINATION',
  homeDistrict: 'HOME_DISTRICT',
  at: 'TIME',
  time: 'TIME',
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

/** Labels are the dimensions that the question shows; everything else stands beside the figure. */
function toPlainRow({ estimate, ...fields }: GraphRow, question: PlainQuestion): PlainRow {
  const shown = new Set(listShown(question));
  const isLabel = (field: string): boolean => shown.has(dimensionOf[field] ?? '');
  const named = Object.entries(fields)
    .filter(([field]) => isLabel(field))
    .map(([field, label]) => {
      const isPlace = typeof label === 'object' && label !== null && 'id' in label;
      // An hour of the day is a number in rows and the label `07` in columns.
      const text = field === 'hourOfDay' ? Number(label) : isPlace ? label.id : label;
      return [dimensionOf[field] ?? field, String(text)] as const;
    });
  const beside = Object.fromEntries(Object.entries(fields).filter(([field]) => !isLabel(field)));
  return { labels: Object.fromEntries(named), estimate, beside };
}

/** Rows by their labels, whatever the order, and what is said of the whole. */
function comparable({ rows, whole }: PlainAnswer): unknown {
  const named = rows.map(({ labels, estimate, beside }) => [nameOf(labels), sorted({ ...beside, estimate })] as const);
  const map = new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  expect(map.size).toBe(rows.length);
  return { rows: [...map], whole: sorted(whole) };
}

function sorted(fields: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(fields)
    .map(([name, value]) => [name, isObject(value) ? sorted(value) : value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
