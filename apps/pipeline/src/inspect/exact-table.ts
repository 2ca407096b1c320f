import { FAMILY_NAMES, getFamilyShape, isFamilyName } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { badInput } from '@passerby/domain/error';

/** The exact tables that are no family's, with the columns of their file (measures.md 6, Files of inspect). */
export const PLAIN_TABLES = {
  quarantine: ['file', 'line', 'rule'],
  stays: ['subscriber_id', 'place_kind', 'place_id', 'start', 'end'],
  visits: ['subscriber_id', 'place_kind', 'place_id', 'start', 'end'],
  trips: ['subscriber_id', 'origin_id', 'destination_id', 'departure', 'arrival'],
  homes: ['subscriber_id', 'home_zone', 'work_zone'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type PlainTable = keyof typeof PLAIN_TABLES;

/** What `inspect` can print: a plain table or a family's bounded counts. */
export type ExactTable = PlainTable | FamilyName;

/** All of them, plain tables first. */
export const EXACT_TABLES: readonly ExactTable[] = [...(Object.keys(PLAIN_TABLES) as readonly PlainTable[]), ...FAMILY_NAMES];

/** Whether a table is printed from the stays, visits and trips, which a build keeps on demand only. */
export function needsMovements(table: ExactTable): boolean {
  return table === 'stays' || table === 'visits' || table === 'trips';
}

/** Header row of a table's file, in order. */
export function columnsOf(table: ExactTable): readonly string[] {
  return isFamilyName(table) ? [...getFamilyShape(table).keys, 'n'] : PLAIN_TABLES[table];
}

/** Reads a table's name; throws BAD_USER_INPUT that lists the names there are. */
export function parseExactTable(name: string): ExactTable {
  const table = EXACT_TABLES.find((known) => known === name);
  if (table === undefined) throw badInput(`"${name}" is no exact table; expected one of ${EXACT_TABLES.join(', ')}`);
  return table;
}
