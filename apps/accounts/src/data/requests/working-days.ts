import { addDays, dayNumber, isoWeekday } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { isBankHoliday } from './holidays.ts';

const saturday = 6;

/** Monday to Friday, but for bank holidays. */
export function isWorkingDay(day: LocalDay): boolean {
  return isoWeekday(day) < saturday && !isBankHoliday(day);
}

/** Working days after `from`, up to and with `to`: what comes in on a Monday has used one day on Tuesday. */
export function countWorkingDays(from: LocalDay, to: LocalDay): number {
  const days = Math.max(0, dayNumber(to) - dayNumber(from));
  return Array.from({ length: days }, (_, index) => addDays(from, index + 1)).filter(isWorkingDay).length;
}

/** The day by which so many working days after `from` are used; `from` itself for none. */
export function addWorkingDays(from: LocalDay, count: number): LocalDay {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}
