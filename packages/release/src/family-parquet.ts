import { randomUUID } from 'node:crypto';
import { DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import type { DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countCells } from './family-domain.ts';
import type { DomainAxis, FamilyDomain } from './family-domain.ts';
import { openMemoryDatabase } from './memory-database.ts';
import { typed } from './typed-parameter.ts';

const chunkRows = 2048;

/**
 * Writes the noisy cells of a family as Parquet: one row a cell of the domain, in its order; columns the keys (VARCHAR,
 * `at` BIGINT epoch seconds) and `n` (INT32 noisy count). Throws unless there is exactly one count a cell.
 */
export async function writeFamilyParquet(path: string, domain: FamilyDomain, noisy: Int32Array): Promise<void> {
  if (noisy.length !== countCells(domain)) {
    throw new RangeError(`${domain.family}: ${noisy.length} counts for a domain of ${countCells(domain)} cells`);
  }
  const { instance, database } = await openMemoryDatabase();
  const table = `cells_${randomUUID()}`;
  try {
    await database.schema
      .createTable(table)
      .addColumn('n', 'integer', (column) => column.notNull())
      .execute();
    await appendCounts(instance, table, noisy);
    await copyQuery(path, table, domain).execute(database);
  } finally {
    await database.schema.dropTable(table).ifExists().execute();
  }
}

/** Numbers of the counts' table are row numbers, from which the engine computes each cell's keys by division. */
function copyQuery(path: string, table: string, domain: FamilyDomain): RawBuilder<unknown> {
  let stride = countCells(domain);
  const columns = domain.axes.flatMap((axis) => {
    stride /= Math.max(1, axis.values.length);
    return axis.columns.map((_, position) => keyColumn(axis, position, stride));
  });
  return sql`copy (select ${sql.join(columns)}, n from ${sql.table(table)}) to (${typed('VARCHAR', path)}) (format parquet, compression zstd)`;
}

function keyColumn(axis: DomainAxis, position: number, stride: number): RawBuilder<unknown> {
  const column = axis.columns[position];
  if (column === undefined) throw new RangeError(`an axis has no column ${position}`);
  const values = axis.values.map((tuple) => tuple[position] ?? '');
  const labels = column === 'at' ? typed('BIGINT[]', values) : typed('VARCHAR[]', values);
  const index = sql`rowid // ${typed('BIGINT', stride)} % ${typed('BIGINT', axis.values.length)} + ${typed('BIGINT', 1)}`;
  return sql`list_extract(${labels}, ${index}) as ${sql.ref(column)}`;
}

/** Appends in the engine's own vectors: about 20 M counts a second. */
async function appendCounts(instance: DuckDBInstance, table: string, noisy: Int32Array): Promise<void> {
  const connection = await instance.connect();
  const appender = await connection.createAppender(table);
  for (let start = 0; start < noisy.length; start += chunkRows) {
    const counts = Array.from(noisy.subarray(start, start + chunkRows));
    const chunk = DuckDBDataChunk.create([INTEGER], counts.length);
    chunk.setColumnValues(0, counts);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  connection.closeSync();
}
