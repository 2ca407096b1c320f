import { localDayOf } from '@passerby/domain/calendar';
import { makeWorld } from './world.ts';
import type { RawEvent, World } from './world.ts';

/** A person of the made market: who, and what their phone did (British summer time, unless an instant carries an offset). */
export interface Story {
  readonly id: string;
  readonly events: readonly (readonly [at: string, cell: string])[];
}

/** Epoch milliseconds of a text of a story. */
export function londonTime(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+01:00`);
}

/** The world in which these happened, one file a day; its first period is that of the made market unless another is given. */
export function worldOfStories(stories: readonly Story[], firstPeriod?: string): World {
  const lines = new Map<string, number>();
  const events = stories.flatMap(({ id, events: told }) =>
    told.map(([at, cell]): RawEvent => {
      const ms = londonTime(at);
      const file = `events/date=${localDayOf(ms / 1000, 'Europe/London')}/part-0.csv`;
      const line = (lines.get(file) ?? 1) + 1;
      lines.set(file, line);
      return { id, ms, cell, plmn: '234-10', file, line };
    }),
  );
  const people = Object.fromEntries(stories.map(({ id }) => [id, { birthYear: 1990, gender: 'female' }]));
  const days = [...new Set(events.map(({ file }) => file.slice(12, 22)))].toSorted();
  const world = makeWorld();
  return { ...world, market: { ...world.market, firstPeriod: firstPeriod ?? world.market.firstPeriod }, people, events, days };
}
