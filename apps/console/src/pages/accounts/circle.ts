import type { Feature, Polygon } from 'geojson';

/** A circle on the ground; metres. */
export interface Circle {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
}

const corners = 64;
const degreeM = 111_195;

/** A circle as a polygon of 64 corners, near enough for some kilometres. */
export function outlineOf({ longitude, latitude, radiusM }: Circle): Feature<Polygon> {
  const stretch = Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: corners + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % corners)) / corners;
    return [longitude + (radiusM * Math.cos(angle)) / (degreeM * stretch), latitude + (radiusM * Math.sin(angle)) / degreeM];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** A position from two texts; undefined unless both are degrees. */
export function parsePosition(longitude: string, latitude: string): Omit<Circle, 'radiusM'> | undefined {
  const [east, north] = [longitude, latitude].map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  if (east === undefined || north === undefined) return undefined;
  return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? { longitude: east, latitude: north } : undefined;
}

/** Degrees to about a metre, as a field has them. */
export function writeDegrees(degrees: number): string {
  return degrees.toFixed(5);
}
