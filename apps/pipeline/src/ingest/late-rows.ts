import type { LocalDay } from '@passerby/domain/calendar';
import type { Engine } from '../engine/engine.ts';
import { insertRows } from '../engine/insert-rows.ts';

/** Accepted rows by the local day of the event, of days that were released before the rows came. */
export type LateRows = Readonly<Record<LocalDay, number>>;

/** The rows of a file that came too late for a released day. A file that replaces another counts whole. */
export function findLateRows(acceptedByDay: LateRows, released: ReadonlySet<LocalDay>): LateRows {
  return Object.fromEntries(Object.entries(acceptedByDay).filter(([day]) => released.has(day)));
}

/** Notes a file's late rows, before the file is committed. */
export async function noteLateRows(engine: Engine, file: number, late: LateRows): Promise<void> {
  const rows = Object.entries(late).map(([day, count]) => ({ file, day, late: count }));
  if (rows.length > 0) await insertRows(engine, { table: 'late_rows', structure: 'file UInt32, day Date, late UInt64' }, rows);
}

/**
 * Late rows of all files that are in, by day. They reopen no released window; a week or period that is still open counts
 * them (interfaces.md, Order and time; measures.md 6, Windows).
 */
export async function countLateRows(engine: Engine): Promise<LateRows> {
  const rows = await engine.rows<{ readonly day: LocalDay; readonly late: string }>(
    'SELECT day, sum(late_rows.late) AS late FROM late_rows WHERE file IN (SELECT file FROM files) GROUP BY day ORDER BY day',
  );
  return Object.fromEntries(rows.map(({ day, late }) => [day, Number(late)]));
}

/** Late rows as lines for people. */
export function describeLateRows(late: LateRows): readonly string[] {
  return Object.entries(late).map(
    ([day, rows]) => `${day}: ${rows.toLocaleString('en')} rows came after its release; only windows still open count them`,
  );
}
