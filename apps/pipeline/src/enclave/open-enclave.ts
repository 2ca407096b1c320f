import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import type { ChdbLimits } from '../engine/chdb-engine.ts';
import type { ClickHouseTarget } from '../engine/clickhouse-target.ts';
import type { Engine } from '../engine/engine.ts';
import { loadStatements } from '../engine/sql-file.ts';
import type { Enclave } from './enclave.ts';
import { createKey, drawKeyOf, hasKey, readKey } from './key.ts';
import { takeLock } from './lock.ts';
import { openStore } from './open-store.ts';
import { readMarketFile } from './market-file.ts';
import { wipeUncommitted } from './recover.ts';
import { finishReplacement } from './swap-tables.ts';

/** How to open an enclave. */
export interface OpenOptions {
  /** 64 hex digits: the key of a new enclave, for tests; an existing one must have been made with it. */
  readonly testKey?: string;
  readonly limits?: ChdbLimits;
  /** The cluster that holds the enclave's tables; absent: chDB in the enclave's folder. */
  readonly clickhouse?: ClickHouseTarget;
}

/**
 * Opens the enclave of a market below `home`: lock, key, store, tables; what a crashed ingest left behind is wiped. Throws
 * NOT_FOUND-like BAD_USER_INPUT when the market has none, and BAD_USER_INPUT while another process has it open.
 */
export async function openEnclave(home: string, marketId: string, options: OpenOptions = {}): Promise<Enclave> {
  const folder = enclaveFolder(home, marketId);
  if (!existsSync(marketPath(folder)) || !hasKey(folder)) {
    const known = listEnclaves(home);
    throw badInput(
      `unknown market "${marketId}": there is no enclave of it in ${home} (${known.length === 0 ? 'no market yet' : `known: ${known.join(', ')}`}); ingest its landing folder first`,
    );
  }
  return openLocked(folder, options);
}

/** Opens the enclave of a landing folder's market, making it first where there is none, and takes over the market's facts. */
export async function createEnclave(home: string, market: Market, options: OpenOptions = {}): Promise<Enclave> {
  const folder = enclaveFolder(home, market.id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(marketPath(folder))) assertSameClocks(readMarketFile(marketPath(folder)), market);
  return openLocked(folder, options, market);
}

const marketIdPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Ids of the markets that have an enclave below `home`. */
export function listEnclaves(home: string): readonly string[] {
  const folder = join(home, 'enclave');
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => marketIdPattern.test(name) && existsSync(marketPath(join(folder, name))))
    : [];
}

/** `enclave/<market>/` below `home`; throws on an id that is no market id. */
export function enclaveFolder(home: string, marketId: string): string {
  if (!marketIdPattern.test(marketId)) {
    throw badInput(`"${marketId}" is not a market id (lower-case letters, digits and hyphens)`);
  }
  return join(home, 'enclave', marketId);
}

async function openLocked(folder: string, options: OpenOptions, market?: Market): Promise<Enclave> {
  const release = takeLock(join(folder, 'lock'));
  let engine: Engine | undefined;
  try {
    if (!hasKey(folder)) createKey(folder, options.testKey);
    const key = readKey(folder, options.testKey);
    if (market !== undefined) writeMarket(folder, market);
    engine = await openStore(folder, options);
    for (const statement of loadStatements(import.meta.url, './schema.sql')) await engine.run(statement);
    await finishReplacement(engine, folder);
    await wipeUncommitted(engine, folder);
    return enclaveOf(folder, { engine, key, release });
  } catch (error) {
    await engine?.close();
    release();
    throw error;
  }
}

interface Held {
  readonly engine: Engine;
  readonly key: Uint8Array;
  readonly release: () => void;
}

function enclaveOf(folder: string, { engine, key, release }: Held): Enclave {
  return {
    market: readMarketFile(marketPath(folder)),
    folder,
    engine,
    key,
    drawKey: drawKeyOf(key),
    async close() {
      await engine.close();
      release();
    },
  };
}

/** Clocks and home network decide which rows were kept, so they cannot change under rows that are there. */
function assertSameClocks(known: Market, given: Market): void {
  for (const field of ['timeZone', 'firstPeriod', 'country', 'operatorCode'] as const) {
    if (known[field] !== given[field]) {
      throw badInput(
        `market.json: ${field} is "${given[field]}" but the enclave of ${known.id} was made with "${known[field]}"; use another PASSERBY_HOME`,
      );
    }
  }
}

function writeMarket(folder: string, market: Market): void {
  const draft = `${marketPath(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify(market, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, marketPath(folder));
}

function marketPath(folder: string): string {
  return join(folder, 'market.json');
}
