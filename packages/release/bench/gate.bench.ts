import { admit, publish, publishColumns } from '@passerby/anonymisation/gate';
import type { AnswerRow, ColumnAnswer } from '@passerby/anonymisation/gate';
import type { CellSum } from '@passerby/anonymisation/plan';
import { readColumn, readPublished } from '@passerby/anonymisation/published';
import type { Published } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { openReleaseReader } from '../src/reader.ts';
import { buildServingFile } from '../src/serving-file.ts';
import { FIRST_DAY, makeBenchMarket } from './bench-market.ts';

/**
 * What the gate costs: CPU of an answer of some 5,000 cells from DuckDB to JSON, with it and without it, as rows and as columns,
 * and of reading the cells alone. In turns, in one process.
 */
const zones = 200;
const days = 7;
const zonesAsked = 14;
const rounds = 250;
const warmUpRounds = 40;
const normalQuantile95 = 1.96;
const licence: Licence = {
  markets: ['bench'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: GRAINS,
  measures: MEASURES,
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

const { folders, zoneIds, release, remove } = makeBenchMarket({ zones, days });
await release();
await buildServingFile(folders);
const reader = await openReleaseReader(folders);
const edition = reader.findEdition('bench');
if (edition === undefined) throw new Error('no edition');
const asking = { licence, now: new Date(), edition };
const question: InsightQuestion = {
  market: 'bench',
  measure: 'presence',
  places: { areaIds: zoneIds.slice(0, zonesAsked) },
  window: { from: FIRST_DAY, to: '2026-10-06' },
  grain: 'HOUR',
  groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
  unit: 'DEVICES',
};
const { plan } = admit(question, asking);
/** The hours as an answer names them, by their number: any answer needs them, with a gate or without. */
const labels = new Map((await listHours()).map((label) => [Date.parse(label) / 1000, label]));

const ways: Readonly<Record<string, () => Promise<string>>> = {
  'reading alone': async () => String((await readCells()).length),
  'rows without the gate': async () => JSON.stringify((await readCells()).map(rawRow)),
  'rows with the gate': async () => JSON.stringify(publish(admit(question, asking), await readCells()).rows.map(publishedRow)),
  'columns without the gate': async () => JSON.stringify(rawColumns(await readCells())),
  'columns with the gate': async () =>
    JSON.stringify(publishedColumns(publishColumns(admit(question, asking), await readCells()))),
};

const cells = (await readCells()).length;
const spent = new Map<string, number>();
for (let round = -warmUpRounds; round < rounds; round += 1) {
  // In another order each round: what one leaves behind, the next has to collect.
  for (const [name, answer] of rotate(Object.entries(ways), round + warmUpRounds)) {
    const before = process.cpuUsage();
    await answer();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) spent.set(name, (spent.get(name) ?? 0) + (user + system) / 1000 / rounds);
  }
}
for (const [name, cpuMs] of spent) console.log(`${cells} cells, ${name.padEnd(24)} ${cpuMs.toFixed(2)} ms CPU`);
for (const form of ['rows', 'columns']) {
  const [without, with_] = [spent.get(`${form} without the gate`), spent.get(`${form} with the gate`)].map(
    (cpuMs) => cpuMs ?? Number.NaN,
  );
  console.log(`the gate adds ${(((with_ ?? 0) / (without ?? 0) - 1) * 100).toFixed(1)} % to an answer in ${form}`);
}
await reader.close();
remove();

function readCells(): Promise<readonly CellSum[]> {
  return edition === undefined ? Promise.resolve([]) : reader.sumCells(edition, plan);
}

async function listHours(): Promise<readonly string[]> {
  const { rows } = publish(admit(question, asking), await readCells());
  return [...new Set(rows.flatMap(({ at }) => at ?? []))];
}

/** What a resolver without a gate would send of a cell: the same labels, its count, interval and that it is there. */
function rawRow({ key: [area, at, ageBand, gender], sum, variance }: CellSum) {
  const halfWidth = normalQuantile95 * Math.sqrt(variance);
  const numbers = { value: sum, lower: sum - halfWidth, upper: sum + halfWidth, status: 'PUBLISHED' };
  return { area, at: labels.get(Number(at)), ageBand, gender, ...numbers };
}

function publishedRow({ key, at, estimate: { value, lower, upper, status } }: AnswerRow) {
  const numberOf = (published: Published | null) => published && readPublished(published);
  const numbers = { value: numberOf(value), lower: numberOf(lower), upper: numberOf(upper), status };
  return { area: key.AREA, at, ageBand: key.AGE_BAND, gender: key.GENDER, ...numbers };
}

function rawColumns(sums: readonly CellSum[]) {
  const rows = sums.map(rawRow);
  const columnOf = (name: keyof ReturnType<typeof rawRow>) => rows.map((row) => row[name]);
  return (['area', 'at', 'ageBand', 'gender', 'value', 'lower', 'upper', 'status'] as const).map(columnOf);
}

function publishedColumns({ keys, value, lower, upper, status }: ColumnAnswer) {
  return [...Object.values(keys), value, lower, upper, status].map(readColumn);
}

function rotate<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
