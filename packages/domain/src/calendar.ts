import { badInput } from './error.ts';

/** Length of a budget period in days (privacy.md 1). */
export const PERIOD_DAYS = 28;
/** The fixed time grains of a question. */
export const GRAINS = ['HOUR', 'DAY', 'WEEK', 'PERIOD'] as const;
export type Grain = (typeof GRAINS)[number];

/** A released window: a local day, an ISO week, or a 28-day budget period. */
export const WINDOW_KINDS = ['day', 'week', 'period'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

/** The four dayparts in local hours: night 00-06, morning 06-10, day 10-16, evening 16-24 (measures.md 3). */
export const DAYPARTS = ['night', 'morning', 'day', 'evening'] as const;
export type Daypart = (typeof DAYPARTS)[number];

const dayMs = 86_400_000;

/** A market-local calendar day, YYYY-MM-DD. */
export type LocalDay = string;

/** A local day as a count of days since 1970-01-01; throws BAD_USER_INPUT on anything but a real YYYY-MM-DD. */
export function dayNumber(day: LocalDay): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || dayOf(ms / dayMs) !== day) throw badInput(`"${day}" is not a calendar day (YYYY-MM-DD)`);
  return ms / dayMs;
}

/** The inverse of {@link dayNumber}. */
export function dayOf(number: number): LocalDay {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return dayOf(dayNumber(day) + days);
}

/** Days from `from` up to but not including `to`. */
export function listDays(from: LocalDay, to: LocalDay): readonly LocalDay[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first) }, (_, index) => dayOf(first + index));
}

/** 1 = Monday ... 7 = Sunday. */
export function isoWeekday(day: LocalDay): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the day's ISO week. */
export function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, 1 - isoWeekday(day));
}

/** The ISO week label of a day, `2026-W43`. */
export function isoWeekOf(day: LocalDay): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of an ISO week label; throws BAD_USER_INPUT on anything else. */
export function mondayOfIsoWeek(week: string): LocalDay {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const year = match?.[1];
  const monday = year === undefined ? undefined : addDays(mondayOf(`${year}-01-04`), (Number(match?.[2]) - 1) * 7);
  if (monday === undefined || isoWeekOf(monday) !== week) throw badInput(`"${week}" is not an ISO week (2026-W43)`);
  return monday;
}

/** First day of the budget period that holds `day`; periods are counted from `firstPeriod` in both directions. */
export function periodOf(day: LocalDay, firstPeriod: LocalDay): LocalDay {
  const first = dayNumber(firstPeriod);
  return dayOf(first + Math.floor((dayNumber(day) - first) / PERIOD_DAYS) * PERIOD_DAYS);
}

/** One hour of a local day by its UTC start; a spring day has 23, an autumn day 25 (measures.md 3). Epoch seconds. */
export function listHoursOfDay(day: LocalDay, timeZone: string): readonly number[] {
  const start = localMidnight(day, timeZone);
  const end = localMidnight(addDays(day, 1), timeZone);
  return Array.from({ length: Math.round((end - start) / 3600) }, (_, hour) => start + hour * 3600);
}

/** UTC instant of a day's first moment in a time zone, epoch seconds. */
export function localMidnight(day: LocalDay, timeZone: string): number {
  const wanted = dayNumber(day) * 86_400;
  const earliest = wanted - utcOffsetSeconds(wanted - 86_400, timeZone);
  const latest = wanted - utcOffsetSeconds(wanted + 86_400, timeZone);
  const [first, second] = earliest < latest ? [earliest, latest] : [latest, earliest];
  return localDayOf(first, timeZone) >= day ? first : second;
}

/** The local calendar day of an instant (epoch seconds). */
export function localDayOf(epochSeconds: number, timeZone: string): LocalDay {
  return dayOf(Math.floor((epochSeconds + utcOffsetSeconds(epochSeconds, timeZone)) / 86_400));
}

/** Seconds that local time is ahead of UTC at an instant. */
export function utcOffsetSeconds(epochSeconds: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(new Date(epochSeconds * 1000))
      .map((part) => [part.type, part.value]),
  );
  const local = Date.parse(
    `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`,
  );
  return local / 1000 - Math.floor(epochSeconds);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
