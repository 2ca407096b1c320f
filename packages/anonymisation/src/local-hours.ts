import { listHoursOfDay, utcOffsetSeconds } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';

const rememberedDays = 4096;
const remembered = new Map<string, readonly LocalHour[]>();

/** One hour of a local day: its UTC start in epoch seconds and the same as ISO 8601 with the market's offset. */
export interface LocalHour {
  readonly at: number;
  readonly label: string;
}

/** The 23, 24 or 25 hours of a local day in order; the repeated hour is told apart by its offset (measures.md 3). */
export function listLocalHours(day: LocalDay, timeZone: string): readonly LocalHour[] {
  const name = `${day} ${timeZone}`;
  const found = remembered.get(name);
  if (found !== undefined) return found;
  const hours = listHoursOfDay(day, timeZone).map((at) => ({ at, label: formatInstant(at, utcOffsetSeconds(at, timeZone)) }));
  if (remembered.size >= rememberedDays) remembered.clear();
  remembered.set(name, hours);
  return hours;
}

function formatInstant(at: number, offset: number): string {
  const local = new Date((at + offset) * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / 60;
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
