import type { LocalDay } from '@passerby/domain/calendar';
import type { MadeMarket } from './landing-folder.ts';

/** Who is in the objectors' market. */
export interface ObjectorsFacts {
  /** How many will object, and how many will not. */
  readonly each: number;
  /** Eight days: a week from a Monday, and the day that closes it. */
  readonly days: readonly LocalDay[];
  readonly policy: string;
}

const visitFrom = 10;
const visitPings = 7;
const pingMs = 600_000;
const hourMs = 3_600_000;

/** Two zones: everyone of `leaving` is in the one, everyone of `staying` in the other, an hour of each day. */
export function objectorsMarket({ each, days, policy }: ObjectorsFacts): MadeMarket {
  const people = ['leaving', 'staying'].flatMap((zone) =>
    Array.from({ length: each }, (_, person) => ({ zone, id: `${zone}-${person}` })),
  );
  return {
    id: 'audit-objectors',
    policy,
    days,
    zones: [
      { zoneId: 'leaving', longitude: -0.1, latitude: 51.5 },
      { zoneId: 'staying', longitude: -0.2, latitude: 51.5 },
    ],
    cells: ['leaving', 'staying'].map((zone) => ({ cellId: zone, zoneId: zone, siteId: `${zone}-site` })),
    people: people.map(({ id }) => id),
    pingsOf: (person, day) =>
      Array.from({ length: visitPings }, (_, ping) => ({
        at: Date.parse(`${day}T00:00:00Z`) + visitFrom * hourMs + ping * pingMs,
        cellId: people[person]?.zone ?? '',
      })),
  };
}
