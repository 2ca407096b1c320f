import { badInput } from '@passerby/domain/error';
import { utcOffsetSeconds } from '@passerby/domain/calendar';
import type { Enclave } from '../enclave/enclave.ts';
import type { Engine, SqlParameters } from '../engine/engine.ts';
import { listRoamerCountries, policyOf } from '../families/market-policy.ts';
import { MOBILE_COUNTRIES } from './mobile-country.ts';

/** What the events of an enclave span, and the widths that pack one event into a 64-bit number. */
export interface EventFacts {
  readonly events: number;
  /** No event is before the one or after the other; they are those of whole days, since asking every event would cost. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Distinct SIM codes, in order. */
  readonly plmns: readonly string[];
  readonly cellBits: number;
  readonly plmnBits: number;
}

const packedBits = 64;
/** A local day lies within so much of its date's midnights in UTC. */
const dayMarginMs = 24 * 3_600_000;

/** Measures the events; undefined when there are none. Throws when an event cannot be packed (see tracks.sql). */
export async function findEventFacts(engine: Engine): Promise<EventFacts | undefined> {
  const [row] = await engine.rows<
    Readonly<Record<'events' | 'first_day' | 'last_day' | 'cell', string>> & { readonly plmns: readonly string[] }
  >(
    `SELECT count() AS events, min(day) AS first_day, max(day) AS last_day, (SELECT max(cell) FROM cells) AS cell,
      (SELECT arraySort(groupArray(toString(plmn))) FROM (SELECT DISTINCT plmn FROM events)) AS plmns
    FROM events`,
  );
  if (row === undefined || row.events === '0') return undefined;
  const firstMs = Date.parse(row.first_day) - dayMarginMs;
  const lastMs = Date.parse(row.last_day) + 2 * dayMarginMs;
  const cellBits = bitsOf(Number(row.cell));
  const plmnBits = bitsOf(row.plmns.length - 1);
  if (bitsOf(lastMs - firstMs) + cellBits + plmnBits > packedBits) {
    throw badInput(
      `events span ${lastMs - firstMs} ms over ${row.cell} cells and ${row.plmns.length} SIM networks: more than a build holds`,
    );
  }
  return { events: Number(row.events), firstMs, lastMs, plmns: row.plmns, cellBits, plmnBits };
}

/** Parameters of every step of a build but its bucket and its cap: clocks, draws, SIM countries, policy. */
export function buildParameters({ market, drawKey }: Enclave, facts: EventFacts): SqlParameters {
  const policy = policyOf(market);
  const hourSeconds = 3600;
  return {
    base_ms: facts.firstMs,
    cell_bits: facts.cellBits,
    plmn_bits: facts.plmnBits,
    plmns: facts.plmns,
    draw_low: drawKey.low,
    draw_high: drawKey.high,
    time_zone: market.timeZone,
    first_period: market.firstPeriod,
    hour_shift_ms: (utcOffsetSeconds(facts.firstMs / 1000, market.timeZone) % hourSeconds) * 1000,
    country: market.country,
    mccs: MOBILE_COUNTRIES.map(({ code }) => code),
    mcc_countries: MOBILE_COUNTRIES.map(({ country }) => country),
    roamer_countries: listRoamerCountries(market),
    admit_unknown: Number(policy.admitUnknownDemo),
  };
}

/** How many bits a whole number from 0 to `most` takes. */
function bitsOf(most: number): number {
  return most <= 0 ? 0 : Math.floor(Math.log2(most)) + 1;
}
