import type { ExportFacts } from './export-facts.ts';
import type { DescribedColumn, ExportTable } from './export-table.ts';

const metrics = ['value', 'lower', 'upper'] as const;
const timeNames: ReadonlySet<string> = new Set(['at', 'day', 'week', 'period']);

interface Dimension {
  readonly column: DescribedColumn;
  /** Position of its ids in a row. */
  readonly at: number;
  /** Position of their names; -1 where the ids are the names. */
  readonly nameAt: number;
  /** Position of each id in the cube. */
  readonly index: ReadonlyMap<string, number>;
}

/**
 * A table as a JSON-stat 2.0 dataset: its keys and the metric (value, lower, upper) as dimensions. Cells that the answer does not
 * have, and values that are withheld, are not there; the status of a value, with its grade, stands under the value's own cell.
 */
export function jsonStatOf(table: ExportTable, { title, citation }: ExportFacts): string {
  const { columns, rows } = table;
  const dimensions = listDimensions(table);
  const valueAt = columns.findIndex(({ name }) => name === metrics[0]);
  const [gradeAt, statusAt] = [valueAt + metrics.length, valueAt + metrics.length + 1];
  const value: Record<number, number> = {};
  const status: Record<number, string> = {};
  for (const row of rows) {
    const cell =
      dimensions.reduce((sum, { at, index }) => sum * index.size + (index.get(String(row[at])) ?? 0), 0) * metrics.length;
    for (const offset of metrics.keys()) {
      const figure = row[valueAt + offset];
      if (typeof figure === 'number') value[cell + offset] = figure;
    }
    status[cell] = [row[statusAt], row[gradeAt]].filter((part) => part !== null).join(' ');
  }
  const dataset = {
    version: '2.0',
    class: 'dataset',
    label: title,
    source: citation,
    id: [...dimensions.map(({ column }) => column.name), 'metric'],
    size: [...dimensions.map(({ index }) => index.size), metrics.length],
    role: rolesOf(dimensions),
    dimension: {
      ...Object.fromEntries(dimensions.map((dimension) => [dimension.column.name, describeDimension(dimension, table)])),
      metric: { label: 'Metric', category: { index: metrics, label: { value: 'Value', lower: 'Lower', upper: 'Upper' } } },
    },
    value,
    status,
  };
  return `${JSON.stringify(dataset)}\n`;
}

/** The key columns; the name of a place is the label of its id, and no dimension of its own. */
function listDimensions({ columns, rows }: ExportTable): readonly Dimension[] {
  const end = columns.findIndex(({ name }) => name === metrics[0]);
  return columns.slice(0, end).flatMap((column, at) => {
    if (column.name.endsWith('_name')) return [];
    const nameAt = columns.findIndex(({ name }) => name === column.name.replace(/_id$/, '_name') && name !== column.name);
    const ids = [...new Set(rows.map((row) => String(row[at])))];
    return [{ column, at, nameAt, index: new Map(ids.map((id, position) => [id, position])) }];
  });
}

function describeDimension({ column, at, nameAt, index }: Dimension, { rows }: ExportTable) {
  const names = nameAt < 0 ? undefined : Object.fromEntries(rows.map((row) => [String(row[at]), row[nameAt] ?? String(row[at])]));
  return { label: column.title, category: { index: [...index.keys()], ...(names === undefined ? {} : { label: names }) } };
}

function rolesOf(dimensions: readonly Dimension[]) {
  const named = (isOf: (name: string) => boolean): readonly string[] => dimensions.map(({ column }) => column.name).filter(isOf);
  const [time, geo] = [named((name) => timeNames.has(name)), named((name) => name.endsWith('_id'))];
  return { ...(time.length > 0 && { time }), ...(geo.length > 0 && { geo }), metric: ['metric'] };
}
