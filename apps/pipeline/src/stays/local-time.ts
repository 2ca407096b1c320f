import { dayNumber, utcOffsetSeconds } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';

/** Instant in epoch milliseconds at which a market's clocks show a full hour (0 to 30; 30 is 06:00 of the next day). */
export function instantAt(day: LocalDay, hour: number, timeZone: string): number {
  const wallSeconds = dayNumber(day) * 86_400 + hour * 3600;
  const guess = wallSeconds - utcOffsetSeconds(wallSeconds, timeZone);
  return (wallSeconds - utcOffsetSeconds(guess, timeZone)) * 1000;
}
