import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { badInput } from '@passerby/domain/error';
import type { EngineHandle } from './engine.ts';

type TypeId = Parameters<typeof types.getTypeParser>[0];

const connectionsMax = 10;
const asText = (value: string): string => value;
const parsers = new Map<number, (value: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.DATE, asText],
]);

/** A pool on a PostgreSQL. Throws BAD_USER_INPUT, without user or password, when it cannot be reached. */
export async function openPostgres(databaseUrl: string): Promise<EngineHandle> {
  if (!URL.canParse(databaseUrl))
    throw badInput('PASSERBY_DATABASE_URL is not a URL; expected postgres://user@host:port/database');
  const pool = new Pool({ connectionString: databaseUrl, max: connectionsMax, types: { getTypeParser } });
  pool.on('error', () => {}); // An idle connection broke; the next query opens another one and reports what is wrong.
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const { hostname, port, pathname } = new URL(databaseUrl);
    const reason = error instanceof Error ? reasonOf(error) : String(error);
    throw badInput(`PostgreSQL at ${hostname}:${port || '5432'}${pathname} cannot be used: ${reason}`);
  }
  return { engine: 'postgres', dialect: new PostgresDialect({ pool }), release: () => {} };
}

function reasonOf(error: Error): string {
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** 64-bit counts as numbers and days as text, so that both engines give the same values. */
function getTypeParser(oid: TypeId, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  return parsers.get(oid) ?? types.getTypeParser(oid, format);
}
