import type { Licence } from '@passerby/domain/licence';
import { expect, test } from 'vitest';
import { openLicence, toyEdition } from '../../test/toy-release.ts';
import { getGeography } from '../geography.ts';
import type { InsightQuestion } from '../question.ts';
import { canonicalAreas, canonicalPlaces } from './area-set.ts';
import { demoFilterOf } from './demo-filter.ts';
import { assertDemoLicensed, assertMeasureLicensed, assertWindowLicensed, findPlaceBreach } from './licence.ts';

const geography = getGeography(toyEdition());
const licensedIn = { market: 'toy', geography };
const question: InsightQuestion = {
  market: 'toy',
  measure: 'presence',
  places: { areaIds: ['z1'] },
  window: { from: '2026-10-12', to: '2026-10-13' },
  grain: 'HOUR',
  groupBy: [],
  unit: 'DEVICES',
};
const withTerms = (terms: Partial<Licence>): Licence => Object.assign({}, openLicence, terms);

test.each([
  ['another market', { markets: ['london'] }],
  ['another measure', { measures: ['dwell'] }],
  ['another grain', { grains: ['DAY'] }],
] as const)('%s is not covered (rule 1)', (_, terms) => {
  expect(() => assertMeasureLicensed(question, withTerms(terms))).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  expect(() => assertMeasureLicensed(question, openLicence)).not.toThrow();
});

test('age and gender need their own term, as breakdown and as target group; everyone does not', () => {
  const blind = withTerms({ demo: false });
  const check = (asked: Partial<InsightQuestion>) => () =>
    assertDemoLicensed({ ...question, ...asked }, blind, demoFilterOf(asked.targetGroup));
  expect(check({ groupBy: ['AGE_BAND'] })).toThrow(/age and gender/);
  expect(check({ targetGroup: { genders: ['male'] } })).toThrow(/age and gender/);
  expect(check({ groupBy: ['TIME'], targetGroup: {} })).not.toThrow();
});

test('history and lag are days of the market: the newest day shown is so many before today', () => {
  const at = { now: new Date('2026-10-20T23:30:00Z'), timeZone: 'Europe/London' };
  const check = (terms: Partial<Licence>) => () => assertWindowLicensed(question, withTerms(terms), at);
  expect(check({ historyFrom: '2026-10-12' })).not.toThrow();
  expect(check({ historyFrom: '2026-10-13' })).toThrow(/starts at 2026-10-13/);
  // Half past midnight on 21 October in London: nine days back is the 12th.
  expect(check({ lagDays: 9 })).not.toThrow();
  expect(check({ lagDays: 10 })).toThrow(/ends before 2026-10-12/);
});

test('places: what lies inside a licensed area, at a licensed level', () => {
  const breach = (areas: readonly string[], terms: Partial<Licence>) =>
    findPlaceBreach(canonicalAreas(areas, geography), withTerms(terms), licensedIn)?.details;
  expect(breach(['z1', 'z3'], { areas: ['toy:d1'] })).toBeUndefined();
  expect(breach(['z1', 'z4'], { areas: ['toy:d1'] })).toEqual({ id: 'toy:z4' });
  expect(breach(['d1'], { areas: ['toy:z1', 'toy:z2'] })).toEqual({ id: 'toy:z3' });
  expect(breach(['z1'], { areas: ['london:z1'] })).toEqual({ id: 'toy:z1' });
  expect(breach(['z1'], { finestLevel: 'DISTRICT' })).toEqual({ finestLevel: 'DISTRICT' });
  expect(breach(['d1'], { finestLevel: 'DISTRICT' })).toBeUndefined();
});

test('a site counts as inside the zone of the nearest centroid, as finer than it, or by its own name', () => {
  const breach = (terms: Partial<Licence>) =>
    findPlaceBreach(canonicalPlaces({ ...question, places: { siteIds: ['station'] } }, geography), withTerms(terms), licensedIn);
  expect(breach({ areas: ['toy:z5'] })).toBeUndefined();
  expect(breach({ areas: ['toy:z4'] })).toMatchObject({ code: 'FORBIDDEN' });
  expect(breach({ finestLevel: 'DISTRICT' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(breach({ areas: ['toy:station'], finestLevel: 'DISTRICT' })).toBeUndefined();
});
