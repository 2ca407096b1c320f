import { expect, test } from 'vitest';
import { outlineOf, parsePosition, writeDegrees } from './circle.ts';

const radians = Math.PI / 180;

test('every corner of a circle is its radius away, within half a percent', () => {
  const centre = { longitude: -1.9, latitude: 52.48, radiusM: 1200 };
  const [ring = []] = outlineOf(centre).geometry.coordinates;
  expect(ring).toHaveLength(65);
  expect(ring[0]).toEqual(ring[64]);
  for (const [longitude = 0, latitude = 0] of ring) {
    const height = Math.sin(((latitude - centre.latitude) * radians) / 2) ** 2;
    const width = Math.sin(((longitude - centre.longitude) * radians) / 2) ** 2;
    const chord = height + Math.cos(latitude * radians) * Math.cos(centre.latitude * radians) * width;
    const distance = 2 * 6_371_008.8 * Math.asin(Math.sqrt(chord));
    expect(Math.abs(distance / centre.radiusM - 1)).toBeLessThan(0.005);
  }
});

test.each([
  ['-1.9', '52.48', { longitude: -1.9, latitude: 52.48 }],
  [' 0 ', '0', { longitude: 0, latitude: 0 }],
  ['', '52', undefined],
  ['east', '52', undefined],
  ['181', '52', undefined],
  ['0', '-91', undefined],
])('the texts %j and %j are the position %j', (longitude, latitude, position) => {
  expect(parsePosition(longitude, latitude)).toEqual(position);
});

test('degrees are written to about a metre', () => {
  expect(writeDegrees(-1.900004)).toBe('-1.90000');
});
