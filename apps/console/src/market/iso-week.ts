import { addDays, isoWeekday } from './released.ts';

/** The Monday of an ISO week as the graph names it: `2026-10-12` of `2026-W42`. Throws RangeError for what is no week. */
export function startOfWeek(week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) throw new RangeError(`no ISO week: ${week}`);
  // The fourth of January is always in the first week.
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - isoWeekday(fourth) + 7 * (Number(number) - 1));
}
