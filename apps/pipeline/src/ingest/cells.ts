import { badInput } from '@passerby/domain/error';
import type { Engine } from '../engine/engine.ts';
import { BEGINNING_MS, END_MS, parseInstantOrDate } from './instant.ts';
import { getTable } from './landing-table.ts';
import { findText, getNumber, getPosition, getText, readReference, type ReferenceRow, rowError } from './reference-row.ts';

/** One row of `cells.csv` with the number it keeps for good; validity half open, epoch milliseconds. */
export interface Cell {
  readonly cell: number;
  readonly cellId: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly rangeM: number;
  readonly validFromMs: number;
  readonly validToMs: number;
}

const columns = { required: ['cell_id', 'longitude', 'latitude', 'range_m'], optional: ['valid_from', 'valid_to', 'technology'] };

/**
 * Reads `cells.csv`. A cell that is known (cell_id and start of validity) keeps its number, since stored events point to it;
 * a new one gets the next. Throws BAD_USER_INPUT naming the line of the first problem, overlapping validities too.
 */
export async function readCells(engine: Engine, dir: string, timeZone: string): Promise<readonly Cell[]> {
  const table = getTable(dir, 'cells');
  const rows = await readReference(engine, table, columns);
  if (rows.length === 0) throw badInput(`${table.name} has no cell`);
  const read = rows.map((row) => ({ row, cell: cellOf(row, timeZone) }));
  assertApart(read);
  return numberCells(
    engine,
    read.map(({ cell }) => cell),
  );
}

type UnnumberedCell = Omit<Cell, 'cell'>;
interface ReadCell {
  readonly row: ReferenceRow;
  readonly cell: UnnumberedCell;
}

function cellOf(row: ReferenceRow, timeZone: string): UnnumberedCell {
  const validFromMs = instantOf(row, 'valid_from', timeZone) ?? BEGINNING_MS;
  const validToMs = instantOf(row, 'valid_to', timeZone) ?? END_MS;
  if (validFromMs >= validToMs) {
    throw rowError(
      row,
      `valid_to "${findText(row, 'valid_to') ?? ''}" must be later than valid_from "${findText(row, 'valid_from') ?? ''}"`,
    );
  }
  return {
    cellId: getText(row, 'cell_id'),
    ...getPosition(row),
    rangeM: getNumber(row, 'range_m', { from: 0, to: 1e6 }),
    validFromMs,
    validToMs,
  };
}

function instantOf(row: ReferenceRow, column: string, timeZone: string): number | undefined {
  const text = findText(row, column);
  if (text === null) return undefined;
  const ms = parseInstantOrDate(text, timeZone);
  if (ms === undefined) throw rowError(row, `${column} must be a date or an instant with offset, not "${text}"`);
  return ms;
}

function assertApart(read: readonly ReadCell[]): void {
  for (const same of Map.groupBy(read, ({ cell }) => cell.cellId).values()) {
    const sorted = same.toSorted((a, b) => a.cell.validFromMs - b.cell.validFromMs);
    sorted.forEach(({ row, cell }, index) => {
      const before = sorted[index - 1];
      if (before !== undefined && before.cell.validToMs > cell.validFromMs) {
        throw rowError(row, `cell_id "${cell.cellId}" is valid at the same time as on line ${before.row.line}`);
      }
    });
  }
}

async function numberCells(engine: Engine, cells: readonly UnnumberedCell[]): Promise<readonly Cell[]> {
  const stored = await engine.rows<{ readonly cell: number; readonly cell_id: string; readonly valid_from_ms: string }>(
    'SELECT cell, cell_id, valid_from_ms FROM cells',
  );
  const known = new Map(stored.map(({ cell, cell_id, valid_from_ms }) => [`${cell_id} ${valid_from_ms}`, cell]));
  let next = stored.reduce((most, { cell }) => Math.max(most, cell), 0) + 1;
  return cells.map((cell) => ({ ...cell, cell: known.get(`${cell.cellId} ${cell.validFromMs}`) ?? next++ }));
}
