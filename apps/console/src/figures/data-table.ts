import type { Estimate } from './estimate.ts';

/** A cell of a figure's table: text, or a figure with its interval. */
export type TableCell = string | number | null | Estimate;

/** What a figure shows, as rows: for readers without the picture, and for CSV. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Whether a cell is a figure with its interval. */
export function isEstimate(cell: TableCell): cell is Estimate {
  return typeof cell === 'object' && cell !== null;
}

/**
 * RFC 4180 with a header row. A figure takes four columns: value, lower and upper end of its 95 % interval, status. Text that a
 * spreadsheet would run as a formula is written after an apostrophe.
 */
export function writeCsv({ columns, rows }: DataTable): string {
  const hasEstimate = columns.map((_name, index) => rows.some((row) => isEstimate(row[index] ?? null)));
  const header = columns.flatMap((name, index) =>
    hasEstimate[index] ? [name, `${name} lower`, `${name} upper`, `${name} status`] : [name],
  );
  const lines = rows.map((row) => row.flatMap((cell, index) => fieldsOf(cell, hasEstimate[index] ?? false)));
  return [header, ...lines].map((fields) => `${fields.map(writeField).join(',')}\r\n`).join('');
}

function fieldsOf(cell: TableCell, isWide: boolean): readonly (string | number | null)[] {
  if (isEstimate(cell)) return [cell.value, cell.lower ?? null, cell.upper ?? null, cell.status];
  return isWide ? [cell, null, null, null] : [cell];
}

function writeField(field: string | number | null): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
