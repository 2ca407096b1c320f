import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import type { Neighbourhood } from './london/neighbourhoods.ts';
import { NEIGHBOURHOODS } from './london/neighbourhoods.ts';
import { STORIES } from './london/stories.ts';

/** One zone of the synthetic market: an H3 cell of resolution 7, named after its best-known neighbourhood. */
export interface Zone {
  /** Readable and stable: made from the name. */
  readonly areaId: string;
  readonly name: string;
  /** The H3 index in hexadecimal. */
  readonly h3: string;
  readonly borough: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly areaKm2: number;
  /** Corners of the hexagon, closed ring of [longitude, latitude]. */
  readonly ring: readonly (readonly [number, number])[];
  /** Jobs in thousands and pulls by day and night, summed over the neighbourhoods inside. */
  readonly jobs: number;
  readonly leisure: number;
  readonly night: number;
  /** False where nobody lives, lodges or goes out: there the night worker works alone. */
  readonly isInhabited: boolean;
}

interface HexRow {
  readonly h3: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly area_km2: number;
  readonly boundary: readonly (readonly [number, number])[];
  /** Ordinals (from 0) of the neighbourhoods inside. */
  readonly inside: readonly number[];
}

const zonesSql = loadSql(import.meta.url, './zones.sql');
const backgroundPull = { jobs: 1, leisure: 0.3, night: 0.1 };

/** The zones of inner London in id order: every hexagon that holds a neighbourhood or lies between them. */
export async function listZones(engine: Engine): Promise<readonly Zone[]> {
  const rows = await engine.rows<HexRow>(zonesSql, {
    longitudes: NEIGHBOURHOODS.map((place) => place.longitude),
    latitudes: NEIGHBOURHOODS.map((place) => place.latitude),
  });
  return rows.map(zoneOf).sort((a, b) => (a.areaId < b.areaId ? -1 : 1));
}

/** Kilometres between two places, haversine on the mean radius (measures.md 6). */
export function distanceKm(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * radians;
  const dLon = (b.longitude - a.longitude) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(h));
}

/** The place of a list that lies nearest; throws on an empty list. */
export function nearestOf<Place extends Position>(places: readonly Place[], to: Position): Place {
  let nearest = places[0];
  if (nearest === undefined) throw new RangeError('no place to choose the nearest from');
  let nearestKm = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const km = distanceKm(place, to);
    if (km < nearestKm) [nearest, nearestKm] = [place, km];
  }
  return nearest;
}

/** WGS84 degrees. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

const earthRadiusKm = 6371.0088;

/** A hexagon is named after its best-known neighbourhood; an empty one after the place it lies beside. */
function nameOf(row: HexRow): { readonly name: string; readonly borough: string } {
  const [best, ...others] = row.inside.flatMap((index) => NEIGHBOURHOODS[index] ?? []);
  if (best !== undefined) return others.reduce((famous, place) => (fameOf(place) > fameOf(famous) ? place : famous), best);
  const beside = nearestOf(NEIGHBOURHOODS, row);
  return { name: `${beside.name} ${compassOf(row, beside)}`, borough: beside.borough };
}

function fameOf({ jobs, leisure, night }: Neighbourhood): number {
  return jobs + 15 * leisure + 8 * night;
}

function compassOf(from: Position, place: Position): string {
  const north = from.latitude - place.latitude;
  const east = (from.longitude - place.longitude) * 0.62;
  if (Math.abs(north) > Math.abs(east)) return north > 0 ? 'North' : 'South';
  return east > 0 ? 'East' : 'West';
}

function zoneOf(row: HexRow): Zone {
  const { name, borough } = nameOf(row);
  const inside = row.inside.flatMap((index) => NEIGHBOURHOODS[index] ?? []);
  const sum = (key: keyof typeof backgroundPull) => inside.reduce((total, place) => total + place[key], backgroundPull[key]);
  const corners = row.boundary.map(([latitude, longitude]) => [rounded(longitude, 6), rounded(latitude, 6)] as const);
  const areaId = name
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[^a-z]+/g, '-');
  return {
    areaId,
    name,
    h3: row.h3,
    borough,
    longitude: rounded(row.longitude, 6),
    latitude: rounded(row.latitude, 6),
    areaKm2: rounded(row.area_km2, 2),
    ring: [...corners, ...corners.slice(0, 1)],
    jobs: sum('jobs'),
    leisure: sum('leisure'),
    night: sum('night'),
    isInhabited: areaId !== STORIES.nightWorker.zone,
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
