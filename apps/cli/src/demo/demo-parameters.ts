import { addDays } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';

/** First day of the synthetic London and of its first budget period (issue 2). */
const firstDay = '2026-10-05';
/** The week and the day after: a day is built when the next one's events are in (measures.md 6). */
const firstBatchDays = 8;
const laterBatchDays = 7;
/** The budget period of 28 days and the day that closes it: then residents, workers and audience can be asked too. */
const daysMax = 29;

/** What makes one demo differ from another; a home holds one demo. */
export interface DemoParameters {
  readonly market: 'london';
  readonly subscribers: number;
  readonly days: number;
  readonly seed: number;
}

/** Days simulated, ingested and released together: indexes of days, half open. */
export interface Batch {
  readonly fromDay: number;
  readonly toDay: number;
}

/** Reads the options of `demo`; throws BAD_USER_INPUT. */
export function parseDemoParameters(given: Readonly<Record<'subscribers' | 'days' | 'seed', string>>): DemoParameters {
  const whole = (name: keyof typeof given, from: number, to: number): number => {
    const value = Number(given[name]);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw badInput(`--${name} is "${given[name]}"; it must be a whole number from ${from} to ${to}`);
  };
  return {
    market: 'london',
    subscribers: whole('subscribers', 100, 1_000_000),
    days: whole('days', firstBatchDays, daysMax),
    seed: whole('seed', 0, 2 ** 31 - 1),
  };
}

/** The first week with the days that close it, then a week at a time. */
export function listBatches({ days }: DemoParameters): readonly Batch[] {
  const batches: Batch[] = [{ fromDay: 0, toDay: Math.min(firstBatchDays, days) }];
  for (let fromDay = firstBatchDays; fromDay < days; fromDay += laterBatchDays) {
    batches.push({ fromDay, toDay: Math.min(fromDay + laterBatchDays, days) });
  }
  return batches;
}

/** The first released week and its Saturday, half open. */
export const demoWeek = { from: firstDay, to: addDays(firstDay, 7) };
export const demoSaturday = { from: addDays(firstDay, 5), to: addDays(firstDay, 6) };

/** The clock that the pipeline is given: every simulated day lies behind it, whatever this machine's clock says. */
export const demoNow = '2026-11-05T12:00:00Z';
