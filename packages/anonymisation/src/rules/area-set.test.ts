import { expect, test } from 'vitest';
import { SITES, toyEdition, ZONES } from '../../test/toy-release.ts';
import { getGeography } from '../geography.ts';
import type { InsightQuestion } from '../question.ts';
import { canonicalAreas, canonicalPlaces } from './area-set.ts';

// The region r1 holds d1 (z1, z2, z3) and d2 (z4, z5).
const geography = getGeography(toyEdition());

test('equal area sets become equal, however they are named, doubled or ordered (rule 2)', () => {
  const whole = canonicalAreas(['r1'], geography, 'ZONE');
  expect(canonicalAreas(['d2', 'd1'], geography, 'ZONE')).toEqual(whole);
  expect(canonicalAreas([...ZONES].toReversed(), geography)).toEqual(whole);
  expect(canonicalAreas(['z3', 'd1', 'd2', 'z3'], geography)).toEqual(whole);
  expect(whole.zones).toEqual(ZONES);
});

test('rows have the finest level that is named, or the one asked for, and hold its leaf zones', () => {
  expect(canonicalAreas(['d1', 'd2'], geography)).toMatchObject({
    level: 'DISTRICT',
    rows: [
      { areaId: 'd1', zones: ['z1', 'z2', 'z3'] },
      { areaId: 'd2', zones: ['z4', 'z5'] },
    ],
  });
  expect(canonicalAreas(['d1', 'z4'], geography).rows.map(({ areaId }) => areaId)).toEqual(['z1', 'z2', 'z3', 'z4']);
});

test('a part of an area is not the area: a complement cannot be named as a whole', () => {
  expect(() => canonicalAreas(['z1', 'z2'], geography, 'DISTRICT')).toThrow(/only a part of "toy:d1"/);
  expect(() => canonicalAreas([], geography)).toThrow(/names no area/);
  expect(() => canonicalAreas(['z9'], geography)).toThrow(/no area "toy:z9"/);
});

test('sites are sorted and unique; an unknown one is named', () => {
  const placesOf = (siteIds: readonly string[]) =>
    canonicalPlaces({ places: { siteIds } } as unknown as InsightQuestion, geography);
  expect(placesOf(['station', 'mall', 'station'])).toEqual({ kind: 'SITES', siteIds: SITES });
  expect(() => placesOf(['clinic'])).toThrow(/no site "toy:clinic"/);
  expect(() => placesOf([])).toThrow(/names no site/);
});
