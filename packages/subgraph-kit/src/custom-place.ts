import { area as areaM2 } from '@turf/area';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Outline, Position } from '@passerby/domain/outline';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Area } from '@passerby/domain/place';
import clipping from 'polygon-clipping';
import type { Ring } from 'polygon-clipping';
import { findOutline, toMultiPolygon } from './area-outline.ts';
import { closedRing, isInRing } from './drawn-ring.ts';

/** A zone belongs to a drawn place from this share of its area on. */
export const zoneOverlapMin = 0.5;
/** Most corners times zones on the edge of one polygon: a tenth of a second of clipping. */
const clippingMax = 50_000;

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
 * public geography only. Throws BAD_USER_INPUT for a ring that is no polygon, and where no zone is half inside,
 * QUERY_TOO_COMPLEX for one that is too fine for its size.
 */
export function customPlaceOf(ring: readonly Position[], edition: EditionFacts): CustomPlace {
  const corners = closedRing(ring);
  const drawing = { corners, box: boxOf(corners), edges: edgesOf(corners) };
  const candidates = edition.areas
    .filter(({ level }) => level === 'ZONE')
    .map((area) => ({ area, place: placeOf(area, edition, drawing) }))
    .filter(({ place }) => place !== 0);
  assertAffordable(candidates.filter(({ place }) => place === 'EDGE').length * corners.length);
  const touched = candidates
    .map(({ area, place }) => ({ area, overlap: place === 'EDGE' ? overlapOf(area, edition, corners) : place }))
    .filter(({ overlap }) => overlap !== 0)
    .toSorted((a, b) => (a.area.areaId < b.area.areaId ? -1 : 1));
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
  readonly edges: readonly Box[];
}

/** The share of a zone that is inside where no edge has to be cut, else EDGE; null for one inside by its centroid alone. */
function placeOf(zone: Area, edition: EditionFacts, { corners, box, edges }: Drawing): 0 | 1 | 'EDGE' | null {
  const outline = findOutline(edition, zone.areaId);
  if (outline === null) return isInRing([zone.longitude, zone.latitude], corners) ? null : 0;
  const zoneBox = boxOf(outline.flat(2));
  if (!isOverlapping(zoneBox, box)) return 0;
  if (edges.some((edge) => isOverlapping(zoneBox, edge))) return 'EDGE';
  return isInRing([(zoneBox.west + zoneBox.east) / 2, (zoneBox.south + zoneBox.north) / 2], corners) ? 1 : 0;
}

function overlapOf(zone: Area, edition: EditionFacts, corners: Ring): number {
  const outline = findOutline(edition, zone.areaId) ?? [];
  const common = clipping.intersection(toMultiPolygon(outline), [corners]);
  return Math.round((1000 * squareMetres(common)) / squareMetres(outline)) / 1000;
}

function assertAffordable(cost: number): void {
  if (cost <= clippingMax) return;
  const message = `The polygon has too many corners for the zones along its edge: ${cost} of both together; the limit is ${clippingMax}. Draw it coarser or smaller`;
  throw new PasserbyError('QUERY_TOO_COMPLEX', message, { cost, limit: clippingMax });
}

function squareMetres(outline: Outline): number {
  return areaM2({ type: 'MultiPolygon', coordinates: toMultiPolygon(outline) });
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function edgesOf(corners: Ring): readonly Box[] {
  return corners.slice(1).map((end, index) => boxOf([corners[index] ?? end, end]));
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
