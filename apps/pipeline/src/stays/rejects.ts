import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';

const sql = loadSql(import.meta.url, './rejects.sql');

/** The query that names every row rejected by a per-subscriber rule: file (path), line, rule. Needs a finished build. */
export function rejectsSql(): string {
  return sql;
}

/** How many rows each per-subscriber rule rejected, by path of the file and rule. Needs a finished build. */
export async function countRejects(
  engine: Engine,
): Promise<readonly { readonly file: string; readonly rule: string; readonly rows: number }[]> {
  const rows = await engine.rows<{ readonly file: string; readonly rule: string; readonly rows: string }>({
    each: sql,
    all: 'SELECT file, rule, count() AS rows FROM shards GROUP BY file, rule ORDER BY file, rule',
  });
  return rows.map((row) => ({ file: row.file, rule: row.rule, rows: Number(row.rows) }));
}
