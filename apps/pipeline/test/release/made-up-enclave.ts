import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { addDays, isoWeekOf, listDays } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import type { FamilyName } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';
import { parsePolicy } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import { countCells } from '@passerby/release/family-domain';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';
import type { ReleaseWindow } from '../../src/release/closing-rule.ts';
import type { ReleaseSource } from '../../src/release/release-source.ts';
import type { ReleaseRunOptions } from '../../src/release/run-release.ts';

export const market: Market = {
  id: 'toy',
  name: 'Toytown',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'toy',
  firstPeriod: '2026-10-05',
  holidays: [],
  operatorShare: null,
};

/** Budgets of the toy market: four families that are quick to draw; they sum to the cap. */
export const policy: Policy = parsePolicy({
  name: 'toy',
  cap: [1, 1],
  rho: {
    'visitors-zone-day': [28, 100],
    'visitors-zone-day-demo': [42, 100],
    'visitors-site-week-kind': [20, 100],
    'residents-zone-period-demo': [10, 100],
  },
  minimumGroup: 20,
  flowsMaxKm: 30,
  roamerCountries: ['FR'],
  admitUnknownDemo: true,
  admitRoamers: true,
});

export const publicInputs: PublicInputs = { market, areas: [], sites: [], population: [] };

/** A home folder with an empty enclave of the toy market; removed when the test has ended. */
export function temporaryHome(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'passerby-pipeline-'));
  mkdirSync(join(path, 'enclave', market.id), { recursive: true, mode: 0o700 });
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A run over `days` days of events from the first period on, with the same exact count in every cell. */
export function runOptions(home: string, days: number, exact = 0): ReleaseRunOptions & { readonly source: ReleaseSource } {
  return {
    market,
    policy,
    enclaveFolder: join(home, 'enclave', market.id),
    releasesFolder: join(home, 'releases'),
    source: madeUpSource(listDays(market.firstPeriod, addDays(market.firstPeriod, days)), exact),
    now: new Date('2027-01-01T00:00:00Z'),
  };
}

export function madeUpSource(daysRead: readonly string[], exact: number): ReleaseSource {
  return {
    listDaysRead: async () => daysRead,
    buildExactTables: async () => {},
    listLateRows: async () => ({}),
    readPublicInputs: async () => publicInputs,
    async countFamily(family, window) {
      const domain = domainOf(family, window);
      return { domain, counts: new Int32Array(countCells(domain)).fill(exact) };
    },
  };
}

const zones = Array.from({ length: 40 }, (_, index) => `Z${index + 10}`);

function domainOf(family: FamilyName, { from }: ReleaseWindow['window']): FamilyDomain {
  const demo: DomainAxis = {
    columns: ['age_band', 'gender'],
    values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]),
  };
  switch (family) {
    case 'visitors-zone-day':
      return { family, axes: [axis('area_id', zones), axis('day', [from])] };
    case 'visitors-zone-day-demo':
      return { family, axes: [axis('area_id', zones), axis('day', [from]), demo] };
    case 'visitors-site-week-kind':
      return {
        family,
        axes: [axis('site_id', ['S1']), axis('week', [isoWeekOf(from)]), axis('kind', ['resident', 'worker', 'other'])],
      };
    default:
      return { family, axes: [axis('area_id', zones), axis('period', [from]), demo] };
  }
}

function axis(column: DomainAxis['columns'][number], labels: readonly string[]): DomainAxis {
  return { columns: [column], values: labels.map((label) => [label]) };
}

/** The noisy counts of a sealed family, in the order of its rows. */
export async function readCounts(folder: string, family: FamilyName): Promise<readonly number[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('select n from read_parquet($1)', [join(folder, `${family}.parquet`)]);
  const counts = reader.getRows().map(([n]) => Number(n));
  connection.closeSync();
  instance.closeSync();
  return counts;
}

/** All keys of a sealed family as text, in the order of its rows. */
export async function readKeys(folder: string, family: FamilyName): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll("select columns(c -> c <> 'n') from read_parquet($1)", [
    join(folder, `${family}.parquet`),
  ]);
  const keys = reader.getRows().map((row) => row.join('|'));
  connection.closeSync();
  instance.closeSync();
  return keys;
}

export function readText(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}
