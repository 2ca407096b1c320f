import type { FamilyName } from '@passerby/domain/family';
import { describe, expect, test } from 'vitest';
import { toyEdition } from '../../test/toy-release.ts';
import { getGeography } from '../geography.ts';
import { isTimeDimension } from '../question.ts';
import type { InsightQuestion } from '../question.ts';
import { assertAdditive, listRoutes } from './additivity.ts';
import type { CanonicalQuestion } from './additivity.ts';
import { canonicalPlaces } from './area-set.ts';
import { demoFilterOf } from './demo-filter.ts';
import { FAMILY_ROUTES } from './family-route.ts';
import type { Additivity } from './family-route.ts';

const geography = getGeography(toyEdition());
const oneWindow = 1;
const twoWindows = 2;

function canonical(asked: Partial<InsightQuestion>): CanonicalQuestion {
  const question: InsightQuestion = {
    market: 'toy',
    measure: 'visitors',
    places: { areaIds: ['z1'] },
    window: { from: '2026-10-12', to: '2026-10-13' },
    grain: 'DAY',
    groupBy: [],
    unit: 'DEVICES',
    ...asked,
  };
  return { question, places: canonicalPlaces(question, geography), filter: demoFilterOf(question.targetGroup) };
}

/** What rule 3 says of a question over so many released windows: the family that answers it, or the refusal's code. */
function verdict(asked: Partial<InsightQuestion>, windows: number): unknown {
  const question = canonical(asked);
  try {
    const [route] = listRoutes(question);
    if (route === undefined) return 'none';
    assertAdditive(question, route, windows);
    return route.family;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

test.each([
  ['presence adds over zones and hours', { measure: 'presence', places: { areaIds: ['d1'] } }, 'presence-zone-hour'],
  [
    'residents add over zones',
    { measure: 'residents', grain: 'PERIOD', places: { areaIds: ['d1'] } },
    'residents-zone-period-demo',
  ],
  ['visitors of one place and window', {}, 'visitors-zone-day'],
  ['visitors of two zones as one', { places: { areaIds: ['z1', 'z2'] } }, 'NOT_ADDITIVE'],
  ['visitors of two zones apart', { places: { areaIds: ['z1', 'z2'] }, groupBy: ['AREA'] }, 'visitors-zone-day'],
  ['visitors of a region', { places: { areaIds: ['r1'] } }, 'NOT_ADDITIVE'],
  ['visitors by hour', { grain: 'HOUR' }, 'NOT_ADDITIVE'],
  ['dwell of two sites as one', { measure: 'dwell', places: { siteIds: ['mall', 'station'] } }, 'NOT_ADDITIVE'],
  ['zone pairs added up', { measure: 'flows', grain: 'PERIOD', groupBy: ['ORIGIN'] }, 'NOT_ADDITIVE'],
  [
    'a breakdown that no table holds',
    { measure: 'dwell', places: { siteIds: ['mall'] }, groupBy: ['AGE_BAND'] },
    'BAD_USER_INPUT',
  ],
  ['a site by area', { places: { siteIds: ['mall'] }, groupBy: ['AREA'] }, 'BAD_USER_INPUT'],
] as const)('one window (rule 3): %s', (_, asked, expected) => {
  expect(verdict(asked, oneWindow)).toBe(expected);
});

test.each([
  ['presence', { measure: 'presence' }, 'presence-zone-hour'],
  ['dwell, as visitor-days', { measure: 'dwell', places: { siteIds: ['mall'] } }, 'dwell-site-day'],
  ['roamers, as visitor-days', { measure: 'roamers', places: { areaIds: ['d1'] } }, 'roamers-district-day'],
  ['visitors', {}, 'NOT_ADDITIVE'],
  ['visitors by TIME', { groupBy: ['TIME'] }, 'visitors-zone-day'],
  ['loyalty', { measure: 'loyalty', grain: 'WEEK', places: { siteIds: ['mall'] } }, 'NOT_ADDITIVE'],
  ['residents', { measure: 'residents', grain: 'PERIOD' }, 'NOT_ADDITIVE'],
] as const)('two windows as one (rule 3): %s', (_, asked, expected) => {
  expect(verdict(asked, twoWindows)).toBe(expected);
});

/** privacy.md 6, rule 3, family by family: what each may be added over. */
const adds: Readonly<Record<FamilyName, readonly Additivity[]>> = {
  'presence-zone-hour': ['PLACES', 'WINDOWS'],
  'presence-zone-hour-demo': ['PLACES', 'WINDOWS'],
  'presence-site-hour': ['PLACES', 'WINDOWS'],
  'visitors-zone-day': [],
  'visitors-zone-day-demo': [],
  'visitors-district-day-demo': [],
  'visitors-zone-week-demo': [],
  'visitors-zone-period-demo': [],
  'visitors-site-period-demo': [],
  'visitors-site-week-kind': [],
  'dwell-site-day': ['WINDOWS'],
  'dwell-site-week-demo': ['WINDOWS'],
  'dwell-site-week-daypart': ['WINDOWS'],
  'flows-district-day': ['PLACES', 'WINDOWS'],
  'flows-zone-period': [],
  'catchment-site-week': [],
  'loyalty-site-week': [],
  'frequency-site-period': [],
  'roamers-district-day': ['WINDOWS'],
  'residents-zone-period-demo': ['PLACES'],
  'workers-zone-period-demo': ['PLACES'],
};
const onePlace = { ZONE: { areaIds: ['z1'] }, DISTRICT: { areaIds: ['d1'] }, SITE: { siteIds: ['mall'] } } as const;
const twoPlaces = {
  ZONE: { areaIds: ['z1', 'z4'] },
  DISTRICT: { areaIds: ['d1', 'd2'] },
  SITE: { siteIds: ['mall', 'station'] },
} as const;

describe.each(FAMILY_ROUTES.map((route) => [route.measure, route.family, route] as const))(
  '%s of %s (rule 3)',
  (measure, family, route) => {
    // Visitors of a site are read from its dwell bands, whose visits add up; visitors never do.
    const expected = measure === 'visitors' ? [] : adds[family];
    // Zone pairs are told apart by their ends; the answer to one end alone is a union.
    const groupBy = route.by.filter((dimension) => !isTimeDimension(dimension) && dimension !== 'DESTINATION');
    const asked = route.grains.map((grain) => ({ measure, grain, groupBy }));
    const verdictOf = (isAdditive: boolean): string => (isAdditive ? family : 'NOT_ADDITIVE');

    test.each(asked)('$grain: two windows as one', (question) => {
      const isOneEnd = family === 'flows-zone-period';
      expect(verdict({ ...question, places: onePlace[route.place] }, twoWindows)).toBe(verdictOf(expected.includes('WINDOWS')));
      expect(verdict({ ...question, places: onePlace[route.place] }, oneWindow)).toBe(verdictOf(!isOneEnd));
    });

    test.each(asked)('$grain: two places as one', (question) => {
      expect(verdict({ ...question, places: twoPlaces[route.place] }, oneWindow)).toBe(verdictOf(expected.includes('PLACES')));
    });
  },
);

test.each([
  ['visitors by HOUR', { grain: 'HOUR' }, 'visitors of one ZONE by DAY'],
  [
    'dwell by DAY and age',
    { measure: 'dwell', places: { siteIds: ['mall'] }, groupBy: ['DWELL_BAND', 'AGE_BAND'] },
    'dwell of one SITE by WEEK with DWELL_BAND, AGE_BAND, GENDER',
  ],
  [
    'dwell by DAY and daypart',
    { measure: 'dwell', places: { siteIds: ['mall'] }, groupBy: ['DWELL_BAND', 'DAYPART'] },
    'dwell of one SITE by WEEK with DAYPART, DWELL_BAND, AGE_BAND',
  ],
  [
    'dwell by PERIOD',
    { measure: 'dwell', grain: 'PERIOD', places: { siteIds: ['mall'] }, groupBy: ['DWELL_BAND'] },
    'dwell of one SITE by WEEK with DWELL_BAND, AGE_BAND, GENDER',
  ],
  [
    'dwell by HOUR',
    { measure: 'dwell', grain: 'HOUR', places: { siteIds: ['mall'] }, groupBy: ['DWELL_BAND'] },
    'dwell of one SITE by DAY with DWELL_BAND, DAY_TYPE, WEEKDAY',
  ],
  [
    'visitors of a site by DAY and gender',
    { places: { siteIds: ['mall'] }, groupBy: ['GENDER'] },
    'visitors of one SITE by WEEK with AGE_BAND, GENDER',
  ],
  [
    'visitors of a district by WEEK',
    { grain: 'WEEK', places: { areaIds: ['d1'] } },
    'visitors of one DISTRICT by DAY with AGE_BAND, GENDER',
  ],
] as const)('a refusal names the nearest question that is allowed: %s', (_, asked, nearest) => {
  expect(() => listRoutes(canonical(asked))).toThrow(expect.objectContaining({ details: { nearest } }));
});
