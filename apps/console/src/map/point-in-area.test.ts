import type { FeatureCollection, Position } from 'geojson';
import { expect, test } from 'vitest';
import { findAreaAt } from './point-in-area.ts';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const outlines: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    // A ring of land around the second area, which lies in its hole.
    {
      type: 'Feature',
      properties: { id: 'around' },
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] },
    },
    { type: 'Feature', properties: { id: 'middle' }, geometry: { type: 'MultiPolygon', coordinates: [[square(4, 4, 2)]] } },
  ],
};

test.each([
  [1, 1, 'around'],
  [5, 5, 'middle'],
  [9, 5, 'around'],
  [11, 5, undefined],
  [-1, 5, undefined],
])('the point %j, %j is in %j', (longitude, latitude, area) => {
  expect(findAreaAt(outlines, { longitude, latitude })).toBe(area);
});
