import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAMILY_NAMES } from '@passerby/domain/family';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { createEnclave, type OpenOptions } from '../../src/enclave/open-enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { EXACT_TABLES } from '../../src/inspect/exact-table.ts';
import { inspectTable } from '../../src/inspect/inspect-table.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { loadWorld } from './load-world.ts';
import { countExactly } from './oracle.ts';
import type { World } from './world.ts';

/** The time of the build in tests. */
export const NOW = new Date('2026-12-01T00:00:00Z');

/** Lines of every file of `inspect`, headers left out, by table. */
export type ExactLines = Readonly<Record<string, readonly string[]>>;

/** Ingests a landing folder into a new enclave, builds, hands it over, and removes everything again. */
export async function withBuiltEnclave<Result>(
  landing: string,
  options: OpenOptions,
  use: (enclave: Enclave) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'passerby-exact-'));
  const enclave = await createEnclave(home, readMarketFile(join(landing, 'market.json')), options);
  try {
    await ingest(enclave, landing, { now: NOW });
    await buildExactTables(enclave, { now: NOW, movements: true });
    return await use(enclave);
  } finally {
    await enclave.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Every file of `inspect` of a built enclave. */
export async function inspectAll(enclave: Enclave): Promise<ExactLines> {
  const lines: Record<string, readonly string[]> = {};
  for (const table of EXACT_TABLES) {
    const path = join(enclave.folder, `${table}.csv`);
    await inspectTable(enclave, table, path);
    lines[table] = readFileSync(path, 'utf8').split('\n').slice(1, -1);
  }
  return lines;
}

/** Builds a world's exact tables in a new enclave, its rows put straight into the input tables. */
export async function withBuiltWorld<Result>(
  world: World,
  use: (enclave: Enclave) => Promise<Result>,
  options: OpenOptions = {},
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'passerby-exact-'));
  const enclave = await createEnclave(home, world.market, { ...options, testKey: world.key.toString('hex') });
  try {
    await loadWorld(enclave, world);
    await buildExactTables(enclave, { now: NOW, movements: true });
    return await use(enclave);
  } finally {
    await enclave.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The same from the oracle. */
export function expectedLines(world: World): ExactLines {
  const { families, ...plain } = countExactly(world);
  const cells = FAMILY_NAMES.map((family) => [
    family,
    [...(families[family] ?? new Map<string, number>())].map(([key, n]) => `${key},${n}`).toSorted(),
  ]);
  return { ...plain, ...(Object.fromEntries(cells) as ExactLines) };
}
