import { badInput } from '@passerby/domain/error';
import type { Outline, PolygonRings } from '@passerby/domain/outline';

const ringPositionsMin = 4;

/**
 * The outlines of an `areas.geojson` by area id (measures.md 1): a FeatureCollection whose features name their area in
 * `properties.area_id`, else in `id`. Features of other geometries have none. Throws BAD_USER_INPUT for anything else,
 * naming the feature whose coordinates are no closed rings of WGS84 degrees, and SyntaxError for what is no JSON.
 */
export function readOutlines(geoJson: string): Readonly<Record<string, Outline>> {
  const collection = JSON.parse(geoJson) as { readonly features?: readonly Feature[] } | null;
  const features = collection?.features;
  if (!Array.isArray(features)) throw badInput('areas.geojson: no FeatureCollection with a list of features');
  return Object.fromEntries(
    features.flatMap((feature: Feature | null) => {
      const areaId = feature?.properties?.['area_id'] ?? feature?.id;
      const outline = outlineOf(feature);
      if (typeof areaId !== 'string' || outline === undefined) return [];
      if (!isOutline(outline)) throw badInput(`areas.geojson: the outline of "${areaId}" is no closed rings of WGS84 degrees`);
      return [[areaId, outline] as const];
    }),
  );
}

interface Feature {
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type: string; readonly coordinates: unknown } | null;
}

function outlineOf(feature: Feature | null): unknown {
  const geometry = feature?.geometry;
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : undefined;
}

function isOutline(value: unknown): value is Outline {
  return Array.isArray(value) && value.length > 0 && value.every(isPolygon);
}

function isPolygon(value: unknown): value is PolygonRings {
  return Array.isArray(value) && value.length > 0 && value.every(isRing);
}

function isRing(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < ringPositionsMin || !value.every(isPosition)) return false;
  const [first, last] = [value[0] as readonly number[], value.at(-1) as readonly number[]];
  return first[0] === last[0] && first[1] === last[1];
}

function isPosition(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [longitude, latitude] = value as readonly unknown[];
  return isWithin(longitude, 180) && isWithin(latitude, 90);
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}
