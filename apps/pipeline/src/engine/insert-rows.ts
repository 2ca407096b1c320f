import type { Engine } from './engine.ts';

/** Inserts a few rows (reference data, never events) into a table; `structure` names and types the columns. */
export async function insertRows(
  engine: Engine,
  into: { readonly table: string; readonly structure: string },
  rows: readonly Readonly<Record<string, string | number | bigint>>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const data = rows
      .slice(start, start + rowsPerStatement)
      .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))
      .join('\n');
    await engine.run('INSERT INTO {table:Identifier} SELECT * FROM format(JSONEachRow, {structure:String}, {data:String})', {
      table: into.table,
      structure: into.structure,
      data,
    });
  }
}

const rowsPerStatement = 50_000;
