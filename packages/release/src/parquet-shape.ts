import { sql } from 'kysely';
import { openMemoryDatabase } from './memory-database.ts';
import { typed } from './typed-parameter.ts';

/** Rows and columns of a Parquet file, a column as `name TYPE` in DuckDB's words. */
export interface ParquetShape {
  readonly rows: number;
  readonly columns: readonly string[];
}

/** Reads the shape of a Parquet file from its footer and schema; throws when it is no Parquet. */
export async function readParquetShape(path: string): Promise<ParquetShape> {
  const { database } = await openMemoryDatabase();
  const counted = await sql<{ rows: bigint }>`
    select num_rows as "rows" from parquet_file_metadata(${typed('VARCHAR', path)})`.execute(database);
  const described = await sql<{ column_name: string; column_type: string }>`
    select column_name, column_type from (describe from read_parquet(${typed('VARCHAR', path)}))`.execute(database);
  return {
    rows: Number(counted.rows[0]?.rows ?? 0),
    columns: described.rows.map((row) => `${row.column_name} ${row.column_type}`),
  };
}
