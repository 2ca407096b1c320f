import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import { openChdb } from '../engine/chdb-engine.ts';
import { openClickHouse } from '../engine/clickhouse-engine.ts';
import { databasesOf } from '../engine/clickhouse-target.ts';
import type { Engine } from '../engine/engine.ts';
import type { OpenOptions } from './open-enclave.ts';
import { listClusterTables } from './cluster-tables.ts';

/**
 * Opens what holds an enclave's tables: chDB in its folder, or the databases of its market on a cluster. The first opening
 * decides for good; the other one is BAD_USER_INPUT, since rows, keys and ledger belong together.
 */
export async function openStore(folder: string, { limits, clickhouse }: OpenOptions): Promise<Engine> {
  const marketId = basename(folder);
  const chosen = clickhouse === undefined ? embedded : `clickhouse ${databasesOf(clickhouse, marketId).whole}`;
  assertChosen(folder, chosen);
  if (clickhouse !== undefined) {
    const tables = listClusterTables();
    const engine = await openClickHouse(clickhouse, { marketId, tables, ...(limits === undefined ? {} : { limits }) });
    try {
      if (knownChoice(folder) === undefined) await assertUnused(engine, chosen);
      writeFileSync(choicePath(folder), chosen, { mode: 0o600, flush: true });
      return engine;
    } catch (error) {
      await engine.close();
      throw error;
    }
  }
  mkdirSync(join(folder, 'store'), { recursive: true, mode: 0o700 });
  return openChdb(join(folder, 'store'), limits);
}

const embedded = 'chdb';

function assertChosen(folder: string, chosen: string): void {
  const known = knownChoice(folder);
  if (known === undefined || known === chosen) return;
  throw badInput(
    `the tables of ${basename(folder)} are in ${known} but PASSERBY_CLICKHOUSE_URL ${chosen === embedded ? 'is not set' : `says ${chosen}`}; set it as it was, or use another PASSERBY_HOME`,
  );
}

/** Rows under another key would mix with those of this enclave. */
async function assertUnused(engine: Engine, chosen: string): Promise<void> {
  const found = await engine.rows("SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'files'");
  if (found.length > 0) {
    throw badInput(`${chosen} holds the tables of another enclave; restore that enclave's folder, or name another database`);
  }
}

function knownChoice(folder: string): string | undefined {
  if (existsSync(choicePath(folder))) return readFileSync(choicePath(folder), 'utf8');
  return existsSync(join(folder, 'store')) ? embedded : undefined;
}

function choicePath(folder: string): string {
  return join(folder, 'engine');
}
