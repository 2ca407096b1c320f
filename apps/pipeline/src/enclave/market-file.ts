import { readFileSync } from 'node:fs';
import { isoWeekday, utcOffsetSeconds } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import { z } from 'zod';

const marketSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be ISO 3166-1 alpha-2, e.g. GB'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone, e.g. Europe/London')
    .refine(hasWholeHourChanges, 'moves its clocks by less than an hour, so that its hours have no cells of their own'),
  operatorCode: z.string().regex(/^\d{3}-\d{2,3}$/, 'must be mcc-mnc, e.g. 234-10'),
  policy: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the name of a policy, e.g. standard'),
  firstPeriod: z.iso.date().refine((day) => isoWeekday(day) === 1, 'must be a Monday'),
  holidays: z.array(z.iso.date()).default([]),
  operatorShare: z.number().gt(0).max(1).nullable().default(null),
});

/** Reads and checks a `market.json` (measures.md 1); throws BAD_USER_INPUT that lists every problem in it. */
export function readMarketFile(path: string): Market {
  const result = marketSchema.safeParse(parseJson(path));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'market'}: ${issue.message}`);
  throw badInput(`${path}: ${problems.join('; ')}`);
}

function parseJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw badInput(`${path} cannot be read; a landing folder holds a market.json`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badInput(`${path} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const hourSeconds = 3600;
const seasons = ['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z'].map((instant) => Date.parse(instant) / 1000);

/** False for Lord Howe Island alone: elsewhere summer time is a whole hour, and days have 23, 24 or 25 (measures.md 3). */
function hasWholeHourChanges(timeZone: string): boolean {
  if (!isTimeZone(timeZone)) return true;
  const [winter = 0, summer = 0] = seasons.map((instant) => utcOffsetSeconds(instant, timeZone));
  return (summer - winter) % hourSeconds === 0;
}
