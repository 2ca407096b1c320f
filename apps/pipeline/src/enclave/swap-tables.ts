import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { loadStatements } from '../engine/sql-file.ts';

/** Tables that an ingest replaces whole, in one go. */
const replacedTables = ['people', 'cells', 'zones', 'districts', 'sites', 'cell_zones', 'cell_sites'] as const;

/** Makes an empty `<table>_new` of each replaced table; rows are written there first. */
export async function startReplacement(engine: Engine): Promise<void> {
  for (const table of replacedTables) {
    await engine.run(`DROP TABLE IF EXISTS ${table}_new SYNC`);
    await engine.run(newTableSql(table));
  }
}

/**
 * Puts the new tables in the place of the old ones. A note on disk makes it all or nothing: cut short after the note, the
 * next opening finishes it; before it, the new tables are forgotten.
 */
export async function commitReplacement(engine: Engine, folder: string): Promise<void> {
  writeFileSync(notePath(folder), replacedTables.join('\n'), { mode: 0o600, flush: true });
  await finishReplacement(engine, folder);
}

/** Finishes or forgets a replacement that was cut short. */
export async function finishReplacement(engine: Engine, folder: string): Promise<void> {
  const isCommitted = existsSync(notePath(folder));
  const listed = isCommitted ? readFileSync(notePath(folder), 'utf8').split('\n') : [];
  for (const table of replacedTables) {
    if (!(await hasTable(engine, `${table}_new`))) continue;
    if (listed.includes(table)) {
      await engine.run(`DROP TABLE IF EXISTS ${table} SYNC`);
      await engine.run(`RENAME TABLE ${table}_new TO ${table}`);
    } else {
      await engine.run(`DROP TABLE ${table}_new SYNC`);
    }
  }
  replacePublicFolder(folder, isCommitted);
  rmSync(notePath(folder), { force: true });
}

/** `public/` changes together with the tables. */
function replacePublicFolder(folder: string, isCommitted: boolean): void {
  const fresh = join(folder, 'public.new');
  if (isCommitted && existsSync(fresh)) {
    rmSync(join(folder, 'public'), { recursive: true, force: true });
    renameSync(fresh, join(folder, 'public'));
  }
  rmSync(fresh, { recursive: true, force: true });
}

/** Whether a table's rows are there; on a cluster names that only point to them do not count (decision 0020). */
async function hasTable(engine: Engine, table: string): Promise<boolean> {
  const found = await engine.rows(
    `SELECT name FROM system.tables
     WHERE database IN (currentDatabase(), concat(currentDatabase(), '_shard')) AND name = {table:String} AND engine LIKE '%MergeTree'`,
    { table },
  );
  return found.length > 0;
}

/** The statement of schema.sql that makes a replaced table, under the name of its successor. */
function newTableSql(table: string): string {
  const start = `CREATE TABLE IF NOT EXISTS ${table} (`;
  const statement = loadStatements(import.meta.url, './schema.sql').find((sql) => sql.includes(start));
  if (statement === undefined) throw new Error(`schema.sql has no table ${table}`);
  return statement.replace(start, `CREATE TABLE IF NOT EXISTS ${table}_new (`);
}

function notePath(folder: string): string {
  return join(folder, 'replacing');
}
