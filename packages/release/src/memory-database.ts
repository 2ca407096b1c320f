import { DuckDBInstance } from '@duckdb/node-api';
import { Kysely } from 'kysely';
import { DuckDbDialect } from './duckdb-dialect.ts';

/** An in-memory DuckDB of this process, for reading and writing Parquet. */
export interface MemoryDatabase {
  readonly instance: DuckDBInstance;
  readonly database: Kysely<object>;
}

let opened: Promise<MemoryDatabase> | undefined;

/** The one in-memory DuckDB of this process: opening one takes longer than writing a small table. It lives as long as the process. */
export function openMemoryDatabase(): Promise<MemoryDatabase> {
  opened ??= DuckDBInstance.create(':memory:').then((instance) => ({
    instance,
    database: new Kysely<object>({ dialect: new DuckDbDialect(instance) }),
  }));
  return opened;
}
