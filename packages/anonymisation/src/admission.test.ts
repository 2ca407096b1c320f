import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { now, openLicence, toyEdition, ZONES } from '../test/toy-release.ts';
import type { ToyGaps } from '../test/toy-release.ts';
import { admit, getAdmission } from './admission.ts';
import type { InsightQuestion } from './question.ts';

const edition = toyEdition();
const day = { from: '2026-10-12', to: '2026-10-13' };
const week = { from: '2026-10-12', to: '2026-10-19' };
const twoWeeks = { from: '2026-10-12', to: '2026-10-26' };
const period = { from: '2026-10-05', to: '2026-11-02' };

function ask(question: Partial<InsightQuestion>, licence: Partial<Licence> = {}, gaps?: ToyGaps) {
  const whole: InsightQuestion = {
    market: 'toy',
    measure: 'presence',
    places: { areaIds: ['z1'] },
    window: day,
    grain: 'HOUR',
    groupBy: [],
    unit: 'DEVICES',
    ...question,
  };
  const asking = { licence: { ...openLicence, ...licence }, edition: gaps ? toyEdition(gaps) : edition, now };
  return admit(whole, asking);
}

const site = { siteIds: ['mall'] };
const families: readonly (readonly [string, Partial<InsightQuestion>])[] = [
  ['presence-zone-hour', {}],
  ['presence-zone-hour', { groupBy: ['AREA', 'TIME'], places: { areaIds: ['d1'] } }],
  ['presence-zone-hour', { grain: 'DAY', groupBy: ['TIME'], window: week }],
  ['presence-zone-hour-demo', { groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'] }],
  ['presence-zone-hour-demo', { targetGroup: { genders: ['female'] } }],
  ['presence-zone-hour', { targetGroup: {} }],
  ['presence-site-hour', { places: site, groupBy: ['TIME'] }],
  ['visitors-zone-day', { measure: 'visitors', grain: 'DAY' }],
  ['visitors-zone-day-demo', { measure: 'visitors', grain: 'DAY', groupBy: ['AGE_BAND'] }],
  ['visitors-district-day-demo', { measure: 'visitors', grain: 'DAY', places: { areaIds: ['d1'] } }],
  ['visitors-zone-week-demo', { measure: 'visitors', grain: 'WEEK', window: week }],
  ['visitors-zone-period-demo', { measure: 'visitors', grain: 'PERIOD', window: period }],
  ['visitors-site-week-kind', { measure: 'visitors', grain: 'WEEK', window: week, places: site }],
  ['visitors-site-week-kind', { measure: 'visitors', grain: 'WEEK', window: week, places: site, groupBy: ['KIND'] }],
  ['dwell-site-week-demo', { measure: 'visitors', grain: 'WEEK', window: week, places: site, groupBy: ['GENDER'] }],
  ['visitors-site-period-demo', { measure: 'visitors', grain: 'PERIOD', window: period, places: site }],
  ['dwell-site-day', { measure: 'visitors', grain: 'DAY', places: site }],
  ['dwell-site-day', { measure: 'dwell', grain: 'DAY', window: week, places: site, groupBy: ['DWELL_BAND'] }],
  ['dwell-site-week-demo', { measure: 'dwell', grain: 'WEEK', window: twoWeeks, places: site, groupBy: ['DWELL_BAND'] }],
  [
    'dwell-site-week-daypart',
    { measure: 'dwell', grain: 'WEEK', window: week, places: site, groupBy: ['DWELL_BAND', 'DAYPART'] },
  ],
  ['flows-district-day', { measure: 'flows', grain: 'DAY', window: week, places: { areaIds: ['d1'] }, groupBy: ['DESTINATION'] }],
  ['flows-zone-period', { measure: 'flows', grain: 'PERIOD', window: period, groupBy: ['ORIGIN', 'DESTINATION'] }],
  ['catchment-site-week', { measure: 'catchment', grain: 'WEEK', window: week, places: site, groupBy: ['HOME_DISTRICT'] }],
  ['loyalty-site-week', { measure: 'loyalty', grain: 'WEEK', window: week, places: site, groupBy: ['KIND'] }],
  ['frequency-site-period', { measure: 'frequency', grain: 'PERIOD', window: period, places: site, groupBy: ['DAYS_BAND'] }],
  ['roamers-district-day', { measure: 'roamers', grain: 'DAY', window: week, places: { areaIds: ['d2'] }, groupBy: ['COUNTRY'] }],
  ['residents-zone-period-demo', { measure: 'residents', grain: 'PERIOD', window: period, places: { areaIds: ['d1', 'z4'] } }],
  ['workers-zone-period-demo', { measure: 'workers', grain: 'PERIOD', window: period, places: { areaIds: ['r1'] } }],
];

const refusals: readonly (readonly [string, string, Partial<InsightQuestion>, RegExp])[] = [
  [
    'visitors of two zones as one',
    'NOT_ADDITIVE',
    { measure: 'visitors', grain: 'DAY', places: { areaIds: ['z1', 'z2'] } },
    /AREA in groupBy/,
  ],
  ['visitors of two days as one', 'NOT_ADDITIVE', { measure: 'visitors', grain: 'DAY', window: week }, /TIME in groupBy/],
  ['visitors by hour', 'NOT_ADDITIVE', { measure: 'visitors', grain: 'HOUR' }, /by DAY/],
  [
    'visitors of a district by week',
    'NOT_ADDITIVE',
    { measure: 'visitors', grain: 'WEEK', window: week, places: { areaIds: ['d1'] } },
    /DISTRICT by DAY/,
  ],
  [
    'visitors of a region',
    'NOT_ADDITIVE',
    { measure: 'visitors', grain: 'DAY', places: { areaIds: ['r1'] } },
    /nearest: visitors of one/,
  ],
  [
    'residents of two periods',
    'DATA_NOT_AVAILABLE',
    { measure: 'residents', grain: 'PERIOD', window: { from: '2026-10-05', to: '2026-11-30' }, groupBy: ['TIME'] },
    /released from/,
  ],
  [
    'loyalty of two weeks as one',
    'NOT_ADDITIVE',
    { measure: 'loyalty', grain: 'WEEK', window: twoWeeks, places: site },
    /TIME in groupBy/,
  ],
  [
    'dwell of two sites as one',
    'NOT_ADDITIVE',
    { measure: 'dwell', grain: 'WEEK', window: week, places: { siteIds: ['mall', 'station'] } },
    /SITE in groupBy/,
  ],
  [
    'flows of zones added up',
    'NOT_ADDITIVE',
    { measure: 'flows', grain: 'PERIOD', window: period, groupBy: ['ORIGIN'] },
    /ORIGIN and DESTINATION/,
  ],
  [
    'dwell by daypart and gender',
    'BAD_USER_INPUT',
    { measure: 'dwell', grain: 'WEEK', window: week, places: site, groupBy: ['DAYPART', 'GENDER'] },
    /nearest: dwell of one SITE by WEEK/,
  ],
  [
    'dwell by day and age',
    'BAD_USER_INPUT',
    { measure: 'dwell', grain: 'DAY', window: week, places: site, groupBy: ['AGE_BAND'] },
    /nearest/,
  ],
  ['presence of a site by age', 'BAD_USER_INPUT', { places: site, groupBy: ['AGE_BAND'] }, /nearest: presence of one SITE/],
  ['loyalty of an area', 'BAD_USER_INPUT', { measure: 'loyalty', grain: 'WEEK', window: week }, /nearest: loyalty of one SITE/],
  ['SITE of areas', 'BAD_USER_INPUT', { groupBy: ['SITE'] }, /AREA in groupBy/],
  ['AREA of sites', 'BAD_USER_INPUT', { places: site, groupBy: ['AREA'] }, /SITE in groupBy/],
  ['half a week', 'BAD_USER_INPUT', { measure: 'visitors', grain: 'WEEK' }, /Mondays/],
  ['half a period', 'BAD_USER_INPUT', { measure: 'visitors', grain: 'PERIOD', window: week }, /whole budget periods/],
  ['an empty window', 'BAD_USER_INPUT', { window: { from: '2026-10-13', to: '2026-10-13' } }, /empty/],
  ['a day that is none', 'BAD_USER_INPUT', { window: { from: '2026-02-30', to: '2026-03-01' } }, /calendar day/],
  ['a window of ten years', 'BAD_USER_INPUT', { window: { from: '2016-10-13', to: '2026-10-13' } }, /passes/],
  ['no areas', 'BAD_USER_INPUT', { places: { areaIds: [] } }, /names no area/],
  [
    'a part of a district as a district',
    'BAD_USER_INPUT',
    { places: { areaIds: ['z1'], level: 'DISTRICT' } },
    /only a part of "toy:d1"/,
  ],
  ['an unknown area', 'NOT_FOUND', { places: { areaIds: ['z9'] } }, /no area "toy:z9"/],
  ['an unknown site', 'NOT_FOUND', { places: { siteIds: ['clinic'] } }, /no site "toy:clinic"/],
  [
    'days not released',
    'DATA_NOT_AVAILABLE',
    { window: { from: '2026-11-01', to: '2026-11-03' } },
    /from 2026-10-05 to 2026-11-02/,
  ],
  ['people without factors', 'DATA_NOT_AVAILABLE', { unit: 'PEOPLE' }, /factors to people/],
];

const forbidden: readonly (readonly [string, Partial<Licence>, Partial<InsightQuestion>])[] = [
  ['another market', { markets: ['london'] }, {}],
  ['another measure', { measures: ['dwell'] }, {}],
  ['another grain', { grains: ['DAY'] }, {}],
  ['demographics', { demo: false }, { groupBy: ['GENDER'] }],
  ['a target group', { demo: false }, { targetGroup: { ageBands: ['25-34'] } }],
  ['older history', { historyFrom: '2026-10-13' }, {}],
  ['the last days', { lagDays: 30 }, {}],
  ['another area', { areas: ['toy:z2'] }, {}],
  ['an area of the same name elsewhere', { areas: ['london:z1'] }, {}],
  ['one zone of a district', { areas: ['toy:z1', 'toy:z2'] }, { places: { areaIds: ['d1'] } }],
  ['finer areas', { finestLevel: 'DISTRICT' }, {}],
  ['a site elsewhere', { areas: ['toy:d2'] }, { places: site }],
  ['a site below the finest level', { finestLevel: 'DISTRICT' }, { places: site }],
];

describe('admit', () => {
  test.each(families)('%s answers %o', (family, question) => {
    expect(ask(question).plan.family).toBe(family);
  });

  test.each(refusals)('refuses %s: %s', (...[, code, question, message]) => {
    expect(() => ask(question)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });

  test.each(forbidden)('the licence does not cover %s', (_, licence, question) => {
    expect(() => ask(question, licence)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('a licence covers what lies inside its areas, whole districts at their level, and sites it names', () => {
    expect(ask({}, { areas: ['toy:d1'] }).plan.filters[0]).toEqual({ column: 'area_id', in: ['z1'] });
    ask({ places: { areaIds: ['d1'] } }, { finestLevel: 'DISTRICT', areas: ['toy:r1'] });
    ask({ places: site }, { areas: ['toy:d1'] });
    ask({ places: { siteIds: ['station'] } }, { areas: ['toy:station'], finestLevel: 'REGION' });
    ask({}, { lagDays: 20, historyFrom: '2026-10-01' });
  });

  test('a refusal by licence says what the licence covers, so that a client can ask again', () => {
    const detailsOf = (licence: Partial<Licence>, question: Partial<InsightQuestion> = {}): unknown => {
      try {
        return ask(question, licence).cost;
      } catch (error) {
        return error instanceof PasserbyError ? [error.message, error.details] : error;
      }
    };
    expect(detailsOf({ markets: [] })).toEqual(['The licence does not cover the market "toy"', { market: 'toy' }]);
    expect(detailsOf({ measures: ['dwell'] })).toEqual([
      'The licence does not cover the measure presence',
      { measures: ['dwell'] },
    ]);
    expect(detailsOf({ grains: ['DAY'] })).toEqual(['The licence does not cover the grain HOUR', { grains: ['DAY'] }]);
    expect(detailsOf({ demo: false }, { groupBy: ['AGE_BAND'] })).toEqual(['The licence does not cover age and gender', {}]);
    expect(detailsOf({ historyFrom: '2026-10-13' })).toEqual([
      'The licence starts at 2026-10-13; the window starts at 2026-10-12',
      { availableFrom: '2026-10-13' },
    ]);
    expect(detailsOf({ finestLevel: 'DISTRICT' })).toEqual([
      'The licence is for DISTRICT and coarser, not ZONE',
      { finestLevel: 'DISTRICT' },
    ]);
    expect(detailsOf({ areas: ['toy:z2'] })).toEqual(['The licence does not cover the area "toy:z1"', { id: 'toy:z1' }]);
    expect(detailsOf({ areas: ['toy:d2'] }, { places: site })).toEqual([
      'The licence does not cover the site "toy:mall"',
      { id: 'toy:mall' },
    ]);
    expect([
      detailsOf({ historyFrom: '2026-10-12' }),
      detailsOf({ demo: false }),
      detailsOf({ areas: ['toy:z2', 'toy:z1'] }),
    ]).toEqual([24, 24, 24]);
  });

  test('lag: the newest day shown is so many days before today', () => {
    // Today is 2026-11-05; with 24 days of lag the newest day is 2026-10-12.
    expect(ask({}, { lagDays: 24 }).cost).toBe(24);
    expect(() => ask({}, { lagDays: 25 })).toThrow(expect.objectContaining({ details: { availableTo: '2026-10-12' } }));
  });

  test('equal area sets become equal plans, however they are named (rule 2)', () => {
    const plan = ask({ places: { areaIds: ['d1'] } }).plan;
    fc.assert(
      fc.property(fc.shuffledSubarray(['z3', 'z1', 'z2', 'z1', 'd1', 'z2', 'z3'], { minLength: 7 }), (areaIds) => {
        expect(ask({ places: { areaIds } }).plan).toEqual(plan);
      }),
    );
    expect(ask({ groupBy: ['TIME', 'AREA', 'TIME'] }).plan).toEqual(ask({ groupBy: ['AREA', 'TIME'] }).plan);
  });

  test('rows of AREA have the level asked for, or the finest named', () => {
    const levelOf = (question: Partial<InsightQuestion>) => {
      const { places } = getAdmission(ask(question));
      return places.kind === 'AREAS' ? places.rows.map(({ areaId }) => areaId) : [];
    };
    expect(levelOf({ places: { areaIds: ['d2', 'd1'] } })).toEqual(['d1', 'd2']);
    expect(levelOf({ places: { areaIds: ['d1', 'z4'] } })).toEqual(['z1', 'z2', 'z3', 'z4']);
    expect(levelOf({ places: { areaIds: ['r1'], level: 'DISTRICT' } })).toEqual(['d1', 'd2']);
    expect(levelOf({ places: { areaIds: ['r1'], level: 'ZONE' } })).toEqual(ZONES);
  });

  test('the family with the fewer cells is only a preference: an edition without it is served by the next', () => {
    const gaps: ToyGaps = { families: ['presence-zone-hour-demo', 'visitors-zone-day-demo', 'dwell-site-week-demo'] };
    expect(ask({}, {}, gaps).plan.family).toBe('presence-zone-hour-demo');
    expect(ask({ measure: 'visitors', grain: 'DAY' }, {}, gaps).plan.family).toBe('visitors-zone-day-demo');
    expect(ask({ measure: 'visitors', grain: 'WEEK', window: week, places: site }, {}, gaps).plan.family).toBe(
      'dwell-site-week-demo',
    );
    expect(() => ask({ measure: 'dwell', grain: 'DAY', places: site }, {}, gaps)).toThrow(
      /No release of "toy" holds dwell-site-day/,
    );
  });

  test('a window with a hole is DATA_NOT_AVAILABLE with what is there, unless partial', () => {
    const gaps: ToyGaps = { missingDays: ['2026-10-14'] };
    expect(() => ask({ window: week }, {}, gaps)).toThrow(
      expect.objectContaining({
        code: 'DATA_NOT_AVAILABLE',
        details: { availableFrom: '2026-10-05', availableTo: '2026-11-02' },
      }),
    );
    const { facts } = getAdmission(ask({ window: week, partial: true }, {}, gaps));
    expect(facts.covered).toEqual([
      { from: '2026-10-12', to: '2026-10-14' },
      { from: '2026-10-15', to: '2026-10-19' },
    ]);
    expect(facts.releases).toHaveLength(6);
    const hole = { window: { from: '2026-10-14', to: '2026-10-15' }, partial: true };
    expect(() => ask(hole, {}, gaps)).toThrow(expect.objectContaining({ code: 'DATA_NOT_AVAILABLE' }));
  });

  test('the cost is known before anything is read', () => {
    expect(ask({ groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'] }).cost).toBe(24 * 15);
    expect(ask({ places: { areaIds: ['d1'] }, window: { from: '2026-10-25', to: '2026-10-26' } }).cost).toBe(3 * 25);
    expect(
      ask({
        measure: 'dwell',
        grain: 'WEEK',
        window: twoWeeks,
        places: site,
        targetGroup: { ageBands: ['25-34'], genders: ['female'] },
      }).cost,
    ).toBe(10);
  });

  test('plans filter by what was asked and group in the order of the family', () => {
    expect(
      ask({
        measure: 'dwell',
        grain: 'WEEK',
        window: week,
        places: site,
        groupBy: ['GENDER', 'DWELL_BAND', 'TIME'],
        targetGroup: { ageBands: ['25-34'] },
      }).plan,
    ).toEqual({
      market: 'toy',
      family: 'dwell-site-week-demo',
      filters: [
        { column: 'site_id', in: ['mall'] },
        { column: 'week', in: ['2026-W42'] },
        { column: 'age_band', in: ['25-34'] },
      ],
      groupBy: ['week', 'dwell_band', 'gender'],
    });
    expect(ask({}).plan.filters[1]).toEqual({
      column: 'at',
      from: Date.parse('2026-10-11T23:00:00Z') / 1000,
      to: Date.parse('2026-10-12T23:00:00Z') / 1000,
    });
    expect(ask({ measure: 'visitors', grain: 'DAY' }).plan.filters[1]).toEqual({
      column: 'day',
      from: '2026-10-12',
      to: '2026-10-13',
    });
  });
});

describe('flows', () => {
  const flows: Partial<InsightQuestion> = {
    measure: 'flows',
    grain: 'DAY',
    window: week,
    places: { areaIds: ['d1'] },
    groupBy: [],
  };

  test('concern both ends: a licence for either will do', () => {
    const inward = ask({ ...flows, destinationIds: ['d2'] }, { areas: ['toy:d2'] });
    expect(inward.plan.filters.slice(0, 2)).toEqual([
      { column: 'origin_id', in: ['d1'] },
      { column: 'destination_id', in: ['d2'] },
    ]);
    ask({ ...flows, destinationIds: ['d2'] }, { areas: ['toy:d1'] });
    expect(() => ask(flows, { areas: ['toy:d2'] })).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('a destination opens nothing but flows', () => {
    expect(() => ask({ destinationIds: ['z4'] }, { areas: ['toy:z4'] })).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
