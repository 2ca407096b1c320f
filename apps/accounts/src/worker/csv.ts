import type { ExportTable } from './export-table.ts';

/** What a spreadsheet may take for the start of a formula (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const needsQuotes = /[",\r\n]/;

/**
 * RFC 4180 with a header: UTF-8, CRLF, quotes where they are needed. Names come from people: a text that a spreadsheet could
 * run as a formula gets an apostrophe before it, which spreadsheets hide. Numbers are numbers and are left alone.
 */
export function* csvLines({ columns, rows }: ExportTable): Generator<string> {
  yield `${columns.map(({ name }) => textField(name)).join(',')}\r\n`;
  for (const row of rows) yield `${row.map(fieldOf).join(',')}\r\n`;
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : textField(value);
}

function textField(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
