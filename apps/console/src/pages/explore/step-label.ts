import { formatDay, formatLocalHour, formatWeekday } from '../../format/formats.ts';

/**
 * A bucket of time in words: `Sat, 10 Oct, 14:00`, `Sat, 10 Oct`, `week of 5 Oct 2026`. An hour that comes twice, in the night the
 * clock goes back, is told apart by its offset.
 */
export function describeStep(at: string, all: readonly string[]): string {
  if (at.includes('W')) return `week of ${formatDay(mondayOf(at))}`;
  if (!at.includes('T')) return formatWeekday(at);
  const isRepeated = all.some((other) => other !== at && other.slice(0, 16) === at.slice(0, 16));
  return isRepeated ? `${formatLocalHour(at)} UTC${at.slice(19)}` : formatLocalHour(at);
}

/** Monday of an ISO week `2026-W43`: the first week has the year's 4 January. */
export function mondayOf(week: string): string {
  const [year = '', number = ''] = week.split('-W');
  const fourth = new Date(`${year}-01-04T00:00:00Z`);
  const monday = fourth.getTime() + ((Number(number) - 1) * 7 - ((fourth.getUTCDay() || 7) - 1)) * dayMs;
  return new Date(monday).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;
