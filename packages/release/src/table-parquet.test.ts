import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openMemoryDatabase } from './memory-database.ts';
import { writeTableParquet } from './table-parquet.ts';
import type { TableRow } from './table-parquet.ts';
import { typed } from './typed-parameter.ts';

test('a table comes back as it was written, over several chunks, with its nulls and odd names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-table-'));
  const path = join(folder, "it's.parquet");
  const columns = [
    { name: 'the "name"', kind: 'TEXT' },
    { name: 'value', kind: 'NUMBER' },
  ] as const;
  const rows: TableRow[] = Array.from({ length: 5000 }, (_, index) => [
    index % 7 === 0 ? null : `n,${index}'`,
    index % 5 === 0 ? null : index / 4,
  ]);
  await writeTableParquet(path, columns, rows);
  const { database } = await openMemoryDatabase();
  const read = await sql<Record<string, unknown>>`select * from read_parquet(${typed('VARCHAR', path)})`.execute(database);
  expect(read.rows.map((row) => [row['the "name"'], row['value']])).toEqual(rows);
  rmSync(folder, { recursive: true });
});
