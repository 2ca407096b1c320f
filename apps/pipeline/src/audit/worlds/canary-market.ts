import type { LocalDay } from '@passerby/domain/calendar';
import type { MadeMarket, Ping } from './landing-folder.ts';

/** Who is in the canaries' market. */
export interface CanaryFacts {
  /** Membership by canary. */
  readonly isIn: readonly boolean[];
  /** Devices that a canary carries. */
  readonly devices: number;
  /** The last day only closes the one before. */
  readonly days: readonly LocalDay[];
  readonly policy: string;
}

const gridWidth = 46;
const latitudeStep = 2.5;
const longitudeStep = 7;
const hourMs = 3_600_000;
const siteHours = { from: 10, to: 14 };
const digits = 4;

/** How many zones, and sites, so many canaries need: one each, and one for the canary that is always a member. */
export function canaryPlaces(canaries: number): number {
  return canaries + 1;
}

/**
 * A market in which every canary has a zone and a site of its own, far from all others: its devices are always in the zone, a
 * ping an hour, and at the site from ten to two. All canaries behave alike, so that a member leaves in its cells what any other does.
 */
export function canaryMarket({ isIn, devices, days, policy }: CanaryFacts): MadeMarket {
  const names = isIn.map((_, canary) => String(canary).padStart(digits, '0'));
  const people = names.flatMap((name, canary) =>
    isIn[canary] === true ? Array.from({ length: devices }, (_, device) => ({ name, id: `c${name}-${device}` })) : [],
  );
  return {
    id: 'audit-canaries',
    policy,
    days,
    zones: names.map((name, canary) => ({
      zoneId: `zone-${name}`,
      longitude: (canary % gridWidth) * longitudeStep - 160,
      latitude: Math.floor(canary / gridWidth) * latitudeStep - 55,
    })),
    cells: names.flatMap((name) => [
      { cellId: `street-${name}`, zoneId: `zone-${name}`, siteId: null },
      { cellId: `shop-${name}`, zoneId: `zone-${name}`, siteId: `site-${name}` },
    ]),
    people: people.map(({ id }) => id),
    pingsOf: (person, day) => pingsOf(people[person]?.name ?? '', Date.parse(`${day}T00:00:00Z`), day === days.at(-1)),
  };
}

function pingsOf(name: string, midnight: number, isLastDay: boolean): readonly Ping[] {
  const hours = isLastDay ? 1 : 24;
  return Array.from({ length: hours }, (_, hour) => ({
    at: midnight + hour * hourMs,
    cellId: hour >= siteHours.from && hour <= siteHours.to ? `shop-${name}` : `street-${name}`,
  }));
}
