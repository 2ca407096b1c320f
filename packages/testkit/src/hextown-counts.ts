import { DEMO_LEAVES } from '@passerby/domain/demo';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, KeyColumn, Measure } from '@passerby/domain/family';
import { hexes } from './hexes.ts';
import { localSecondsOf, nightCountOf } from './hextown-night.ts';
import type { CellKey } from './tinytown-counts.ts';

/** Share of the day's busiest hour, by hour of the day. */
const rhythm = [8, 5, 4, 3, 4, 8, 22, 48, 66, 62, 64, 74, 88, 92, 90, 92, 96, 100, 90, 72, 54, 40, 28, 16];
/** Weight of each age band, youngest first, then of the unknown leaf. */
const ageWeights = [14, 22, 19, 16, 13, 9, 5, 2];
/** How crowded a zone is, by its steps from the middle: the outermost are too quiet to be published by the hour. */
const crowdByRing = [9000, 5200, 2400, 900, 160];
const crowdBySite: Readonly<Record<string, number>> = {
  'market-street': 9000,
  'central-station': 12_000,
  arena: 3500,
  galleries: 6000,
  'corner-shop': 420,
  riverside: 1200,
};
const shares: Readonly<Partial<Record<KeyColumn, Readonly<Record<string, number>>>>> = {
  dwell_band: { '5-15': 24, '15-30': 28, '30-60': 24, '60-120': 15, '120+': 9, '15-60': 52, '60+': 24 },
  daypart: { night: 6, morning: 20, day: 40, evening: 34 },
  kind: { resident: 18, worker: 30, other: 52, new: 58, returning: 42 },
  days_band: { '1': 52, '2': 20, '3-4': 15, '5-9': 9, '10+': 4 },
  home_district_id: { centre: 34, north: 20, east: 16, south: 12, west: 8, unknown: 10 },
  country: { DE: 60, FR: 40 },
};
/** How many a measure counts beside the crowd of an hour. */
const scaleOf: Readonly<Record<Measure, number>> = {
  presence: 1,
  visitors: 2.5,
  dwell: 1,
  flows: 0.5,
  catchment: 1,
  loyalty: 1,
  frequency: 2,
  roamers: 0.08,
  residents: 0.6,
  workers: 0.8,
};
const weekdayWeights = [100, 104, 103, 106, 118, 140, 84];
const dayMs = 86_400_000;
const hourS = 3600;

/** Exact made-up counts of hextown before noise: whole numbers with the rhythm of a day, a week and the ages of a crowd. */
export function hexCountOf(family: FamilyName, key: CellKey): number {
  const alone = nightCountOf(key);
  if (alone !== undefined) return alone;
  const { measure } = getFamilyShape(family);
  const crowd = crowdOf(key) * scaleOf[measure] * timeWeightOf(key) * demoWeightOf(family, key);
  return Math.round(
    Object.entries(shares).reduce((count, [column, weights]) => count * shareOf(weights, key[column as KeyColumn]), crowd),
  );
}

function shareOf(weights: Readonly<Record<string, number>> | undefined, value: string | number | undefined): number {
  return value === undefined ? 1 : (weights?.[value] ?? 0) / 100;
}

/** The crowd of a cell's place; of a pair of places what both ends share, less the farther they are apart. */
function crowdOf({ area_id: area, site_id: site, origin_id: origin, destination_id: destination }: CellKey): number {
  if (site !== undefined) return crowdBySite[site] ?? 0;
  if (area !== undefined) return crowdOfArea(String(area));
  const ends = [crowdOfArea(String(origin)), crowdOfArea(String(destination))];
  return Math.sqrt((ends[0] ?? 0) * (ends[1] ?? 0)) / (origin === destination ? 1 : 4);
}

function crowdOfArea(area: string): number {
  const zone = hexes.find(({ id }) => id === area);
  if (zone !== undefined) return crowdByRing[zone.ring] ?? 0;
  const districts = ['centre', 'north', 'east', 'south', 'west'];
  return hexes
    .filter(({ district }) => districts[district] === area)
    .reduce((sum, { ring }) => sum + (crowdByRing[ring] ?? 0), 0);
}

function timeWeightOf({ at, day }: CellKey): number {
  if (typeof at === 'number') {
    const localS = localSecondsOf(at);
    const hour = Math.floor(localS / hourS) % 24;
    return ((rhythm[hour] ?? 0) / 100) * weekdayWeightOf(localS * 1000);
  }
  return day === undefined ? 1 : weekdayWeightOf(Date.parse(`${day}T00:00:00Z`));
}

/** 1970-01-01 was a Thursday. */
function weekdayWeightOf(ms: number): number {
  return (weekdayWeights[(Math.floor(ms / dayMs) + 3) % 7] ?? 0) / 100;
}

/** Share of a cell's demo leaf, or of the age where both genders are in it; 1 where the family has none. */
function demoWeightOf(family: FamilyName, key: CellKey): number {
  const { keys } = getFamilyShape(family);
  if (!keys.includes('age_band')) return 1;
  const bands = [...new Set(DEMO_LEAVES.map(({ ageBand }) => ageBand))];
  const weight = (ageWeights[bands.findIndex((band) => band === key['age_band'])] ?? 0) / 100;
  return keys.includes('gender') && key['age_band'] !== 'unknown' ? weight * (key['gender'] === 'female' ? 0.53 : 0.47) : weight;
}
