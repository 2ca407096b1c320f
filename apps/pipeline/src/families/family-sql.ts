import type { FamilyName } from '@passerby/domain/family';
import { getFamilyShape } from '@passerby/domain/family';
import type { ShardQuery } from '../engine/engine.ts';
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

/** The same over every shard: a subscriber lies in one of them, so the counts of a cell add up. */
export function familyQuery(family: FamilyName): ShardQuery {
  const keys = getFamilyShape(family).keys.join(', ');
  return { each: familySql(family), all: `SELECT ${keys}, sum(cells.n) AS n FROM shards AS cells GROUP BY ${keys}` };
}
