import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGE_BANDS, DEMO_LEAVES, GENDERS, listLeavesOf } from '@passerby/domain/demo';
import type { KnownAgeBand, KnownGender } from '@passerby/domain/demo';
import { now, openLicence, SITES, sumPlan, toyEdition, toySource, ZONES } from '../test/toy-release.ts';
import type { CountOf } from '../test/toy-release.ts';
import { factorsOfShare } from './extrapolation.ts';
import { admit, answer, publish, publishMedian } from './gate.ts';
import type { Answer, Asking } from './gate.ts';
import { readPublished } from './published.ts';
import type { Estimate } from './published.ts';
import type { InsightQuestion } from './question.ts';

const edition = toyEdition();
const asking: Asking = { licence: openLicence, now };
const week = { from: '2026-10-12', to: '2026-10-19' };
const twoWeeks = { from: '2026-10-12', to: '2026-10-26' };

const dwell: InsightQuestion = {
  market: 'toy',
  measure: 'dwell',
  places: { siteIds: ['mall'] },
  window: week,
  grain: 'WEEK',
  groupBy: ['DWELL_BAND'],
  unit: 'DEVICES',
  targetGroup: { ageBands: ['25-34'], genders: ['female'] },
};

const show = ({ value, lower, upper, grade, status }: Estimate) => [
  value && readPublished(value),
  lower && readPublished(lower),
  upper && readPublished(upper),
  grade,
  status,
];

const byBand = (counts: readonly number[]): CountOf => {
  const bands = ['5-15', '15-30', '30-60', '60-120', '120+'];
  return (_, cell) => counts[bands.indexOf(String(cell.dwell_band))] ?? 0;
};

function ask(question: InsightQuestion, countOf: CountOf, more: Partial<Asking> = {}): Promise<Answer> {
  return answer(question, toySource(edition, countOf), { ...asking, ...more });
}

describe('publish', () => {
  test('the founding question: how long do women of 25-34 stop there, by band', async () => {
    const { rows, counts, family, notes, excludesUnknown, cost, guarantee, releases } = await ask(
      dwell,
      byBand([400, 303, 120, 20, 8]),
    );
    expect(rows.map(({ key, estimate }) => [key as unknown].concat(show(estimate)))).toEqual([
      [{ DWELL_BAND: '5-15' }, 400, 385, 415, 'A', 'PUBLISHED'],
      [{ DWELL_BAND: '15-30' }, 305, 285, 320, 'A', 'PUBLISHED'],
      [{ DWELL_BAND: '30-60' }, 120, 105, 135, 'B', 'PUBLISHED'],
      [{ DWELL_BAND: '60-120' }, null, null, null, null, 'IMPRECISE'],
      [{ DWELL_BAND: '120+' }, null, null, null, null, 'BELOW_MINIMUM'],
    ]);
    expect({ counts, family, excludesUnknown, cost }).toEqual({
      counts: 'visitor-weeks',
      family: 'dwell-site-week-demo',
      excludesUnknown: true,
      cost: 5,
    });
    expect(notes).toEqual(['Those whose age or gender is not known are left out.']);
    expect(guarantee.rhoPerPeriod).toBe(1);
    expect(releases).toEqual(['week-2026-10-12']);
  });

  test('K grows with the weeks that are added, the interval with the cells', async () => {
    const { rows } = await ask({ ...dwell, window: twoWeeks }, byBand([400, 15, 14, 0, 0]));
    expect(rows.map(({ estimate }) => show(estimate))).toEqual([
      [800, 780, 820, 'A', 'PUBLISHED'],
      [null, null, null, null, 'IMPRECISE'],
      [null, null, null, null, 'BELOW_MINIMUM'],
      [null, null, null, null, 'BELOW_MINIMUM'],
      [null, null, null, null, 'BELOW_MINIMUM'],
    ]);
  });

  test('the interval is of the public variance of all cells, however the people lie in them', async () => {
    const everyone = { ...dwell, targetGroup: {} };
    const even = await ask(everyone, (_, cell) => (cell.dwell_band === '5-15' ? 100 : 0));
    const heaped: CountOf = (_, cell) =>
      cell.dwell_band === '5-15' && cell.age_band === '25-34' && cell.gender === 'female' ? 1500 : 0;
    const [first] = even.rows;
    const [other] = (await ask(everyone, heaped)).rows;
    // 15 leaves of variance 50: 1.96 sqrt(750) = 53.7 around 1500.
    expect([first, other].map((row) => row && show(row.estimate))).toEqual([
      [1500, 1445, 1555, 'A', 'PUBLISHED'],
      [1500, 1445, 1555, 'A', 'PUBLISHED'],
    ]);
  });

  test('grade D shows only with its licence', async () => {
    const [hidden] = (await ask(dwell, byBand([20]))).rows;
    const [shown] = (await ask(dwell, byBand([20]), { licence: { ...openLicence, gradeD: true } })).rows;
    expect(hidden && show(hidden.estimate)).toEqual([null, null, null, null, 'IMPRECISE']);
    expect(shown && show(shown.estimate)).toEqual([20, 5, 35, 'D', 'PUBLISHED']);
  });

  test('K itself is enough, one less is not', async () => {
    const licence = { ...openLicence, gradeD: true };
    const statusOf = async (count: number) => (await ask(dwell, byBand([count]), { licence })).rows[0]?.estimate.status;
    expect([await statusOf(15), await statusOf(14)]).toEqual(['PUBLISHED', 'BELOW_MINIMUM']);
  });

  test('a policy may ask for larger groups', async () => {
    const [row] = (await ask(dwell, byBand([40]), { minimumGroup: 50 })).rows;
    expect(row?.estimate.status).toBe('BELOW_MINIMUM');
  });

  test('the policy of each release decides: a stricter one holds for every answer that reads it, and for no other', async () => {
    const stricter = edition.releases.map((release) =>
      release.id === 'week-2026-10-19' ? { ...release, minimumGroup: 200 } : release,
    );
    const statusOf = async (question: InsightQuestion) => {
      const source = toySource({ ...edition, releases: stricter }, byBand([150]));
      const [row] = (await answer(question, source, asking)).rows;
      return row?.estimate.status;
    };
    expect(await statusOf(dwell)).toBe('PUBLISHED');
    expect(await statusOf({ ...dwell, window: { from: '2026-10-19', to: '2026-10-26' } })).toBe('BELOW_MINIMUM');
    expect(await statusOf({ ...dwell, window: twoWeeks })).toBe('BELOW_MINIMUM');
  });

  test('the hours of the autumn day: 25, the repeated one told apart by its offset', async () => {
    const question: InsightQuestion = {
      market: 'toy',
      measure: 'presence',
      places: { areaIds: ['z2', 'z1'] },
      unit: 'DEVICES',
      window: { from: '2026-10-25', to: '2026-10-26' },
      grain: 'HOUR',
      groupBy: ['TIME', 'AREA'],
    };
    const { rows, counts } = await ask(question, () => 1000);
    expect(rows).toHaveLength(50);
    expect(rows.slice(0, 4).map(({ key, at }) => [key.AREA, at])).toEqual([
      ['z1', '2026-10-25T00:00:00+01:00'],
      ['z1', '2026-10-25T01:00:00+01:00'],
      ['z1', '2026-10-25T01:00:00+00:00'],
      ['z1', '2026-10-25T02:00:00+00:00'],
    ]);
    expect(counts).toBe('device-hours');
    const [total] = (await ask({ ...question, groupBy: [] }, () => 1000)).rows;
    expect(total && show(total.estimate)[0]).toBe(50_000);
    const days = await ask({ ...question, grain: 'DAY' }, () => 1000);
    expect(days.rows.map(({ key, day, estimate }) => [key.AREA, day, show(estimate)[0]])).toEqual([
      ['z1', '2026-10-25', 25_000],
      ['z2', '2026-10-25', 25_000],
    ]);
  });

  test('presence of a district is that of its zones, and K does not grow with zones', async () => {
    const question: InsightQuestion = {
      market: 'toy',
      measure: 'presence',
      places: { areaIds: ['r1'], level: 'DISTRICT' },
      unit: 'DEVICES',
      window: { from: '2026-10-12', to: '2026-10-13' },
      grain: 'HOUR',
      groupBy: ['AREA'],
    };
    const { rows } = await ask(question, (_, { area_id }) => (area_id === 'z4' ? 300 : 100));
    expect(rows.map(({ key, estimate }) => [key.AREA, show(estimate)[0]])).toEqual([
      ['d1', 3 * 24 * 100],
      ['d2', 24 * 400],
    ]);
    const faint = await ask(question, () => 25);
    expect(faint.rows.map(({ estimate }) => estimate.status)).toEqual(['PUBLISHED', 'IMPRECISE']);
    // 48 cells of variance 2800 each: 1.96 sqrt(134400) = 718.5 around 9600.
    expect(rows.slice(1).map(({ estimate }) => show(estimate))).toEqual([[9600, 8880, 10_320, 'A', 'PUBLISHED']]);
  });

  test('uncovered buckets of a partial window are NOT_COVERED, in their place', async () => {
    const gappy = toyEdition({ missingDays: ['2026-10-14'] });
    const question: InsightQuestion = {
      market: 'toy',
      measure: 'visitors',
      places: { areaIds: ['z1', 'z2'] },
      unit: 'DEVICES',
      partial: true,
      window: { from: '2026-10-13', to: '2026-10-16' },
      grain: 'DAY',
      groupBy: ['AREA', 'TIME'],
    };
    const { rows, notes, covered } = await answer(
      question,
      toySource(gappy, () => 500),
      asking,
    );
    expect(rows.map(({ key, day, estimate }) => [key.AREA, day, estimate.status])).toEqual([
      ['z1', '2026-10-13', 'PUBLISHED'],
      ['z1', '2026-10-14', 'NOT_COVERED'],
      ['z1', '2026-10-15', 'PUBLISHED'],
      ['z2', '2026-10-13', 'PUBLISHED'],
      ['z2', '2026-10-14', 'NOT_COVERED'],
      ['z2', '2026-10-15', 'PUBLISHED'],
    ]);
    expect(notes).toEqual(['Releases cover only a part of the window.']);
    expect(covered).toHaveLength(2);
  });

  test('a site that was measured for only a part of the window is NOT_COVERED', async () => {
    const admitted = admit({ ...dwell, window: twoWeeks }, { ...asking, edition });
    const sums = sumPlan(edition, admitted.plan, () => 400).map(({ key, variance }) => ({ key, variance, sum: 400, cells: 1 }));
    expect(publish(admitted, sums).rows.map(({ estimate }) => estimate.status)).toEqual(
      Array.from({ length: 5 }, () => 'NOT_COVERED'),
    );
  });

  test('totals bring complementary suppression: the hidden band cannot be subtracted out', async () => {
    const open = await ask(dwell, byBand([400, 300, 120, 90, 8]));
    const { rows, totals } = await ask({ ...dwell, totals: true }, byBand([400, 300, 120, 90, 8]));
    expect(open.totals).toEqual([]);
    expect(open.rows.map(({ estimate }) => estimate.status).slice(3)).toEqual(['PUBLISHED', 'BELOW_MINIMUM']);
    expect(rows.map(({ estimate }) => estimate.status).slice(3)).toEqual(['BELOW_MINIMUM', 'BELOW_MINIMUM']);
    expect(totals.map(({ key, estimate }) => [key, show(estimate)[0]])).toEqual([[{}, 920]]);
  });

  test('totals are one a place and time, over all other dimensions: the gate builds no crossing margins', async () => {
    const question: InsightQuestion = {
      ...dwell,
      places: { siteIds: SITES },
      window: twoWeeks,
      groupBy: ['SITE', 'TIME', 'DWELL_BAND', 'AGE_BAND', 'GENDER'],
      targetGroup: {},
      totals: true,
    };
    const { rows, totals } = await ask(question, byBand([400, 300, 120, 90, 8]));
    expect(rows).toHaveLength(2 * 2 * 75);
    expect(totals.map(({ key }) => Object.keys(key))).toEqual(Array.from({ length: 4 }, () => ['SITE', 'TIME']));
    const hidden = rows.filter(({ estimate }) => estimate.status === 'BELOW_MINIMUM');
    expect(hidden).toHaveLength(2 * 2 * 15);
  });

  test('people: devices times public factors, after the minimum group, rounded to 10', async () => {
    const factors = DEMO_LEAVES.map(({ ageBand, gender }, index) => ({
      ageBand,
      gender,
      period: '2026-10-05',
      factor: ageBand === 'unknown' ? 4 : 2 + index / 10,
      source: 'CENSUS' as const,
    }));
    const askPeople = (question: InsightQuestion, countOf: CountOf) =>
      answer(question, toySource({ ...edition, factors }, countOf), asking);
    const people: InsightQuestion = { ...dwell, unit: 'PEOPLE' };
    // 25-34 female is the third leaf: 2.2 people a device.
    const { rows, unit } = await askPeople(people, byBand([400, 100, 14]));
    expect(rows.slice(0, 3).map(({ estimate }) => show(estimate))).toEqual([
      [880, 840, 920, 'A', 'PUBLISHED'],
      [220, 180, 260, 'B', 'PUBLISHED'],
      [null, null, null, null, 'BELOW_MINIMUM'],
    ]);
    expect(unit).toBe('PEOPLE');
    const presence = await askPeople({ ...people, measure: 'presence', grain: 'HOUR', groupBy: [], targetGroup: {} }, () => 500);
    expect(presence.rows.map(({ estimate }) => show(estimate)[0])).toEqual([168 * 500 * 4]);
    expect(presence.counts).toBe('person-hours');
    await expect(askPeople({ ...people, groupBy: ['DAYPART', 'DWELL_BAND'], targetGroup: {} }, () => 500)).rejects.toThrow(
      /DEVICES/,
    );
  });

  test('people in the first period rest on the published market share', async () => {
    const factors = factorsOfShare('2026-10-05', 0.25);
    const [row] = (await answer({ ...dwell, unit: 'PEOPLE' }, toySource({ ...edition, factors }, byBand([400])), asking)).rows;
    expect(row && show(row.estimate)[0]).toBe(1600);
  });

  test('takes admitted questions and their own sums only', async () => {
    const admitted = admit(dwell, { ...asking, edition });
    expect(() => publish({ ...admitted }, [])).toThrow(/not admitted/);
    expect(() => publish(admitted, [{ key: ['5-15', 'x'], sum: 1, cells: 1, variance: 1 }])).toThrow(/columns of the plan/);
    await expect(ask({ ...dwell, market: 'london' }, () => 1)).rejects.toThrow(/does not cover the market/);
    const licence = { ...openLicence, markets: ['london'] };
    await expect(ask({ ...dwell, market: 'london' }, () => 1, { licence })).rejects.toThrow(/no released market "london"/);
  });

  test('the order of rows and the refusals do not depend on the counts', async () => {
    const question: InsightQuestion = { ...dwell, groupBy: ['DWELL_BAND', 'AGE_BAND', 'GENDER'], targetGroup: {} };
    const labels = ({ rows }: Answer) => rows.map(({ key }) => key);
    const empty = await ask(question, () => 0);
    expect(labels(await ask(question, (_, cell) => (cell.gender === 'male' ? 900 : -40)))).toEqual(labels(empty));
    expect(empty.rows).toHaveLength(75);
  });
});

describe('publish against a naive reader', () => {
  test('300 random questions: same figures as looping over the cells', async () => {
    const demo = fc.record({
      ageBands: fc.subarray<KnownAgeBand>([...AGE_BANDS], { minLength: 1 }),
      genders: fc.subarray<KnownGender>([...GENDERS], { minLength: 1 }),
    });
    const counts = fc.integer({ min: -30, max: 900 });
    const from = fc.integer({ min: 0, max: 2 });
    await fc.assert(
      fc.asyncProperty(
        demo,
        fc.tuple(counts, from),
        fc.subarray(SITES, { minLength: 1 }),
        async (targetGroup, [base, start], siteIds) => {
          const countOf: CountOf = (_, cell) => base + String(cell.dwell_band).length * 10 - (cell.week === '2026-W43' ? 7 : 0);
          const weeks = ['2026-W41', '2026-W42', '2026-W43', '2026-W44'].slice(start);
          const window = { from: ['2026-10-05', '2026-10-12', '2026-10-19'][start] ?? '', to: '2026-11-02' };
          const question: InsightQuestion = {
            ...dwell,
            places: { siteIds },
            window,
            targetGroup,
            groupBy: ['SITE', 'DWELL_BAND'],
          };
          const { rows } = await ask(question, countOf);
          expect(rows).toHaveLength(siteIds.length * 5);
          const leaves = listLeavesOf(targetGroup).length;
          for (const { key, estimate } of rows) {
            const count = weeks.reduce(
              (sum, label) => sum + leaves * countOf('dwell-site-week-demo', { dwell_band: key.DWELL_BAND ?? '', week: label }),
              0,
            );
            const halfWidth = 1.96 * Math.sqrt(50 * leaves * weeks.length);
            const status = count < 15 * weeks.length ? 'BELOW_MINIMUM' : halfWidth > count / 2 ? 'IMPRECISE' : 'PUBLISHED';
            expect(estimate.status).toBe(status);
            if (status !== 'PUBLISHED') continue;
            expect(show(estimate).slice(0, 3)).toEqual([
              Math.round(count / 5) * 5,
              Math.floor((count - halfWidth) / 5) * 5,
              Math.ceil((count + halfWidth) / 5) * 5,
            ]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('presence of any area set is that of its zones one by one', async () => {
    const countOf: CountOf = (_, { area_id, at }) => 200 + ZONES.indexOf(String(area_id)) * 10 + ((Number(at) / 3600) % 24);
    const question: InsightQuestion = {
      market: 'toy',
      measure: 'presence',
      places: { areaIds: ZONES },
      unit: 'DEVICES',
      window: { from: '2026-10-24', to: '2026-10-27' },
      grain: 'HOUR',
      groupBy: [],
    };
    await fc.assert(
      fc.asyncProperty(fc.subarray([...ZONES, 'd1', 'd2'], { minLength: 1 }), async (areaIds) => {
        const [row] = (await ask({ ...question, places: { areaIds } }, countOf)).rows;
        const zones = ZONES.filter((zone, index) => areaIds.includes(zone) || areaIds.includes(index < 3 ? 'd1' : 'd2'));
        const start = Date.parse('2026-10-23T23:00:00Z') / 1000;
        const hours = Array.from({ length: 73 }, (_, hour) => start + hour * 3600);
        const count = zones.reduce(
          (sum, area_id) => sum + hours.reduce((inner, at) => inner + countOf('presence-zone-hour', { area_id, at }), 0),
          0,
        );
        expect(row && show(row.estimate)[0]).toBe(Math.round(count / 5) * 5);
      }),
      { numRuns: 40 },
    );
  });
});

describe('publishMedian', () => {
  const ofDwell = (counts: readonly number[], question = dwell) => {
    const admitted = admit(question, { ...asking, edition });
    return show(publishMedian(admitted, sumPlan(edition, admitted.plan, byBand(counts))).median);
  };

  test('is in whole minutes with its interval', () => {
    expect(ofDwell([400, 300, 200, 80, 60])).toEqual([21, 20, 22, 'A', 'PUBLISHED']);
  });

  test('goes with the distribution: too few, or too imprecise', () => {
    expect(ofDwell([5, 4, 3, 0, 0])).toEqual([null, null, null, null, 'BELOW_MINIMUM']);
    expect(ofDwell([20, 20, 5, 0, 0])).toEqual([null, null, null, null, 'IMPRECISE']);
  });

  test('is IMPRECISE where it lies in the open band', () => {
    expect(ofDwell([100, 50, 50, 50, 900])).toEqual([null, null, null, null, 'IMPRECISE']);
  });

  test('tells nothing about a hidden band: any hidden count gives the same median', () => {
    const medians = [-30, -5, 0, 7, 14].map((hidden) => ofDwell([400, 300, 200, 80, hidden]));
    expect(new Set(medians.map((median) => JSON.stringify(median))).size).toBe(1);
  });

  test('needs the distribution of one site', () => {
    expect(() => ofDwell([1], { ...dwell, groupBy: [] })).toThrow(/groupBy \[DWELL_BAND\] alone/);
    expect(() => ofDwell([1], { ...dwell, groupBy: ['DWELL_BAND', 'TIME'] })).toThrow(/alone/);
    const sites = { siteIds: ['mall', 'station'] };
    expect(() => ofDwell([1], { ...dwell, places: sites, groupBy: ['DWELL_BAND', 'SITE'] })).toThrow(/alone/);
  });
});
