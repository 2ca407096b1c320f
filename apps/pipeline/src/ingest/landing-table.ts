import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { BoundQuery, Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';

/** One file of a landing folder that holds a table: CSV (plain or .gz) or Parquet (measures.md 1). */
export interface LandingTable {
  /** Path below the landing folder, as messages and quarantine name it. */
  readonly name: string;
  readonly path: string;
  readonly format: 'csv' | 'parquet';
}

/** Columns a table must have and those it may have. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/**
 * SQL that reads a landing table inside the engine: columns `line`, `is_whole` (the right number of columns) and `fields`,
 * the asked columns in order, required then optional, as text. In Parquet a row's line is its number plus one, as if it had a header.
 */
export type TableSource = BoundQuery;

/** The file of a reference table, whichever form it has; throws BAD_USER_INPUT when there are two. */
export function findTable(dir: string, base: string): LandingTable | undefined {
  const found = ['.csv', '.csv.gz', '.parquet'].filter((ending) => existsSync(join(dir, base + ending)));
  const [ending] = found;
  if (ending === undefined) return undefined;
  if (found.length > 1) throw badInput(`${dir} holds ${found.map((each) => base + each).join(' and ')}; keep one of them`);
  return landingTable(dir, base + ending);
}

/** The same for a table that a landing folder must have. */
export function getTable(dir: string, base: string): LandingTable {
  const table = findTable(dir, base);
  if (table === undefined)
    throw badInput(`${join(dir, base)}.csv is missing (or .csv.gz, .parquet); the landing contract asks for it`);
  return table;
}

/** A landing table by its path below the folder. */
export function landingTable(dir: string, name: string): LandingTable {
  const path = join(dir, name);
  const wildcard = /[*?{}[\]]/.exec(path)?.[0];
  if (wildcard !== undefined) throw badInput(`${path}: the path of a landing file may not contain "${wildcard}"`);
  return { name, path, format: name.endsWith('.parquet') ? 'parquet' : 'csv' };
}

/** Reads the header and returns the SQL of the rows; throws BAD_USER_INPUT on a missing, doubled or unnamed column. */
export async function openSource(engine: Engine, table: LandingTable, columns: Columns): Promise<TableSource> {
  const source = await (table.format === 'parquet' ? parquetSource : csvSource)(engine.files, table, columns);
  return runFile(table, () => engine.stage(source));
}

const csvSql = loadSql(import.meta.url, './source-csv.sql');

async function csvSource(engine: Engine, table: LandingTable, columns: Columns): Promise<TableSource> {
  const header = await readHeader(engine, table);
  assertColumns(table, header, columns);
  const positions = asked(columns).map((column) => (header.includes(column) ? header.indexOf(column) : header.length) + 1);
  return { sql: csvSql, parameters: { path: table.path, width: header.length, positions } };
}

async function readHeader(engine: Engine, table: LandingTable): Promise<readonly string[]> {
  const rows = await runFile(table, () =>
    engine.rows<{ readonly header: readonly string[] }>(
      `SELECT csv_fields(trimRight(replaceOne(text, unhex('EFBBBF'), ''), '\\r')) AS header FROM file({path:String}, 'LineAsString', 'text String') LIMIT 1`,
      { path: table.path },
    ),
  );
  const header = rows[0]?.header;
  if (header === undefined || header.length === 0) throw badInput(`${table.name}, line 1: there is no header row`);
  return header;
}

async function parquetSource(engine: Engine, table: LandingTable, columns: Columns): Promise<TableSource> {
  const described = await runFile(table, () =>
    engine.rows<{ readonly name: string; readonly type: string }>(`DESCRIBE file({path:String}, 'Parquet')`, {
      path: table.path,
    }),
  );
  assertColumns(
    table,
    described.map(({ name }) => name),
    columns,
  );
  const texts = asked(columns).map((column) => {
    const type = described.find(({ name }) => name === column)?.type;
    return type === undefined ? `''` : textOf(column, type);
  });
  const sql = `SELECT toUInt32(_row_number + 2) AS line, 1 AS is_whole, [${texts.join(', ')}] AS fields FROM file({path:String}, 'Parquet')`;
  return { sql, parameters: { path: table.path } };
}

/** A Parquet column as the text a CSV would hold: instants as epoch milliseconds, null as empty. */
function textOf(column: string, type: string): string {
  const isInstant = type.includes('DateTime');
  const text = isInstant ? `toString(toUnixTimestamp64Milli(toDateTime64(${column}, 3)))` : `toString(${column})`;
  return `ifNull(${text}, '')`;
}

function asked({ required, optional = [] }: Columns): readonly string[] {
  return [...required, ...optional];
}

function assertColumns(table: LandingTable, header: readonly string[], { required }: Columns): void {
  const doubled = header.find((column, index) => header.indexOf(column) !== index);
  if (doubled !== undefined) throw badInput(`${table.name}, line 1: column "${doubled}" is there twice`);
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw badInput(
      `${table.name}, line 1: no column ${missing.map((column) => `"${column}"`).join(', ')}; the header has ${header.join(', ')}`,
    );
  }
}

async function runFile<Result>(table: LandingTable, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw badInput(`${table.name} cannot be read as ${table.format}: ${reasonOf(error)}`);
  }
}

/** First sentence of an engine error, without the query. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unreadable';
  return message.split(/\. |\n/)[0]?.slice(0, 200) ?? 'unreadable';
}
