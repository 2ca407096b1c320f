import { isoWeekday } from './calendar.ts';
import type { LocalDay } from './calendar.ts';

/** Days of the week in ISO order. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Kinds of days: a public holiday is one with Sundays, whatever day it falls on. */
export const DAY_TYPES = ['workday', 'saturday', 'sunday-or-holiday'] as const;
export type DayType = (typeof DAY_TYPES)[number];

export function weekdayOf(day: LocalDay): Weekday {
  return WEEKDAYS[isoWeekday(day) - 1] ?? 'monday';
}

/** What kind of day it is, by the market's public holidays. */
export function dayTypeOf(day: LocalDay, holidays: readonly LocalDay[]): DayType {
  const weekday = weekdayOf(day);
  if (weekday === 'sunday' || holidays.includes(day)) return 'sunday-or-holiday';
  return weekday === 'saturday' ? 'saturday' : 'workday';
}
