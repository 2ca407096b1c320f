import type { Answer } from '@passerby/anonymisation/gate';
import type { LocalDay } from '@passerby/domain/calendar';
import type { City } from './city.ts';
import { valueOf } from './served-city.ts';

/** Values of an answer by hour, in the order of the city's days and their hours; NaN where one is suppressed. */
export function hourValues(rows: Answer['rows']): readonly number[] {
  return rows.map(({ estimate }) => valueOf(estimate) ?? Number.NaN);
}

/** An hour of the city by its position in {@link hourValues}. */
export function hourAt({ days }: City, position: number): { readonly day: LocalDay; readonly hour: number } {
  return { day: days[Math.floor(position / hoursPerDay)] ?? '', hour: position % hoursPerDay };
}

export const hoursPerDay = 24;
