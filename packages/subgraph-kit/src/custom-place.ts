import { area as areaM2 } from '@turf/area';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import { badInput } from '@passerby/domain/error';
import type { Outline, Position } from '@passerby/domain/outline';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Area } from '@passerby/domain/place';
import clipping from 'polygon-clipping';
import type { Pair, Ring } from 'polygon-clipping';
import { findOutline, toMultiPolygon } from './area-outline.ts';

/** A zone belongs to a drawn place from this share of its area on. */
export const zoneOverlapMin = 0.5;
/** Most corners of a drawn polygon. */
export const cornersMax = 200;
const stepsPerDegree = 1_000_000;

/** A zone that a drawn polygon touches. */
export interface ZoneOverlap {
  readonly area: Area;
  /** Share of its area that lies inside, 0 to 1 in steps of 0.001; null for a zone without an outline, which its centroid stands for. */
  readonly overlap: number | null;
}

/** A drawn polygon as whole zones: released figures are of zones, so a place is measured as the zones that it mostly is. */
export interface CustomPlace {
  readonly edition: EditionFacts;
  /** What it is measured as, by id; never empty. */
  readonly zones: readonly ZoneOverlap[];
  /** Zones that it touches with less than {@link zoneOverlapMin}, by id. */
  readonly leftOut: readonly ZoneOverlap[];
}

/**
 * The zones that a polygon becomes: those with at least half of their area inside. `ring` need not be closed. Depends on
 * public geography only. Throws BAD_USER_INPUT for a ring that is no polygon, and where no zone is half inside.
 */
export function customPlaceOf(ring: readonly Position[], edition: EditionFacts): CustomPlace {
  const corners = closedRing(ring);
  const drawing = { corners, box: boxOf(corners) };
  const touched = edition.areas
    .filter(({ level }) => level === 'ZONE')
    .toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1))
    .map((area) => ({ area, overlap: overlapOf(area, edition, drawing) }))
    .filter(({ overlap }) => overlap !== 0);
  const isInside = ({ overlap }: ZoneOverlap): boolean => overlap === null || overlap >= zoneOverlapMin;
  const zones = touched.filter(isInside);
  const leftOut = touched.filter((zone) => !isInside(zone));
  if (zones.length === 0) throw nothingInside(edition, leftOut);
  return { edition, zones, leftOut };
}

interface Drawing {
  /** Its corners in order, the first one again at the end. */
  readonly corners: Ring;
  readonly box: Box;
}

/** Null: a zone without an outline whose centroid is inside. */
function overlapOf(zone: Area, edition: EditionFacts, { corners, box }: Drawing): number | null {
  const outline = findOutline(edition, zone.areaId);
  if (outline === null) return isInRing([zone.longitude, zone.latitude], corners) ? null : 0;
  if (!isOverlapping(boxOf(outline.flat(2)), box)) return 0;
  const common = clipping.intersection(toMultiPolygon(outline), [corners]);
  return Math.round((1000 * squareMetres(common)) / squareMetres(outline)) / 1000;
}

function squareMetres(outline: Outline): number {
  return areaM2({ type: 'MultiPolygon', coordinates: toMultiPolygon(outline) });
}

/** Snapped to a decimetre, so that no two corners are all but one. */
function closedRing(ring: readonly Position[]): Ring {
  if (ring.length > cornersMax) throw badInput(`A polygon has at most ${cornersMax} corners, this one ${ring.length}`);
  const wrong = ring.find(([longitude, latitude]) => !(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90));
  if (wrong !== undefined) throw badInput(`The position ${wrong.join(', ')} is not longitude, latitude in WGS84 degrees`);
  const snapped = ring.map(([longitude, latitude]): Pair => [snap(longitude), snap(latitude)]);
  const corners = snapped.filter((corner, index) => !isSame(corner, snapped.at(index - 1)));
  const [first] = corners;
  if (first === undefined || corners.length < 3) throw badInput('A polygon needs three corners that are not on one line');
  const closed = [...corners, first];
  if (isCrossing(closed)) throw badInput('The edges of the polygon cross; draw each part as a polygon of its own');
  if (squareMetres([[closed]]) === 0) throw badInput('A polygon needs three corners that are not on one line');
  return closed;
}

function snap(degrees: number): number {
  return Math.round(degrees * stepsPerDegree) / stepsPerDegree;
}

function isSame(a: Pair, b: Pair | undefined): boolean {
  return a[0] === b?.[0] && a[1] === b[1];
}

function isCrossing(closed: Ring): boolean {
  const edges = closed.slice(1).map((end, index) => [closed[index] ?? end, end] as const);
  return edges.some(([a, b], index) =>
    edges.slice(index + 2).some(([c, d], later) => {
      const isNeighbour = index === 0 && later === edges.length - 3;
      return !isNeighbour && sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
    }),
  );
}

/** 1 where a point lies left of a line, -1 right of it, 0 on it. */
function sideOf([startX, startY]: Pair, [endX, endY]: Pair, [x, y]: Pair): number {
  return Math.sign((endX - startX) * (y - startY) - (endY - startY) * (x - startX));
}

/** Counts the edges that a line to the east crosses. */
function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  const crossings = ring.slice(1).filter(([endX, endY], index) => {
    const [startX, startY] = ring[index] ?? [endX, endY];
    return startY > y !== endY > y && x < startX + ((y - startY) / (endY - startY)) * (endX - startX);
  });
  return crossings.length % 2 === 1;
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxOf(positions: readonly Position[]): Box {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

function isOverlapping(a: Box, b: Box): boolean {
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

function nothingInside({ market }: EditionFacts, touched: readonly ZoneOverlap[]): Error {
  const nearest = touched.toSorted((a, b) => (b.overlap ?? 0) - (a.overlap ?? 0))[0];
  const hint =
    nearest === undefined
      ? `It touches no zone of the market "${market.id}"`
      : `The zone that is most inside is "${formatQualifiedId({ market: market.id, id: nearest.area.areaId })}", with a share of ${nearest.overlap}`;
  return badInput(`No zone has half of its area in the polygon. ${hint}; draw a larger one, or register a study zone`);
}
