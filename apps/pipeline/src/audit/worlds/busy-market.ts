import type { LocalDay } from '@passerby/domain/calendar';
import type { MadeMarket, Ping } from './landing-folder.ts';

/** Who is in the busy market. */
export interface BusyFacts {
  readonly bots: number;
  /** Bots with a foreign SIM; none when absent. */
  readonly guests?: number;
  readonly days: readonly LocalDay[];
  readonly policy: string;
}

const zones = 60;
const districtZones = 6;
const gridWidth = 8;
/** All zones lie within ten kilometres, so that no jump is too fast to be true. */
const stepDegrees = 0.008;
const centre = { longitude: -0.1, latitude: 51.5 };
const pingMs = 120_000;
const dayMs = 86_400_000;
/** Pings that a bot stays at a place: 8 minutes make a visit, 20 minutes a trip too. */
const pingsAtPlace = [4, 10];

/** A small city of ten districts of six zones, each with a site, full of bots that hop from zone to zone around the clock. */
export function busyMarket({ bots, guests = 0, days, policy }: BusyFacts): MadeMarket {
  const names = Array.from({ length: zones }, (_, zone) => String(zone).padStart(2, '0'));
  return {
    id: 'audit-bots',
    policy,
    days,
    zones: names.map((name, zone) => ({
      zoneId: `zone-${name}`,
      districtId: `district-${Math.floor(zone / districtZones)}`,
      longitude: centre.longitude + (zone % gridWidth) * stepDegrees,
      latitude: centre.latitude + Math.floor(zone / gridWidth) * stepDegrees,
    })),
    cells: names.map((name) => ({ cellId: `cell-${name}`, zoneId: `zone-${name}`, siteId: `site-${name}` })),
    people: Array.from({ length: bots }, (_, bot) => `bot-${bot}`),
    guests: Array.from({ length: guests }, (_, guest) => `guest-${guest}`),
    pingsOf: (bot, day) => hopsOf(bot, Date.parse(`${day}T00:00:00Z`), day === days.at(-1)),
  };
}

/** The last day only closes the one before. */
function hopsOf(bot: number, midnight: number, isLastDay: boolean): readonly Ping[] {
  const pings = isLastDay ? 1 : dayMs / pingMs;
  const stay = pingsAtPlace[bot % pingsAtPlace.length] ?? 1;
  return Array.from({ length: pings }, (_, ping) => ({
    at: midnight + ping * pingMs,
    cellId: `cell-${String((bot * 7 + Math.floor(ping / stay) * 11) % zones).padStart(2, '0')}`,
  }));
}
