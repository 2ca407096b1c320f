/** A place on Earth, WGS84 degrees, in the order of GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];

/** Closed rings: the outer one, then the holes (RFC 7946, 3.1.6). */
export type PolygonRings = readonly (readonly Position[])[];

/** The outline of an area: the coordinates of a GeoJSON MultiPolygon. */
export type Outline = readonly PolygonRings[];
