import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { addDays } from '@passerby/domain/calendar';
import { getFamilyShape, isFamilyName } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { Enclave } from '../enclave/enclave.ts';
import { loadSql } from '../engine/sql-file.ts';
import type { Query, SqlParameters } from '../engine/engine.ts';
import { familyQuery } from '../families/family-sql.ts';
import { listDaysRead } from '../families/list-days-read.ts';
import { assertMovements } from '../stays/fingerprint.ts';
import { rejectsSql } from '../stays/rejects.ts';
import { csvLine } from './csv.ts';
import { columnsOf, needsMovements } from './exact-table.ts';
import type { ExactTable, PlainTable } from './exact-table.ts';

const identifiedSql = loadSql(import.meta.url, './identified.sql');

/**
 * Writes an exact table, as it stands after `buildExactTables`, to a CSV file of mode 0600: header, LF, sorted as text by
 * key, families with their non-zero cells over every day read (measures.md 6, Files of inspect). Returns the rows written.
 * The file appears whole or not at all. Enclave only: these are counts of people before noise.
 */
export async function inspectTable(enclave: Enclave, table: ExactTable, path: string): Promise<number> {
  if (needsMovements(table)) await assertMovements(enclave.engine);
  const draft = `${path}.part`;
  const file = openSync(draft, 'w', 0o600);
  try {
    const rows = await withIdentities(enclave, table, () => writeRows(enclave, table, file));
    renameSync(draft, path);
    return rows;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}

async function writeRows(enclave: Enclave, table: ExactTable, file: number): Promise<number> {
  const columns = columnsOf(table);
  const { sql, parameters } = await queryOf(enclave, table);
  let written = 0;
  writeSync(file, csvLine(columns));
  for await (const rows of enclave.engine.stream<Readonly<Record<string, string | number>>>(sql, parameters)) {
    writeSync(file, rows.map((row) => csvLine(columns.map((column) => row[column] ?? ''))).join(''));
    written += rows.length;
  }
  return written;
}

/** Only tables of single people need their ids, and only while they are written. */
async function withIdentities<Result>(
  { engine, key }: Enclave,
  table: ExactTable,
  write: () => Promise<Result>,
): Promise<Result> {
  if (isFamilyName(table) || table === 'quarantine') return write();
  await engine.run('DROP TABLE IF EXISTS identified');
  try {
    await engine.run(identifiedSql, { key: Buffer.from(key).toString('hex') });
    return await write();
  } finally {
    await engine.run('DROP TABLE IF EXISTS identified');
  }
}

interface TableQuery {
  readonly sql: Query;
  readonly parameters: SqlParameters;
}

async function queryOf(enclave: Enclave, table: ExactTable): Promise<TableQuery> {
  if (isFamilyName(table)) return everyWindow(enclave, table);
  return { sql: plainQuery(table), parameters: {} };
}

function plainQuery(table: PlainTable): Query {
  const sql = loadSql(import.meta.url, `./${table}.sql`);
  if (table !== 'quarantine') return sql;
  return {
    each: `WITH rejects AS (\n${rejectsSql()})\n${sql}`,
    all: 'SELECT file, toString(rows.line) AS line, rule FROM shards AS rows ORDER BY file, line, rule',
  };
}

/** The family's own query over every window, its keys as text; names of keys come from the family's shape. */
async function everyWindow(enclave: Enclave, family: FamilyName): Promise<TableQuery> {
  const { firstPeriod, timeZone } = enclave.market;
  const lastDay = (await listDaysRead(enclave)).at(-1) ?? firstPeriod;
  const keys = getFamilyShape(family).keys.map((key) => `toString(cells.${key}) AS ${key}`);
  const { each, all } = familyQuery(family);
  return {
    sql: {
      each,
      all: `SELECT ${keys.join(', ')}, cells.n AS n\nFROM (${all}) AS cells\nORDER BY ${getFamilyShape(family).keys.join(', ')}`,
    },
    parameters: { from: firstPeriod, to: addDays(lastDay, 1), time_zone: timeZone },
  };
}
