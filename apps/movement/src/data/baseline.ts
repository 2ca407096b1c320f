import { addDays, isoWeekday, isoWeekOf, mondayOfIsoWeek } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';

/** What the days of a trend are compared with. */
export const BASELINES = ['SAME_WEEKDAYS', 'WEEKS_BEFORE', 'YEAR_BEFORE'] as const;
export type Baseline = (typeof BASELINES)[number];

/** Most weeks that a baseline goes back. */
export const baselineWeeksMax = 52;
/** Weeks of SAME_WEEKDAYS and WEEKS_BEFORE where none are named. */
const weeksDefault = { SAME_WEEKDAYS: 4, WEEKS_BEFORE: 1 } as const;
const weekDays = 7;

/** A baseline with its number of weeks; a year before has none. */
export interface BaselineChoice {
  readonly baseline: Baseline;
  readonly weeks: number;
}

/** Reads the arguments of a trend. Throws BAD_USER_INPUT for weeks out of range, or named beside YEAR_BEFORE. */
export function chooseBaseline(baseline: Baseline, weeks: number | null | undefined): BaselineChoice {
  const isNamed = weeks !== null && weeks !== undefined;
  if (baseline === 'YEAR_BEFORE') {
    if (isNamed) throw badInput('YEAR_BEFORE is the same ISO week of the year before; leave weeks out');
    return { baseline, weeks: 0 };
  }
  if (!isNamed) return { baseline, weeks: weeksDefault[baseline] };
  if (weeks >= 1 && weeks <= baselineWeeksMax) return { baseline, weeks };
  throw badInput(`weeks is ${weeks}; it must be from 1 to ${baselineWeeksMax}`);
}

/** The days that a day is compared with, all of the same weekday, newest first. Throws BAD_USER_INPUT for an ISO week that the year before did not have. */
export function listBaselineDays(day: LocalDay, { baseline, weeks }: BaselineChoice): readonly LocalDay[] {
  if (baseline === 'YEAR_BEFORE') return [yearBefore(day)];
  if (baseline === 'WEEKS_BEFORE') return [addDays(day, -weekDays * weeks)];
  return Array.from({ length: weeks }, (_, index) => addDays(day, -weekDays * (index + 1)));
}

/** The smallest window that holds everything a window is compared with; whole weeks stay whole weeks. */
export function baselineWindowOf(window: DaySpan, choice: BaselineChoice): DaySpan {
  const first = listBaselineDays(window.from, choice).toSorted()[0] ?? window.from;
  const last = listBaselineDays(addDays(window.to, -1), choice)[0] ?? window.to;
  return { from: first, to: addDays(last, 1) };
}

interface DaySpan {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

function yearBefore(day: LocalDay): LocalDay {
  const [year = '', week = ''] = isoWeekOf(day).split('-');
  const label = `${Number(year) - 1}-${week}`;
  try {
    return addDays(mondayOfIsoWeek(label), isoWeekday(day) - 1);
  } catch {
    throw badInput('The year before has no ISO week of the same number; compare with WEEKS_BEFORE');
  }
}
