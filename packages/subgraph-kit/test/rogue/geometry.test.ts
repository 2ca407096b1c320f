import { expect, test } from 'vitest';
import { geoJsonScalar } from '../../src/public-geometry.ts';

test.each([
  ['a GeoJSON look-alike with a count for a coordinate', { type: 'Point', coordinates: [1234, 0] }],
  ['a GeoJSON text', '{"type":"FeatureCollection","features":[]}'],
  ['a bare number', 1234],
  ['nothing', undefined],
])('L3: GeoJson refuses %s', (_what, value) => {
  expect(() => geoJsonScalar.serialize(value)).toThrow('not the public geography');
});

test('L3: GeoJson is never an input', () => {
  expect(() => geoJsonScalar.parseValue({ type: 'Point', coordinates: [0, 0] })).toThrow('never an input');
});
