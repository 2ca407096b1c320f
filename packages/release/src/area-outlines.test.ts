import { expect, test } from 'vitest';
import { readOutlines } from './area-outlines.ts';

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

function collection(...features: readonly object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

test('polygons and multipolygons are read by area id; other features have no outline', () => {
  const text = collection(
    { id: 'other', properties: { area_id: 'a' }, geometry: { type: 'Polygon', coordinates: [ring] } },
    { id: 'b', properties: null, geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring]] } },
    { id: 'c', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } },
    { id: 'd', properties: {}, geometry: null },
  );
  expect(readOutlines(text)).toEqual({ a: [[ring]], b: [[ring], [ring]] });
  expect(readOutlines(collection())).toEqual({});
  expect(readOutlines('{"features":[null]}')).toEqual({});
});

test.each(['null', '7', '{"type":"Feature"}', '{"features":{}}'])('%s is no collection', (text) => {
  expect(() => readOutlines(text)).toThrow('no FeatureCollection');
});

test.each([
  ['an open ring', [[...ring.slice(0, 3), [2, 2]]]],
  ['a ring of three positions', [[ring[0], ring[1], ring[0]]]],
  [
    'a latitude beyond the pole',
    [
      [
        [0, 0],
        [1, 91],
        [1, 1],
        [0, 0],
      ],
    ],
  ],
  [
    'words',
    [
      [
        ['0', '0'],
        [1, 0],
        [1, 1],
        ['0', '0'],
      ],
    ],
  ],
  ['no ring', []],
])('%s is refused by the name of its area', (_what, coordinates) => {
  expect(() => readOutlines(collection({ id: 'soho', geometry: { type: 'Polygon', coordinates } }))).toThrow('"soho"');
});
