import { localMidnight } from '@passerby/domain/calendar';

/** First and last instants of validities and consents that are open, epoch milliseconds: the years 1970 and 10000. */
export const BEGINNING_MS = 0;
export const END_MS = 253_402_300_800_000;

/**
 * Epoch milliseconds of an instant with offset, of epoch milliseconds, or of a date, which means its local midnight
 * (measures.md 6); undefined where the text is none of them.
 */
export function parseInstantOrDate(text: string, timeZone: string): number | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? localMidnight(text, timeZone) * 1000 : undefined;
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return Math.floor(Number(text));
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?(Z|[+-]\d{2}(?::?\d{2})?)$/.exec(text);
  const [, day = '', clock = '', seconds = ':00', fraction = '', offset = 'Z'] = match ?? [];
  if (match === null || !isDay(day) || clock >= '24') return undefined;
  const colon = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.replace(':', '').slice(3).padEnd(2, '0')}`;
  const ms = Date.parse(`${day}T${clock}${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${colon}`);
  return Number.isNaN(ms) ? undefined : ms;
}

function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
