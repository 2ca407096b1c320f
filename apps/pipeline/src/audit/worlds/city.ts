import { addDays, listDays, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import type { Market } from '@passerby/domain/market';
import type { Area, AreaLevel } from '@passerby/domain/place';
import type { DomainAxis, ExactCounts, FamilyDomain } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';
import type { Dice } from '../dice.ts';

/** The families of a made-up city: one quantity measured twice, which is what differencing and reconstruction live on. */
export type CityFamily = 'presence-zone-hour' | 'presence-zone-hour-demo';

/** A made-up city of 40 zones in 4 districts: public facts, and how many devices of each leaf are where when. */
export interface City {
  readonly market: Market;
  readonly publicInputs: PublicInputs;
  readonly zones: readonly string[];
  readonly districts: readonly string[];
  readonly days: readonly LocalDay[];
  /** Exact counts of a day, in the order of the family's domain. */
  countDay(family: CityFamily, day: LocalDay): ExactCounts;
  /** Devices in a zone and hour (position in the day), of all leaves or of one (position in DEMO_LEAVES). */
  truthOf(cell: CityCell): number;
}

/** One zone, day and hour of the city. */
export interface CityCell {
  readonly zone: string;
  readonly day: LocalDay;
  readonly hour: number;
  readonly leaf?: number;
}

export const CITY_FIRST_DAY = '2026-10-05';
/** Without clock changes, so that every day has the same hours. */
const timeZone = 'UTC';
const districtCount = 4;
const zonesPerDistrict = 10;
const hoursPerDay = 24;

/** Everything in the city, at the finest grain, grade D too: the most that a licence can give. */
export const OPEN_LICENCE: Licence = {
  markets: ['audit-city'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: GRAINS,
  measures: MEASURES,
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: true,
};

/** Devices of one leaf in a zone and hour: 100 to 300, so that most figures are shown and attacks have something to ask. */
export function busyCount(dice: Dice): () => number {
  return () => 100 + dice.below(201);
}

/** Makes the city; `countOf` is called once for each zone, hour and leaf. */
export function makeCity(days: number, countOf: (zone: number) => number): City {
  const districts = Array.from({ length: districtCount }, (_, index) => `district-${index}`);
  const zones = districts.flatMap((_, district) =>
    Array.from({ length: zonesPerDistrict }, (_, index) => zoneId(district * zonesPerDistrict + index)),
  );
  const dayList = listDays(CITY_FIRST_DAY, addDays(CITY_FIRST_DAY, days));
  const leaves = DEMO_LEAVES.length;
  const counts = Int32Array.from({ length: dayList.length * zones.length * hoursPerDay * leaves }, (_, index) =>
    countOf(Math.floor(index / (hoursPerDay * leaves)) % zones.length),
  );
  const startOf = (day: number, zone: number, hour: number): number =>
    ((day * zones.length + zone) * hoursPerDay + hour) * leaves;
  const totalAt = (start: number): number => counts.subarray(start, start + leaves).reduce((sum, count) => sum + count, 0);
  return {
    market: cityMarket,
    publicInputs: { market: cityMarket, areas: listAreas(districts, zones), sites: [], population: [] },
    zones,
    districts,
    days: dayList,
    countDay(family, day) {
      const from = startOf(dayList.indexOf(day), 0, 0);
      const demo = counts.slice(from, from + zones.length * hoursPerDay * leaves);
      const total = Int32Array.from({ length: zones.length * hoursPerDay }, (_, cell) => totalAt(from + cell * leaves));
      return { domain: domainOf(family, zones, day), counts: family === 'presence-zone-hour' ? total : demo };
    },
    truthOf({ zone, day, hour, leaf }) {
      const start = startOf(dayList.indexOf(day), zones.indexOf(zone), hour);
      return leaf === undefined ? totalAt(start) : (counts[start + leaf] ?? Number.NaN);
    },
  };
}

const cityMarket: Market = {
  id: 'audit-city',
  name: 'A made-up city',
  country: 'GB',
  timeZone,
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: CITY_FIRST_DAY,
  holidays: [],
  operatorShare: null,
};

function domainOf(family: CityFamily, zones: readonly string[], day: LocalDay): FamilyDomain {
  const demo: DomainAxis = {
    columns: ['age_band', 'gender'],
    values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]),
  };
  const axes: readonly DomainAxis[] = [
    { columns: ['area_id'], values: zones.map((zone) => [zone]) },
    { columns: ['at'], values: listHoursOfDay(day, timeZone).map((at) => [at]) },
  ];
  return { family, axes: family === 'presence-zone-hour' ? axes : [...axes, demo] };
}

function listAreas(districts: readonly string[], zones: readonly string[]): readonly Area[] {
  return [
    area('city', 'REGION', null),
    ...districts.map((areaId) => area(areaId, 'DISTRICT', 'city')),
    ...zones.map((areaId, index) => area(areaId, 'ZONE', districts[Math.floor(index / zonesPerDistrict)] ?? null)),
  ];
}

function area(areaId: string, level: AreaLevel, parentId: string | null): Area {
  const nothing = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { areaId, name: areaId, level, parentId, longitude: 0, latitude: 51.5, ...nothing };
}

function zoneId(index: number): string {
  return `zone-${String(index).padStart(2, '0')}`;
}
