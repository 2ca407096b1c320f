import type { Engine, InsertTarget } from './engine.ts';

/** Inserts a few rows (reference data, never events) into a table; `structure` names and types the columns. */
export async function insertRows(
  engine: Engine,
  into: InsertTarget,
  rows: readonly Readonly<Record<string, string | number | bigint>>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const lines = rows
      .slice(start, start + rowsPerStatement)
      .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
    await engine.insert(into, lines);
  }
}

const rowsPerStatement = 50_000;
