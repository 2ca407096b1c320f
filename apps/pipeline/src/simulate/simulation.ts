import type { LocalDay } from '@passerby/domain/calendar';
import { addDays, isoWeekday } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { FIRST_DAY, HOLIDAYS, STORIES } from './london/stories.ts';

/** How event files are written. */
export const EVENT_FORMATS = ['parquet', 'csv'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What a simulation is asked to make. The same values give the same files, whatever the number of threads. */
export interface Simulation {
  readonly market: string;
  readonly subscribers: number;
  /** Days of the whole simulation, counted from day 0, the market's first period. */
  readonly days: number;
  readonly seed: number;
  /** Mean events of a subscriber and day to aim at. */
  readonly eventsPerDay: number;
  readonly format: EventFormat;
  /** First and last day to write, both included: a week can be made alone and the rest later. */
  readonly fromDay: number;
  readonly toDay: number;
}

/** The markets that can be simulated. */
export const SIMULATED_MARKETS: readonly string[] = ['london'];
export const DEFAULT_EVENTS_PER_DAY = 40;

const subscribersMax = 5_000_000;
const daysMax = 366;

/** Fills in what is left out and throws BAD_USER_INPUT on a value that no simulation can have. */
export function parseSimulation(wanted: Partial<Simulation>): Simulation {
  const { market = 'london', format = 'parquet', days = 28 } = wanted;
  if (!SIMULATED_MARKETS.includes(market)) {
    throw badInput(`--market ${market}: no such synthetic market; known: ${SIMULATED_MARKETS.join(', ')}`);
  }
  if (!EVENT_FORMATS.includes(format)) throw badInput(`--format ${format as string}: expected ${EVENT_FORMATS.join(' or ')}`);
  const simulation = {
    market,
    format,
    days: whole('days', days, [1, daysMax]),
    subscribers: whole('subscribers', wanted.subscribers ?? 100_000, [1, subscribersMax]),
    seed: whole('seed', wanted.seed ?? 1, [0, Number.MAX_SAFE_INTEGER]),
    eventsPerDay: whole('events-per-day', wanted.eventsPerDay ?? DEFAULT_EVENTS_PER_DAY, [20, 400]),
    fromDay: whole('from-day', wanted.fromDay ?? 0, [0, days - 1]),
    toDay: whole('to-day', wanted.toDay ?? days - 1, [0, days - 1]),
  };
  if (simulation.fromDay > simulation.toDay) {
    throw badInput(`--from-day ${simulation.fromDay}: lies after --to-day ${simulation.toDay}`);
  }
  return simulation;
}

/** What makes one simulated day different from others. */
export interface SimulatedDay {
  /** Days since day 0. */
  readonly day: number;
  readonly date: LocalDay;
  /** Routine of the day; a public holiday is lived as a Sunday. */
  readonly type: 'weekday' | 'friday' | 'saturday' | 'sunday';
  readonly isStrike: boolean;
  readonly matchSite: string | null;
  readonly closedSite: string | null;
  /** Whether the cells that replace others are on the air. */
  readonly hasNewCells: boolean;
}

/** The day with this number, with its planted stories (measures.md 5). */
export function simulatedDay(day: number): SimulatedDay {
  const date = addDays(FIRST_DAY, day);
  const { match, strike, closure, cellChange } = STORIES;
  return {
    day,
    date,
    type: typeOf(date),
    isStrike: date === strike.day,
    matchSite: date === match.day ? match.site : null,
    closedSite: date >= closure.from && date < closure.to ? closure.site : null,
    hasNewCells: date >= cellChange.day,
  };
}

/** Whether people of the day stay out past midnight. */
export function isLateDay(day: number): boolean {
  const weekday = isoWeekday(addDays(FIRST_DAY, day));
  return weekday === 5 || weekday === 6;
}

function typeOf(date: LocalDay): SimulatedDay['type'] {
  const weekday = isoWeekday(date);
  if (weekday === 7 || HOLIDAYS.includes(date)) return 'sunday';
  if (weekday === 6) return 'saturday';
  return weekday === 5 ? 'friday' : 'weekday';
}

function whole(option: string, value: number, [min, max]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw badInput(`--${option} ${value}: expected a whole number from ${min} to ${max}`);
}
