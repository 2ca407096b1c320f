import { FAMILY_NAMES } from '@passerby/domain/family';
import { expect, test } from 'vitest';
import { now, openLicence, toyEdition, toySource } from '../test/toy-release.ts';
import { admit, answer, publish } from './gate.ts';
import { isTimeDimension } from './question.ts';
import type { InsightQuestion } from './question.ts';
import { FAMILY_ROUTES } from './rules/family-route.ts';
import type { FamilyRoute } from './rules/family-route.ts';

const edition = toyEdition();
const asking = { licence: openLicence, now };
const windows = {
  HOUR: { from: '2026-10-12', to: '2026-10-13' },
  DAY: { from: '2026-10-12', to: '2026-10-13' },
  WEEK: { from: '2026-10-12', to: '2026-10-19' },
  PERIOD: { from: '2026-10-05', to: '2026-11-02' },
} as const;
const placesOf = { ZONE: { areaIds: ['z1'] }, DISTRICT: { areaIds: ['d1'] }, SITE: { siteIds: ['mall'] } } as const;

/** The finest question that a route answers: all of its own dimensions. */
function finestQuestion({ measure, place, grains, by }: FamilyRoute): InsightQuestion {
  const grain = grains[0] ?? 'DAY';
  return {
    market: 'toy',
    measure,
    places: placesOf[place],
    window: windows[grain],
    grain,
    groupBy: by.filter((dimension) => !isTimeDimension(dimension)),
    unit: 'DEVICES',
  };
}

test('every family has a route', () => {
  expect(new Set(FAMILY_ROUTES.map(({ family }) => family))).toEqual(new Set(FAMILY_NAMES));
});

test.each(FAMILY_ROUTES.map((route) => [route.measure, route.family, route] as const))(
  '%s of %s can be asked in all its dimensions, and every figure is covered',
  async (_measure, _family, route) => {
    const { rows, family } = await answer(
      finestQuestion(route),
      toySource(edition, () => 5000),
      asking,
    );
    expect(family).toBe(route.family);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ estimate }) => estimate.status))).toEqual(new Set(['PUBLISHED']));
  },
);

const siteRoutes = FAMILY_ROUTES.filter(({ place, measure }) => place === 'SITE' && measure !== 'catchment');

test.each(siteRoutes.map((route) => [route.measure, route.family, route] as const))(
  '%s of %s: a site of which one cell is missing is not covered',
  async (_measure, _family, route) => {
    const admitted = admit(finestQuestion(route), { ...asking, edition });
    const sums = await toySource(edition, () => 5000).sumCells(edition, admitted.plan);
    const short = sums.map(({ key, sum, cells, variance }, index) => ({
      key,
      sum,
      variance,
      cells: index === 0 ? cells - 1 : cells,
    }));
    expect(publish(admitted, sums).rows.map(({ estimate }) => estimate.status)).not.toContain('NOT_COVERED');
    const statuses = publish(admitted, short).rows.map(({ estimate }) => estimate.status);
    expect(new Set(statuses)).toEqual(new Set(['NOT_COVERED']));
  },
);

test('a district that is added later leaves older weeks of a catchment covered', async () => {
  const added = edition.areas.find(({ level }) => level === 'DISTRICT');
  if (added === undefined) throw new Error('the toy has no district');
  const later = { ...edition, areas: [...edition.areas, { ...added, areaId: 'new-district' }] };
  const catchment: InsightQuestion = {
    market: 'toy',
    measure: 'catchment',
    places: placesOf.SITE,
    window: windows.WEEK,
    grain: 'WEEK',
    groupBy: ['HOME_DISTRICT'],
    unit: 'DEVICES',
  };
  const admitted = admit(catchment, { ...asking, edition: later });
  const sums = await toySource(edition, () => 5000).sumCells(edition, admitted.plan);
  const statusesOf = (read: typeof sums) => new Set(publish(admitted, read).rows.map(({ estimate }) => estimate.status));
  expect(statusesOf(sums)).toEqual(new Set(['PUBLISHED']));
  expect(statusesOf(sums.map(({ key, sum, variance }) => ({ key, sum, variance, cells: 0 })))).toEqual(new Set(['NOT_COVERED']));
});
