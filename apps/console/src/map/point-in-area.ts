import type { Feature, FeatureCollection, Position } from 'geojson';

/** The id of the area whose outline holds a point; undefined where none does. */
export function findAreaAt({ features }: FeatureCollection, point: Place): string | undefined {
  const holder = features.find((feature) => ringsOf(feature).filter((ring) => isInside(ring, point)).length % 2 === 1);
  return holder === undefined ? undefined : String(holder.properties?.['id']);
}

/** A point in WGS84 degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** All rings of an area, holes too: a point in a hole is in two rings. */
function ringsOf({ geometry }: Feature): readonly (readonly Position[])[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** Whether a ray to the east crosses the ring an odd number of times. */
function isInside(ring: readonly Position[], { longitude, latitude }: Place): boolean {
  return ring.reduce((inside, [x = 0, y = 0], index) => {
    const [previousX = 0, previousY = 0] = ring.at(index - 1) ?? [];
    const crosses = y > latitude !== previousY > latitude;
    return crosses && longitude < ((previousX - x) * (latitude - y)) / (previousY - y) + x ? !inside : inside;
  }, false);
}
