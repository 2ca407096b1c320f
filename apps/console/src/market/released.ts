import type { CataloguePlace, Grain, Measure } from '@passerby/client/operations';
import type { ConsoleMarket } from './market-context.ts';

/** Days local to the market, half open. */
export interface LocalWindow {
  readonly from: string;
  readonly to: string;
}

/** What of a measure is wanted. */
export interface Wanted {
  readonly measure: Measure;
  readonly place: CataloguePlace;
  readonly grain: Grain;
}

/**
 * The days that a measure can be asked for at a kind of place in a grain, under the licence of who asks; undefined for none. With
 * several tables the widest window.
 */
export function findReleasedWindow({ methods }: ConsoleMarket, { measure, place, grain }: Wanted): LocalWindow | undefined {
  const method = methods.get(measure);
  if (method === undefined || !method.isLicensed) return undefined;
  const windows = method.tables.flatMap(({ place: of, grains, availableFrom, availableTo }) =>
    of === place && grains.includes(grain) && availableFrom !== null && availableTo !== null
      ? [{ from: availableFrom, to: availableTo }]
      : [],
  );
  const [first, ...others] = windows;
  if (first === undefined) return undefined;
  return others.reduce(
    ({ from, to }, next) => ({ from: next.from < from ? next.from : from, to: next.to > to ? next.to : to }),
    first,
  );
}

/** The whole ISO weeks of a window, oldest first. */
export function listWeeks({ from, to }: LocalWindow): readonly LocalWindow[] {
  const monday = addDays(from, (8 - isoWeekday(from)) % 7);
  return listWindows(monday, to, 7);
}

/** The days of a window, oldest first. */
export function listDays({ from, to }: LocalWindow): readonly LocalWindow[] {
  return listWindows(from, to, 1);
}

/** The whole budget periods of a window, oldest first. */
export function listPeriods({ from, to }: LocalWindow, firstPeriod: string): readonly LocalWindow[] {
  const days = Math.round((Date.parse(from) - Date.parse(firstPeriod)) / dayMs);
  return listWindows(addDays(firstPeriod, Math.ceil(days / periodDays) * periodDays), to, periodDays);
}

/** A day some days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const dayMs = 86_400_000;
const periodDays = 28;

function listWindows(first: string, end: string, days: number): readonly LocalWindow[] {
  const windows: LocalWindow[] = [];
  for (let from = first; addDays(from, days) <= end; from = addDays(from, days)) windows.push({ from, to: addDays(from, days) });
  return windows;
}
