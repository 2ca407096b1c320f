import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { policyOf } from '../../src/families/market-policy.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { EXACT_TABLES } from '../../src/inspect/exact-table.ts';
import { inspectTable } from '../../src/inspect/inspect-table.ts';
import { enclaveSource } from '../../src/release/enclave-source.ts';
import { runRelease } from '../../src/release/run-release.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { TORTURE_KEY } from './torture-market.ts';

/** The time of every load and of the last build. */
export const TORTURE_NOW = '2026-05-04T12:00:00Z';

/** Landing folder and PASSERBY_HOME of one enclave. */
export interface TortureFolders {
  readonly dir: string;
  readonly home: string;
}

/** Opens the enclave, does something, and closes it whatever happens. */
export async function withEnclave<Result>(folders: TortureFolders, use: (enclave: Enclave) => Promise<Result>): Promise<Result> {
  const market = readMarketFile(join(folders.dir, 'market.json'));
  const enclave = await createEnclave(folders.home, market, { testKey: TORTURE_KEY });
  try {
    return await use(enclave);
  } finally {
    await enclave.close();
  }
}

/** A load that nobody kills, and what the enclave holds of each file after it. */
export function completeIngest(folders: TortureFolders): Promise<ReadonlyMap<string, string>> {
  return withEnclave(folders, async (enclave) => {
    await ingest(enclave, folders.dir, { now: new Date(TORTURE_NOW) });
    return digestFiles(enclave);
  });
}

/** A release that nobody kills, and what the enclave holds of each file after it. */
export function completeRelease(folders: TortureFolders, through: LocalDay): Promise<ReadonlyMap<string, string>> {
  return withEnclave(folders, async (enclave) => {
    await runRelease({
      market: enclave.market,
      policy: policyOf(enclave.market),
      enclaveFolder: enclave.folder,
      releasesFolder: join(folders.home, 'releases'),
      source: enclaveSource(enclave),
      now: new Date(TORTURE_NOW),
      through,
    });
    return digestFiles(enclave);
  });
}

/** Every table of `inspect` as it stands for all that is in, by its name. */
export function inspectEverything(folders: TortureFolders): Promise<ReadonlyMap<string, string>> {
  return withEnclave(folders, async (enclave) => {
    await buildExactTables(enclave, { now: new Date(TORTURE_NOW), movements: true });
    const out = join(folders.home, 'inspected');
    mkdirSync(out, { recursive: true });
    const tables = new Map<string, string>();
    for (const table of EXACT_TABLES) {
      const path = join(out, `${table}.csv`);
      await inspectTable(enclave, table, path);
      tables.set(table, readFileSync(path, 'utf8'));
    }
    return tables;
  });
}

/** Per file: how many rows it has in events and quarantine, and a checksum over them that knows nothing of file numbers. */
async function digestFiles({ engine }: Enclave): Promise<ReadonlyMap<string, string>> {
  const rows = await engine.rows<{ readonly path: string; readonly digest: string }>(
    `SELECT path, concat(toString(count()), ' rows ', toString(sum(content))) AS digest
     FROM (
       SELECT file, cityHash64(subscriber, observed_ms, cell, toString(plmn), is_registered, line, day) AS content FROM events
       UNION ALL
       SELECT file, cityHash64(line, toString(rule), toString(field), value) AS content FROM quarantine
     ) AS held
     INNER JOIN files ON files.file = held.file
     GROUP BY path`,
  );
  return new Map(rows.map(({ path, digest }) => [path, digest]));
}
