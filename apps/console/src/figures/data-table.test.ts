import { expect, test } from 'vitest';
import { writeCsv } from './data-table.ts';

test('writes figures with their interval and status, quotes what must be quoted, and disarms formulas', () => {
  const table = {
    columns: ['place', 'visitors'],
    rows: [
      ['Soho, "the" place', { value: 10, lower: 5, upper: 15, status: 'PUBLISHED' as const }],
      ['=HYPERLINK("x")', { value: null, lower: null, upper: null, status: 'IMPRECISE' as const }],
      ['total', 10],
    ],
  };
  expect(writeCsv(table)).toBe(
    [
      'place,visitors,visitors lower,visitors upper,visitors status',
      '"Soho, ""the"" place",10,5,15,PUBLISHED',
      '"\'=HYPERLINK(""x"")",,,,IMPRECISE',
      'total,10,,,',
      '',
    ].join('\r\n'),
  );
});
