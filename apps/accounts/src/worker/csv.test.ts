import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLines } from './csv.ts';
import type { ExportTable } from './export-table.ts';

const tableOf = (rows: ExportTable['rows']): ExportTable => ({
  columns: [
    { name: 'site_name', kind: 'TEXT', title: 'Site', description: '' },
    { name: 'value', kind: 'NUMBER', title: 'Value', description: '' },
  ],
  rows,
});
const csvOf = (rows: ExportTable['rows']): string => [...csvLines(tableOf(rows))].join('');

/** Reads RFC 4180 by its grammar, character by character. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const here = text[index] ?? '';
    if (isQuoted && here === '"' && text[index + 1] === '"') field += text[++index] ?? '';
    else if (here === '"') isQuoted = !isQuoted;
    else if (!isQuoted && here === ',') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (!isQuoted && here === '\r' && text[index + 1] === '\n') {
      rows.at(-1)?.push(field);
      rows.push([]);
      field = '';
      index++;
    } else field += here;
  }
  return rows.slice(0, -1);
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', "=cmd|'/c calc'!A0"])(
  'a name that a spreadsheet would run is text: %j',
  (name) => {
    const [, row] = readCsv(csvOf([[name, 5]]));
    expect(row).toEqual([`'${name}`, '5']);
  },
);

test('numbers are numbers, and nothing is an empty field', () => {
  expect(
    csvOf([
      ['a', -5],
      [null, null],
    ]),
  ).toBe('site_name,value\r\na,-5\r\n,\r\n');
});

test('any text comes back as it was, but for the apostrophe, and no field begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0 }))), (rows) => {
      const [, ...read] = readCsv(csvOf(rows));
      expect(read.map(([name]) => name)).toEqual(rows.map(([name]) => (/^[=+\-@\t\r\n＋－＝＠]/.test(name) ? `'${name}` : name)));
      for (const [name] of read) expect(name).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
