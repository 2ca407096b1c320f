import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Market } from '@passerby/domain/market';

/** A cell of the radio network and what it serves. */
export interface MadeCell {
  readonly cellId: string;
  readonly zoneId: string;
  /** Null where it serves no site. */
  readonly siteId: string | null;
}

/** A zone at a position. */
export interface MadeZone {
  readonly zoneId: string;
  /** Absent: the market's one other district. */
  readonly districtId?: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** One event: a cell at an instant in epoch milliseconds. */
export interface Ping {
  readonly at: number;
  readonly cellId: string;
}

/** A market of made-up people, as an operator would land it (measures.md 1). Its clock is UTC. */
export interface MadeMarket {
  readonly id: string;
  readonly policy: string;
  readonly zones: readonly MadeZone[];
  /** Each stands at the zone of a cell that serves it. */
  readonly cells: readonly MadeCell[];
  /** Ids of the subscribers: women born in 1990. */
  readonly people: readonly string[];
  /** Ids of foreign SIMs, which nobody registered; as persons they are numbered after `people`. */
  readonly guests?: readonly string[];
  readonly days: readonly LocalDay[];
  pingsOf(person: number, day: LocalDay): readonly Ping[];
}

const operatorCode = '234-10';
/** A French SIM. */
const guestCode = '208-01';
const otherDistrict = 'district';
const cellRangeM = 1000;
const siteRadiusM = 200;

/** Writes the landing folder of a made-up market. */
export function writeLandingFolder(folder: string, made: MadeMarket): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]): void => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('market.json', [JSON.stringify(marketOf(made))]);
  writeReference(made, write);
  write('subscribers.csv', [
    'subscriber_id,birth_year,gender,consent,consent_at',
    ...made.people.map((id) => `${id},1990,female,CONTRACT,`),
  ]);
  write('objections.csv', ['subscriber_id,effective_at,kind']);
  for (const day of made.days) {
    mkdirSync(join(folder, 'events', `date=${day}`), { recursive: true });
    const rows = [...made.people, ...(made.guests ?? [])].flatMap((id, person) => {
      const plmn = person < made.people.length ? operatorCode : guestCode;
      return made.pingsOf(person, day).map(({ at, cellId }) => `${id},${cellId},${at},${plmn}`);
    });
    write(`events/date=${day}/part-0.csv`, ['subscriber_id,cell_id,observed_at,plmn', ...rows]);
  }
}

/** The market's facts; its first period begins with its first day. */
export function marketOf({ id, policy, days }: MadeMarket): Market {
  const [firstPeriod = ''] = days;
  return {
    id,
    name: 'A made-up market of the audit',
    country: 'GB',
    timeZone: 'UTC',
    operatorCode,
    policy,
    firstPeriod,
    holidays: [],
    operatorShare: null,
  };
}

function writeReference({ zones, cells }: MadeMarket, write: (name: string, lines: readonly string[]) => void): void {
  const positions = new Map(zones.map(({ zoneId, longitude, latitude }) => [zoneId, `${longitude},${latitude}`]));
  const sites = new Map(cells.flatMap(({ siteId, zoneId }) => (siteId === null ? [] : [[siteId, zoneId]])));
  const positionOf = (zoneId: string): string => positions.get(zoneId) ?? '0,0';
  const districts = new Set(zones.map(({ districtId = otherDistrict }) => districtId));
  write('areas.csv', [
    'area_id,name,level,parent_id,code,code_vintage,longitude,latitude,area_km2,resident_population',
    'region,region,REGION,,,,0,0,,',
    ...Array.from(districts, (id) => `${id},${id},DISTRICT,region,,,0,0,,`),
    ...zones.map(({ zoneId, districtId = otherDistrict }) => `${zoneId},${zoneId},ZONE,${districtId},,,${positionOf(zoneId)},,`),
  ]);
  write('sites.csv', [
    'site_id,name,kind,longitude,latitude,radius_m,owner,sensitive',
    ...[...sites].map(([siteId, zoneId]) => `${siteId},${siteId},OTHER,${positionOf(zoneId)},${siteRadiusM},,false`),
  ]);
  write('cells.csv', [
    'cell_id,longitude,latitude,range_m,valid_from,valid_to,technology',
    ...cells.map(({ cellId, zoneId }) => `${cellId},${positionOf(zoneId)},${cellRangeM},2020-01-01,,4G`),
  ]);
  write('cell_areas.csv', ['cell_id,area_id,share', ...cells.map(({ cellId, zoneId }) => `${cellId},${zoneId},1`)]);
  write('cell_sites.csv', [
    'cell_id,site_id,share',
    ...cells.flatMap(({ cellId, siteId }) => (siteId === null ? [] : [`${cellId},${siteId},1`])),
  ]);
  write('population.csv', ['area_id,age_band,gender,population']);
}
