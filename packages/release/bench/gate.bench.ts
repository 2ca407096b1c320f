import { admit, publish, publishColumns } from '@passerby/anonymisation/gate';
import type { CellSum } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { openReleaseReader } from '../src/reader.ts';
import { buildServingFile } from '../src/serving-file.ts';
import { FIRST_DAY, makeBenchMarket } from './bench-market.ts';

/** What the gate costs beside reading the same cells from DuckDB: CPU of an answer with and without it, taken in turns. */
const zones = 200;
const days = 7;
const zonesAsked = 14;
const rounds = 400;
const warmUpRounds = 30;
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

const ways = {
  'cells alone': async () => await reader.sumCells(edition, plan),
  'rows of the gate': async () => publish(admit(question, asking), await reader.sumCells(edition, plan)).rows,
  'columns of the gate': async () => publishColumns(admit(question, asking), await reader.sumCells(edition, plan)),
} as const satisfies Record<string, () => Promise<{ readonly length: number } | readonly CellSum[]>>;

const spent = new Map<string, number>();
let cells = 0;
for (let round = -warmUpRounds; round < rounds; round += 1) {
  // In another order each round: what one leaves behind, the next has to collect.
  for (const [name, answer] of rotate(Object.entries(ways), round + warmUpRounds)) {
    const before = process.cpuUsage();
    cells = (await answer()).length;
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) spent.set(name, (spent.get(name) ?? 0) + (user + system) / 1000);
  }
}
const alone = spent.get('cells alone') ?? Number.NaN;
for (const [name, cpuMs] of spent) {
  const more = ((cpuMs / alone - 1) * 100).toFixed(1);
  console.log(
    `${cells} cells, ${name.padEnd(20)} ${(cpuMs / rounds).toFixed(2)} ms CPU${cpuMs === alone ? '' : `, ${more} % more`}`,
  );
}
await reader.close();
remove();

function rotate<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
