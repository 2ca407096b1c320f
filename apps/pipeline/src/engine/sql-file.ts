import { readFileSync } from 'node:fs';

/** Text of a `.sql` file beside the caller: `loadSql(import.meta.url, './stays.sql')`. */
export function loadSql(moduleUrl: string, path: string): string {
  return readFileSync(new URL(path, moduleUrl), 'utf8');
}

/** The statements of a `.sql` file in order; each ends with a semicolon at the end of a line. */
export function loadStatements(moduleUrl: string, path: string): readonly string[] {
  return loadSql(moduleUrl, path)
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/^--.*$/gm, '').trim() !== '');
}

/** A statement whose `FROM <name>` reads a query instead of a table. */
export function readFrom(statement: string, name: string, query: string): string {
  return statement.replace(new RegExp(`FROM ${name}\\b`), () => `FROM (${query})`);
}
