import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellPlan } from '@passerby/anonymisation/plan';
import { addDays, listDays, listHoursOfDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { countCells } from '../src/family-domain.ts';
import type { FamilyDomain } from '../src/family-domain.ts';
import { publishRelease } from '../src/publish.ts';
import { openReleaseReader } from '../src/reader.ts';
import { buildServingFile } from '../src/serving-file.ts';
import { openReleaseWriter } from '../src/writer.ts';

/** Builds an edition of about 20 M cells and prints how long building took and how long typical plans take. */
const zones = Number(process.argv[2] ?? 2000);
const days = Number(process.argv[3] ?? 28);
const rounds = 200;
const first = '2026-10-05';
const timeZone = 'Europe/London';
const market = {
  id: 'bench',
  name: 'Bench',
  country: 'GB',
  timeZone,
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: first,
  holidays: [],
  operatorShare: null,
};
const zoneIds = Array.from({ length: zones }, (_, index) => `zone-${String(index).padStart(5, '0')}`);
const key = generateKeyPairSync('ed25519').privateKey;
const home = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
const folders = { releasesFolder: join(home, 'releases'), servingFolder: join(home, 'serving'), market: 'bench' };

const writing = await timed(async () => {
  for (const day of listDays(first, addDays(first, days))) await publish(day);
});
const building = await timed(() => buildServingFile(folders));
const edition = (await buildServingFile(folders)).edition;
const bytes = statSync(join(folders.servingFolder, 'bench', `${edition}.duckdb`)).size;
const cells = listDays(first, addDays(first, days)).reduce((sum, day) => sum + countCells(domainOf(day)), 0);
console.log(
  `${cells.toLocaleString('en')} cells in ${days} releases: written in ${writing.toFixed(1)} s, served from ` +
    `${(bytes / 1e6).toFixed(0)} MB built in ${building.toFixed(1)} s`,
);

const reader = await openReleaseReader(folders);
const facts = reader.findEdition('bench');
if (facts === undefined) throw new Error('no edition');
const start = listHoursOfDay('2026-10-08', timeZone)[0] ?? 0;
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
rmSync(home, { recursive: true });

async function publish(day: string): Promise<void> {
  const stagingFolder = join(home, 'staging', day);
  const writer = openReleaseWriter(stagingFolder);
  const domain = domainOf(day);
  const noisy = Int32Array.from({ length: countCells(domain) }, (_, cell) => ((cell * 7919) % 301) - 150);
  await writer.addFamily({ domain, noisy, terms: { cap: 'bench', d2: [24, 1], rho: [1, 175], sigma2: [2100, 1], delta: 0 } });
  const { manifest } = writer.seal(
    {
      market: 'bench',
      period: first,
      kind: 'day',
      window: { from: day, to: addDays(day, 1) },
      guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: 'bench' },
      policy: 'standard',
      methodVersion: '1',
      code: 'bench',
      unprotectedQuantities: [],
      ledgerHead: '',
      createdAt: `${day}T00:00:00Z`,
    },
    { publicInputs: { market, areas: [], sites: [], population: [] }, privateKey: key },
  );
  publishRelease({ stagingFolder, releasesFolder: folders.releasesFolder, market: 'bench', id: manifest.id, key });
}

function domainOf(day: string): FamilyDomain {
  return {
    family: 'presence-zone-hour-demo',
    axes: [
      { columns: ['area_id'], values: zoneIds.map((id) => [id]) },
      { columns: ['at'], values: listHoursOfDay(day, timeZone).map((at) => [at]) },
      { columns: ['age_band', 'gender'], values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]) },
    ],
  };
}

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
