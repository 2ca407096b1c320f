import type { FeatureCollection, Position } from 'geojson';

/** West, south, east and north of outlines, in degrees; undefined where there are none. */
export function boundsOf({ features }: FeatureCollection): [number, number, number, number] | undefined {
  const positions = features.flatMap(({ geometry }) =>
    geometry !== null && 'coordinates' in geometry ? listPositions(geometry.coordinates) : [],
  );
  if (positions.length === 0) return undefined;
  const longitudes = positions.map(([longitude = 0]) => longitude);
  const latitudes = positions.map(([, latitude = 0]) => latitude);
  return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)];
}

type Nested = Position | readonly Nested[];

function listPositions(nested: Nested): readonly Position[] {
  return typeof nested[0] === 'number' ? [nested as Position] : (nested as readonly Nested[]).flatMap(listPositions);
}

function min(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
