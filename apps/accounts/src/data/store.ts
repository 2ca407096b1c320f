import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { badInput } from '@passerby/domain/error';
import type { EngineHandle } from './engine.ts';
import { migrate } from './migrate.ts';
import { checkValueOf, readOrCreatePepper } from './pepper.ts';
import type { Pepper } from './pepper.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Tables } from './tables.ts';

const folderMode = 0o700;
const pepperCheckName = 'pepper-check';

/** The open accounts database with what its repositories need beside it. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly pepper: Pepper;
  /** The time; a test may turn it. */
  readonly clock: () => Date;
}

/** A store and how to end it. */
export interface OpenStore extends Store {
  readonly engine: EngineHandle['engine'];
  /** Whether it answers now. */
  isReady(): Promise<boolean>;
  /** Waits for what runs, then lets the folder go. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The accounts folder, made when it is not there. */
  readonly folder: string;
  /** PostgreSQL, `postgres://...`; PGlite in the folder when absent. */
  readonly databaseUrl?: string | undefined;
  /** The system's clock when absent. */
  readonly clock?: () => Date;
}

/**
 * Opens the accounts database and migrates it. Throws BAD_USER_INPUT when another process has the PGlite folder, when
 * PostgreSQL cannot be reached, or when the keys in it were made under another pepper.
 */
export async function openStore({ folder, databaseUrl, clock = () => new Date() }: StoreOptions): Promise<OpenStore> {
  mkdirSync(folder, { recursive: true, mode: folderMode });
  const handle = databaseUrl === undefined ? await openPGlite(folder) : await openPostgres(databaseUrl);
  const db = new Kysely<Tables>({ dialect: handle.dialect });
  const close = async (): Promise<void> => {
    await db.destroy();
    handle.release();
  };
  try {
    await migrate(db);
    const pepperFile = join(folder, 'pepper');
    const pepper = readOrCreatePepper(pepperFile);
    await assertPepper(db, { pepper, pepperFile });
    return { db, pepper, clock, engine: handle.engine, close, isReady: () => answers(db) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assertPepper(
  db: Kysely<Tables>,
  { pepper, pepperFile }: { readonly pepper: Pepper; readonly pepperFile: string },
): Promise<void> {
  const value = checkValueOf(pepper);
  await db
    .insertInto('setting')
    .values({ name: pepperCheckName, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db.selectFrom('setting').select('value').where('name', '=', pepperCheckName).executeTakeFirstOrThrow();
  if (kept.value === value) return;
  throw badInput(
    `The keys of this accounts database were made under another pepper than ${pepperFile}; put the right file back (no key would work)`,
  );
}

async function answers(db: Kysely<Tables>): Promise<boolean> {
  await sql`select 1`.execute(db);
  return true;
}
