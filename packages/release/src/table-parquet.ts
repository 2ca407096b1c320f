import { randomUUID } from 'node:crypto';
import { DOUBLE, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sql } from 'kysely';
import { openMemoryDatabase } from './memory-database.ts';
import { typed } from './typed-parameter.ts';

/** A column of a table of published figures. */
export interface TableColumn {
  readonly name: string;
  /** VARCHAR or DOUBLE. */
  readonly kind: 'TEXT' | 'NUMBER';
}

/** One value a column; null where there is none. */
export type TableRow = readonly (string | number | null)[];

const chunkRows = 2048;

/** Writes a table as Parquet: one row each, in their order. */
export async function writeTableParquet(path: string, columns: readonly TableColumn[], rows: readonly TableRow[]): Promise<void> {
  const { instance, database } = await openMemoryDatabase();
  const table = `export_${randomUUID()}`;
  const definitions = columns.map(({ name, kind }) => sql`${sql.ref(name)} ${sql.raw(kind === 'TEXT' ? 'varchar' : 'double')}`);
  await sql`create table ${sql.table(table)} (${sql.join(definitions)})`.execute(database);
  const connection = await instance.connect();
  try {
    await appendRows(connection, { table, columns }, rows);
    await sql`copy ${sql.table(table)} to (${typed('VARCHAR', path)}) (format parquet, compression zstd)`.execute(database);
  } finally {
    connection.closeSync();
    await database.schema.dropTable(table).ifExists().execute();
  }
}

async function appendRows(
  connection: DuckDBConnection,
  { table, columns }: { readonly table: string; readonly columns: readonly TableColumn[] },
  rows: readonly TableRow[],
): Promise<void> {
  const types = columns.map(({ kind }) => (kind === 'TEXT' ? VARCHAR : DOUBLE));
  const appender = await connection.createAppender(table);
  for (let start = 0; start < rows.length; start += chunkRows) {
    const part = rows.slice(start, start + chunkRows);
    const chunk = DuckDBDataChunk.create(types, part.length);
    for (const index of columns.keys()) {
      chunk.setColumnValues(
        index,
        part.map((row) => row[index] ?? null),
      );
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
