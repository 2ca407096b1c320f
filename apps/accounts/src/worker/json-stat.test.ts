import { expect, test } from 'vitest';
import type { ExportTable } from './export-table.ts';
import { jsonStatOf } from './json-stat.ts';

const text = (name: string) => ({ name, title: name, description: '', kind: 'TEXT' }) as const;
const number = (name: string) => ({ name, title: name, description: '', kind: 'NUMBER' }) as const;
const table: ExportTable = {
  columns: [
    text('area_id'),
    text('area_name'),
    text('day'),
    number('value'),
    number('lower'),
    number('upper'),
    text('grade'),
    text('status'),
  ],
  rows: [
    ['m:a', 'Ah', '2026-10-19', 100, 90, 110, 'A', 'PUBLISHED'],
    ['m:a', 'Ah', '2026-10-20', null, null, null, null, 'BELOW_MINIMUM'],
    ['m:b', 'Bee', '2026-10-20', 50, 30, 70, 'C', 'PUBLISHED'],
  ],
};

test('a table is a cube of its keys and the metric, where a cell is found by its position', () => {
  const dataset = JSON.parse(jsonStatOf(table, { title: 'T', citation: 'C' })) as Record<string, unknown>;
  expect(dataset).toEqual({
    version: '2.0',
    class: 'dataset',
    label: 'T',
    source: 'C',
    id: ['area_id', 'day', 'metric'],
    size: [2, 2, 3],
    role: { time: ['day'], geo: ['area_id'], metric: ['metric'] },
    dimension: {
      area_id: { label: 'area_id', category: { index: ['m:a', 'm:b'], label: { 'm:a': 'Ah', 'm:b': 'Bee' } } },
      day: { label: 'day', category: { index: ['2026-10-19', '2026-10-20'] } },
      metric: {
        label: 'Metric',
        category: { index: ['value', 'lower', 'upper'], label: { value: 'Value', lower: 'Lower', upper: 'Upper' } },
      },
    },
    value: { 0: 100, 1: 90, 2: 110, 9: 50, 10: 30, 11: 70 },
    status: { 0: 'PUBLISHED A', 3: 'BELOW_MINIMUM', 9: 'PUBLISHED C' },
  });
});

test('one figure without keys is a cube of the metric alone', () => {
  const [row = []] = table.rows;
  const single = { columns: table.columns.slice(3), rows: [row.slice(3)] };
  expect(JSON.parse(jsonStatOf(single, { title: 'T', citation: 'C' }))).toMatchObject({
    id: ['metric'],
    size: [3],
    value: { 0: 100, 2: 110 },
  });
});
