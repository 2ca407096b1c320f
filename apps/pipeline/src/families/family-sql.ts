import type { FamilyName } from '@passerby/domain/family';
import { loadSql } from '../engine/sql-file.ts';

const texts = new Map<FamilyName, string>();

/**
 * The query of a family over its bounded table: one row a non-zero cell, the family's keys as text labels (`at` as
 * epoch seconds) and `n`. Parameters `from` and `to` (Date, half open) choose the windows by their first day.
 */
export function familySql(family: FamilyName): string {
  let text = texts.get(family);
  if (text === undefined) {
    text = loadSql(import.meta.url, `./${family}.sql`);
    texts.set(family, text);
  }
  return text;
}
