import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CellPlan } from '@passerby/anonymisation/plan';
import { listHoursOfDay } from '@passerby/domain/calendar';
import { openReleaseReader } from '../src/reader.ts';
import { buildServingFile } from '../src/serving-file.ts';
import { makeBenchMarket, TIME_ZONE } from './bench-market.ts';

/** Builds an edition of about 20 M cells and prints how long building took and how long typical plans take. */
const zones = Number(process.argv[2] ?? 2000);
const days = Number(process.argv[3] ?? 28);
const rounds = 200;
const { folders, zoneIds, cells, release, remove } = makeBenchMarket({ zones, days });

const writing = await timed(release);
const building = await timed(() => buildServingFile(folders));
const edition = (await buildServingFile(folders)).edition;
const bytes = statSync(join(folders.servingFolder, 'bench', `${edition}.duckdb`)).size;
console.log(
  `${cells.toLocaleString('en')} cells in ${days} releases: written in ${writing.toFixed(1)} s, served from ` +
    `${(bytes / 1e6).toFixed(0)} MB built in ${building.toFixed(1)} s`,
);

const reader = await openReleaseReader(folders);
const facts = reader.findEdition('bench');
if (facts === undefined) throw new Error('no edition');
const start = listHoursOfDay('2026-10-08', TIME_ZONE)[0] ?? 0;
const dayRange = { column: 'at', from: start, to: start + 86_400 } as const;
await measure('1 zone x 24 h x 15 groups', (zone) => ({
  filters: [{ column: 'area_id', in: [zone] }, dayRange],
  groupBy: ['at', 'age_band', 'gender'],
}));
await measure('1 zone x all hours, one sum', (zone) => ({ filters: [{ column: 'area_id', in: [zone] }], groupBy: [] }));
await measure('20 scattered zones x 24 h', (_, index) => ({
  filters: [{ column: 'area_id', in: zoneIds.filter((_id, zone) => zone % 97 === index % 97) }, dayRange],
  groupBy: ['area_id', 'at'],
}));
await measure('all zones x 1 h x 15 groups', () => ({
  filters: [{ column: 'at', in: [start] }],
  groupBy: ['area_id', 'age_band', 'gender'],
}));
await reader.close();
remove();

async function measure(
  name: string,
  planOf: (zone: string, index: number) => Pick<CellPlan, 'filters' | 'groupBy'>,
): Promise<void> {
  const times: number[] = [];
  let rows = 0;
  const before = process.cpuUsage();
  for (let index = 0; index < rounds; index += 1) {
    const plan: CellPlan = {
      market: 'bench',
      family: 'presence-zone-hour-demo',
      ...planOf(zoneIds[(index * 37) % zones] ?? '', index),
    };
    const from = performance.now();
    if (facts !== undefined) rows = (await reader.sumCells(facts, plan)).length;
    times.push(performance.now() - from);
  }
  const cpu = process.cpuUsage(before);
  const sorted = times.toSorted((a, b) => a - b);
  console.log(
    `${name.padEnd(30)} ${String(rows).padStart(6)} rows   p50 ${(sorted[rounds / 2] ?? 0).toFixed(2)} ms   ` +
      `p95 ${(sorted[Math.floor(rounds * 0.95)] ?? 0).toFixed(2)} ms   CPU ${((cpu.user + cpu.system) / 1000 / rounds).toFixed(2)} ms`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
