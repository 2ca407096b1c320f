import { badInput, type PasserbyError } from '@passerby/domain/error';
import type { Engine } from '../engine/engine.ts';
import { type Columns, type LandingTable, openSource } from './landing-table.ts';

/** One row of a public reference file (areas, sites, cells, ...), as text by column. */
export interface ReferenceRow {
  readonly table: LandingTable;
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

/** Reads a reference file whole, in the order of its lines; throws BAD_USER_INPUT on a row with too few or many columns. */
export async function readReference(engine: Engine, table: LandingTable, columns: Columns): Promise<readonly ReferenceRow[]> {
  const source = await openSource(engine, table, columns);
  const names = [...columns.required, ...(columns.optional ?? [])];
  const rows = await engine.rows<{ readonly line: number; readonly is_whole: number; readonly fields: readonly string[] }>(
    `SELECT line, is_whole, fields FROM (${source.sql}) ORDER BY line`,
    source.parameters,
  );
  return rows.map(({ line, is_whole, fields }) => {
    if (is_whole === 0) throw badInput(`${table.name}, line ${line}: the number of columns differs from the header's`);
    return { table, line, values: new Map(names.map((name, index) => [name, fields[index] ?? ''])) };
  });
}

/** What is wrong in a row: file, line, rule; the caller adds the value where it identifies nobody. */
export function rowError(row: ReferenceRow, rule: string): PasserbyError {
  return badInput(`${row.table.name}, line ${row.line}: ${rule}`);
}

/** Text of a column, null where empty. */
export function findText(row: ReferenceRow, column: string): string | null {
  const text = row.values.get(column) ?? '';
  return text === '' ? null : text;
}

/** Text of a column that may not be empty. */
export function getText(row: ReferenceRow, column: string): string {
  const text = findText(row, column);
  if (text === null) throw rowError(row, `${column} is empty`);
  return text;
}

/** Number of a column within bounds, null where empty. */
export function findNumber(
  row: ReferenceRow,
  column: string,
  bounds: { readonly from: number; readonly to: number },
): number | null {
  const text = findText(row, column);
  if (text === null) return null;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= bounds.from && number <= bounds.to)) {
    throw rowError(row, `${column} must be a number from ${bounds.from} to ${bounds.to}, not "${text}"`);
  }
  return number;
}

/** The same for a column that may not be empty. */
export function getNumber(row: ReferenceRow, column: string, bounds: { readonly from: number; readonly to: number }): number {
  const number = findNumber(row, column, bounds);
  if (number === null) throw rowError(row, `${column} is empty`);
  return number;
}

/** One of a closed list of words. */
export function getWord<Word extends string>(row: ReferenceRow, column: string, words: readonly Word[]): Word {
  const text = getText(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw rowError(row, `${column} must be one of ${words.join(', ')}, not "${text}"`);
  return word;
}

/** WGS84 degrees of a row. */
export function getPosition(row: ReferenceRow): { readonly longitude: number; readonly latitude: number } {
  return {
    longitude: getNumber(row, 'longitude', { from: -180, to: 180 }),
    latitude: getNumber(row, 'latitude', { from: -90, to: 90 }),
  };
}

/** Throws on the second row with the same key. */
export function assertUnique(rows: readonly ReferenceRow[], columns: readonly string[]): void {
  const lines = new Map<string, number>();
  for (const row of rows) {
    const key = columns.map((column) => row.values.get(column) ?? '').join('\u0000');
    const first = lines.get(key);
    if (first !== undefined) {
      throw rowError(row, `${columns.join(', ')} "${key.replaceAll('\u0000', ', ')}" is there already on line ${first}`);
    }
    lines.set(key, row.line);
  }
}
