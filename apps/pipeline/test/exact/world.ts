import type { Market } from '@passerby/domain/market';

/** One event as the landing folder holds it; file and line name the row. */
export interface RawEvent {
  readonly id: string;
  readonly ms: number;
  readonly cell: string;
  readonly plmn: string;
  readonly file: string;
  readonly line: number;
}

/** One row of cells.csv: a cell may have several that hold one after the other. `fromMs` included, `toMs` not. */
export interface WorldCell {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly rangeM: number;
  readonly zones: Readonly<Record<string, number>>;
  readonly sites: Readonly<Record<string, number>>;
}

export interface Person {
  readonly birthYear: number;
  readonly gender: string;
  /** From when on consent holds; absent: always. */
  readonly consentFromMs?: number;
}

/** A line of objections.csv. */
export interface Objection {
  readonly id: string;
  readonly ms: number;
  readonly kind: 'OBJECTION' | 'WITHDRAWAL' | 'RETURN';
}

/** A small market with everything the exact tables depend on. Zones and sites in id order. */
export interface World {
  readonly market: Market;
  readonly key: Buffer;
  readonly districts: readonly string[];
  readonly zones: readonly {
    readonly id: string;
    readonly district: string;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  readonly sites: readonly { readonly id: string; readonly zone: string }[];
  readonly cells: readonly WorldCell[];
  readonly people: Readonly<Record<string, Person>>;
  /** Also of SIMs that are in no register. */
  readonly objections: readonly Objection[];
  readonly days: readonly string[];
  readonly events: readonly RawEvent[];
}

const market: Market = {
  id: 'made',
  name: 'Made',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: '2026-10-05',
  holidays: ['2026-10-14'],
  operatorShare: null,
};

const kilometre = 1 / 111.195;
const latitude = 51.5;
export const longAgoMs = 0;
export const farMs = 9_000_000_000_000;
const widths = [0, 2, 4, 6, 8, 12, 20, 30, 31, 45];

/**
 * Ten zones on a line, 0 to 45 km east, in four districts (the last zone in none), seven sites in the first zones. Cell `a`
 * to `j` lie on the zones; `v` has no zone; `x`, `y` are shared between zones, `y` with a tenth left over; `p`, `q` touch
 * `a`'s range or not; `s` serves two sites, `t` one with a share; `m` is moved 12 km away and widened at `movedMs`.
 */
export function makeWorld(movedMs: number = Date.parse('2026-10-14T11:00:00Z')): World {
  const zones = widths.map((km, index) => ({
    id: `Z${index}`,
    district: index === 9 ? '' : `D${Math.floor(index / 2.5)}`,
    longitude: (km * kilometre) / Math.cos((latitude * Math.PI) / 180),
    latitude,
  }));
  const at = (km: number): number => (km * kilometre) / Math.cos((latitude * Math.PI) / 180);
  const cell = (id: string, km: number, more: Partial<WorldCell>): WorldCell => ({
    id,
    longitude: at(km),
    latitude,
    rangeM: 300,
    fromMs: longAgoMs,
    toMs: farMs,
    zones: {},
    sites: {},
    ...more,
  });
  return {
    market,
    key: Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex'),
    districts: ['D0', 'D1', 'D2', 'D3'],
    zones,
    sites: Array.from({ length: 7 }, (_, index) => ({ id: `S${index}`, zone: `Z${index}` })),
    cells: [
      ...widths.map((km, index) =>
        cell(String.fromCodePoint(97 + index), km, { zones: { [`Z${index}`]: 1 }, sites: index < 7 ? { [`S${index}`]: 1 } : {} }),
      ),
      cell('v', 1, {}),
      cell('x', 1, { zones: { Z0: 0.5, Z1: 0.5 } }),
      cell('y', 3, { zones: { Z1: 0.2, Z2: 0.3, Z3: 0.4 } }),
      cell('p', 0.55, { zones: { Z1: 1 } }),
      cell('q', 0.65, { zones: { Z1: 1 } }),
      cell('s', 0.2, { zones: { Z0: 1 }, sites: { S0: 1, S1: 1 } }),
      cell('t', 0.3, { zones: { Z0: 1 }, sites: { S0: 1, S2: 0.5 } }),
      cell('m', 0.4, { toMs: movedMs, zones: { Z0: 1 }, sites: { S1: 1 } }),
      cell('m', 12.4, { fromMs: movedMs, rangeM: 1000, zones: { Z0: 1 }, sites: { S1: 1 } }),
    ],
    people: {},
    objections: [],
    days: [],
    events: [],
  };
}

/** The row of a cell that holds at an instant; throws when there is none. */
export function cellAt(world: Pick<World, 'cells'>, id: string, ms: number): WorldCell {
  const found = world.cells.find((cell) => cell.id === id && ms >= cell.fromMs && ms < cell.toMs);
  if (found === undefined) throw new Error(`no cell ${id} at ${ms}`);
  return found;
}
