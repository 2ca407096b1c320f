import type { DuckDBInstance } from '@duckdb/node-api';
import { DialectAdapterBase } from 'kysely';
import type { DatabaseIntrospector, Dialect, DialectAdapter, Driver, QueryCompiler } from 'kysely';
import { DuckDbDriver } from './duckdb-driver.ts';
import { DuckDbQueryCompiler } from './duckdb-query-compiler.ts';

/**
 * Kysely over one open DuckDB instance, through `@duckdb/node-api`. Our own because `kysely-duckdb` does not load with
 * kysely 0.29 (architecture.md 3). Parameters are typed and bound; whether it may write is the instance's access mode. A driver of
 * one's own reads columns, which Kysely does not know, over the same connections.
 */
export class DuckDbDialect implements Dialect {
  readonly #driver: DuckDbDriver;

  constructor(instance: DuckDBInstance, driver = new DuckDbDriver(instance)) {
    this.#driver = driver;
  }

  createDriver(): Driver {
    return this.#driver;
  }

  createQueryCompiler(): QueryCompiler {
    return new DuckDbQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new DuckDbAdapter();
  }

  createIntrospector(): DatabaseIntrospector {
    return {
      getSchemas: async () => [],
      getTables: async () => [],
    };
  }
}

class DuckDbAdapter extends DialectAdapterBase {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsReturning(): boolean {
    return true;
  }

  /** DuckDB admits one writing process, so there is nobody to lock out. */
  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}
