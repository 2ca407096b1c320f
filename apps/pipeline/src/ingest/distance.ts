/** A position in WGS84 degrees. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** Mean radius of the earth in metres (measures.md 6, SPEED). */
const earthRadiusM = 6_371_008.8;
const radians = Math.PI / 180;

/** Metres between two positions along a great circle (haversine). */
export function distanceM(a: Position, b: Position): number {
  const height = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const width = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const chord = height + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * width;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Metres between two parallels: no position of one is nearer to one of the other. */
export function parallelsM(a: number, b: number): number {
  return Math.abs(a - b) * radians * earthRadiusM;
}
