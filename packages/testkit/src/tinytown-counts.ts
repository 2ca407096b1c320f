import { DAYPARTS } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, KeyColumn, Measure } from '@passerby/domain/family';

/** Values of a cell's key columns. */
export type CellKey = Readonly<Partial<Record<KeyColumn, string | number>>>;

/** Exact made-up counts before noise: far above, around and below what may be published. Whole numbers, the same in every window. */
export function countOf(family: FamilyName, key: CellKey): number {
  const { measure } = getFamilyShape(family);
  const found = tables[measure][nameOf(measure, key)] ?? 0;
  return isPerLeaf[measure] ? leavesOf(family, key) * found : found;
}

/** Names of the key columns that a measure's table is looked up by. */
const lookUp: Readonly<Record<Measure, readonly KeyColumn[]>> = {
  presence: ['area_id', 'site_id'],
  visitors: ['area_id', 'site_id', 'kind'],
  dwell: ['site_id', 'dwell_band'],
  flows: ['origin_id', 'destination_id'],
  catchment: ['site_id', 'home_district_id'],
  loyalty: ['site_id', 'kind'],
  frequency: ['site_id', 'days_band'],
  roamers: ['area_id', 'country'],
  residents: ['area_id'],
  workers: ['area_id'],
};

/** Whether a measure's table counts one demo leaf, or everyone. */
const isPerLeaf: Readonly<Record<Measure, boolean>> = {
  presence: true,
  visitors: true,
  dwell: true,
  flows: false,
  catchment: false,
  loyalty: false,
  frequency: false,
  roamers: false,
  residents: true,
  workers: true,
};

const tables: Readonly<Record<Measure, Readonly<Record<string, number>>>> = {
  presence: { n1: 600, n2: 100, s1: 0, 'high-street': 300, station: 40 },
  visitors: {
    n1: 900,
    n2: 200,
    s1: 0,
    north: 1050,
    south: 0,
    'high-street': 1600,
    station: 80,
    'high-street resident': 200,
    'high-street worker': 300,
    'high-street other': 500,
    'station resident': 1,
    'station worker': 40,
    'station other': 19,
  },
  dwell: {
    'high-street 5-15': 400,
    'high-street 15-30': 300,
    'high-street 30-60': 200,
    'high-street 60-120': 100,
    'high-street 120+': 0,
    'high-street 15-60': 500,
    'high-street 60+': 100,
    'station 5-15': 60,
  },
  flows: {
    'north north': 4000,
    'north south': 1500,
    'south north': 1200,
    'n1 n1': 2500,
    'n1 n2': 900,
    'n2 n1': 800,
    'n2 n2': 300,
    'n1 s1': 40,
  },
  catchment: {
    'high-street north': 9000,
    'high-street south': 4500,
    'high-street unknown': 1500,
    'station north': 600,
    'station south': 290,
    'station unknown': 10,
  },
  loyalty: { 'high-street new': 9000, 'high-street returning': 6000, 'station new': 890, 'station returning': 10 },
  frequency: {
    'high-street 1': 12_000,
    'high-street 2': 6000,
    'high-street 3-4': 4000,
    'high-street 5-9': 2000,
    'station 1': 900,
    'station 2': 300,
  },
  roamers: { 'north DE': 900, 'north FR': 300, 'south DE': 5 },
  residents: { n1: 500, n2: 250, s1: 100 },
  workers: { n1: 900, n2: 50, s1: 0 },
};

function nameOf(measure: Measure, key: CellKey): string {
  return lookUp[measure].flatMap((column) => key[column] ?? []).join(' ');
}

/** How many demo leaves a cell holds: one, the two genders of an age, or all. Dayparts share the visits of the week evenly. */
function leavesOf(family: FamilyName, key: CellKey): number {
  const { keys } = getFamilyShape(family);
  if (keys.includes('gender')) return 1;
  if (key['age_band'] === undefined) return DEMO_LEAVES.length;
  const leaves = DEMO_LEAVES.filter(({ ageBand }) => ageBand === key['age_band']).length;
  return keys.includes('daypart') ? leaves / DAYPARTS.length : leaves;
}
