/** `areas.geojson` of tinytown: `n1` and `n2` side by side in the north, `s1` below them and as wide as both. */
export const tinytownOutlines = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    square('n1', [-0.14, 51.51, -0.13, 51.52]),
    square('n2', [-0.13, 51.51, -0.12, 51.52]),
    square('s1', [-0.14, 51.5, -0.12, 51.51]),
  ],
});

type Bounds = readonly [west: number, south: number, east: number, north: number];

function square(areaId: string, [west, south, east, north]: Bounds): object {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties: { area_id: areaId }, geometry: { type: 'Polygon', coordinates: [ring] } };
}
