import { addDays, isoWeekOf, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { DWELL_BANDS } from '@passerby/domain/dwell-band';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';
import type { AreaLevel } from '@passerby/domain/place';

const timeZone = 'Europe/London';

/**
 * The public facts of a made-up market: region `tiny`, districts `north` (zones `n1`, `n2`) and `south` (zone `s1`), sites
 * `high-street` and `station`, and the sensitive `clinic`, which must appear nowhere.
 */
export const tinytown: PublicInputs = {
  market: {
    id: 'tinytown',
    name: 'Tinytown',
    country: 'GB',
    timeZone,
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-10-05',
    holidays: ['2026-12-25'],
    operatorShare: null,
  },
  areas: [
    area('tiny', 'REGION', null),
    area('north', 'DISTRICT', 'tiny'),
    area('south', 'DISTRICT', 'tiny'),
    area('n1', 'ZONE', 'north'),
    area('n2', 'ZONE', 'north'),
    area('s1', 'ZONE', 'south'),
  ],
  sites: [
    { ...site('high-street'), kind: 'HIGH_STREET' },
    { ...site('station'), kind: 'STATION' },
    { ...site('clinic'), sensitive: true },
  ],
  population: [],
};

/** Values of a cell's key columns. */
export type CellKey = Readonly<Partial<Record<KeyColumn, string | number>>>;

/** Exact made-up counts before noise: far above, around and below what may be published. */
export function countOf(family: FamilyName, key: CellKey): number {
  const leaves = key['age_band'] === undefined ? DEMO_LEAVES.length : 1;
  if (family.startsWith('dwell-')) return leaves * (dwellCounts[`${key['site_id']} ${key['dwell_band']}`] ?? 0);
  const perLeaf = family.startsWith('presence-') ? presenceCounts : visitorCounts;
  return leaves * (perLeaf[String(key['area_id'])] ?? 0);
}

/** Devices of one demo leaf in a zone and hour. */
const presenceCounts: Readonly<Record<string, number>> = { n1: 600, n2: 100, s1: 0 };
/** Devices of one demo leaf with a visit to a zone in a day. */
const visitorCounts: Readonly<Record<string, number>> = { n1: 900, n2: 200, s1: 0 };
/** Devices of one demo leaf by site and dwell band, in a day as in a week. */
const dwellCounts: Readonly<Record<string, number>> = {
  'high-street 5-15': 400,
  'high-street 15-30': 300,
  'high-street 30-60': 200,
  'high-street 60-120': 100,
  'high-street 120+': 0,
  'station 5-15': 60,
};

/** The families of a day release, each with its public domain of that day. */
export function listDayDomains(day: LocalDay): readonly FamilyDomain[] {
  const hours = axis('at', listHoursOfDay(day, timeZone));
  const days = axis('day', [day]);
  return [
    { family: 'presence-zone-hour', axes: [zoneAxis, hours] },
    { family: 'presence-zone-hour-demo', axes: [zoneAxis, hours, demoAxis] },
    { family: 'visitors-zone-day-demo', axes: [zoneAxis, days, demoAxis] },
    { family: 'dwell-site-day', axes: [siteAxis, days, dwellAxis] },
  ];
}

/** The families of a week release, by the week's Monday. */
export function listWeekDomains(monday: LocalDay): readonly FamilyDomain[] {
  return [{ family: 'dwell-site-week-demo', axes: [siteAxis, axis('week', [isoWeekOf(monday)]), dwellAxis, demoAxis] }];
}

const zoneAxis = axis('area_id', ['n1', 'n2', 's1']);
const siteAxis = axis('site_id', ['high-street', 'station']);
const dwellAxis = axis(
  'dwell_band',
  DWELL_BANDS.map(({ label }) => label),
);
const demoAxis: DomainAxis = {
  columns: ['age_band', 'gender'],
  values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]),
};

/** The window of a release that starts on a day. */
export function windowOf(kind: 'day' | 'week', from: LocalDay): { readonly from: LocalDay; readonly to: LocalDay } {
  return { from, to: addDays(from, kind === 'day' ? 1 : 7) };
}

function axis(column: KeyColumn, values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}

function area(areaId: string, level: AreaLevel, parentId: string | null): PublicInputs['areas'][number] {
  const position = { longitude: -0.13, latitude: areaId.startsWith('n') ? 51.52 : 51.5 };
  const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { areaId, name: areaId.toUpperCase(), level, parentId, ...position, ...unknown };
}

function site(siteId: string): PublicInputs['sites'][number] {
  return {
    siteId,
    name: siteId,
    kind: 'OTHER',
    longitude: -0.13,
    latitude: 51.52,
    radiusM: 150,
    owner: null,
    sensitive: false,
  };
}
