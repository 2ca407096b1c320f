import { readFileSync } from 'node:fs';

/** Text of a `.sql` file beside the caller: `loadSql(import.meta.url, './stays.sql')`. */
export function loadSql(moduleUrl: string, path: string): string {
  return readFileSync(new URL(path, moduleUrl), 'utf8');
}
