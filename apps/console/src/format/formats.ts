/** Numbers and dates as the reader's browser writes them. */

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const fine = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const weekdayDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const instant = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** 12,345 */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** 12.3 */
export function formatDecimal(value: number): string {
  return short.format(value);
}

/** 0.9412, of a budget or a probability. */
export function formatFine(value: number): string {
  return fine.format(value);
}

/** 12.3K, for axes. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A percentage that is already one: 12.3 %. */
export function formatPercent(value: number): string {
  return `${short.format(value)} %`;
}

/** 5 Oct 2026, of a market-local day `2026-10-05`. */
export function formatDay(localDay: string): string {
  return day.format(new Date(`${localDay}T00:00:00Z`));
}

/** Mon, 5 Oct, of a market-local day. */
export function formatWeekday(localDay: string): string {
  return weekdayDay.format(new Date(`${localDay}T00:00:00Z`));
}

/** 5 Oct, of a market-local day; for axes. */
export function formatShortDay(localDay: string): string {
  return shortDay.format(new Date(`${localDay}T00:00:00Z`));
}

/** Mon, of a market-local day; for axes of a week. */
export function formatWeekdayName(localDay: string): string {
  return weekday.format(new Date(`${localDay}T00:00:00Z`));
}

/** An instant in the reader's own time zone. */
export function formatInstant(iso: string): string {
  return instant.format(new Date(iso));
}

/** 14:05:09, of ms since 1970, in the reader's own time zone. */
export function formatClock(ms: number): string {
  return clock.format(ms);
}

/** `Sat, 10 Oct, 14:00` of an instant with the market's offset: the market's own clock, whatever the reader's. */
export function formatLocalHour(iso: string): string {
  return `${formatWeekday(iso.slice(0, 10))}, ${iso.slice(11, 16)}`;
}
