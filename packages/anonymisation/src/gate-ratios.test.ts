import { describe, expect, test } from 'vitest';
import { now, openLicence, SITES, sumPlan, toyEdition, toySource } from '../test/toy-release.ts';
import type { CountOf } from '../test/toy-release.ts';
import { factorsOfShare } from './extrapolation.ts';
import {
  admit,
  answer,
  publish,
  publishFactors,
  publishIndex,
  publishMean,
  publishMedian,
  publishRatio,
  publishShare,
  publishTradeAreas,
  referencePeriodOf,
} from './gate.ts';
import type { Answer, AnswerRow, Asking } from './gate.ts';
import { readPublished } from './published.ts';
import type { Estimate } from './published.ts';
import type { InsightQuestion } from './question.ts';

const edition = toyEdition();
const asking: Asking = { licence: openLicence, now };
const week = { from: '2026-10-12', to: '2026-10-19' };

const dwell: InsightQuestion = {
  market: 'toy',
  measure: 'dwell',
  places: { siteIds: ['mall'] },
  window: week,
  grain: 'WEEK',
  groupBy: ['DWELL_BAND'],
  unit: 'DEVICES',
  targetGroup: { ageBands: ['25-34'], genders: ['female'] },
  totals: true,
};
const catchment: InsightQuestion = {
  market: 'toy',
  measure: 'catchment',
  places: { siteIds: ['mall'] },
  window: week,
  grain: 'WEEK',
  groupBy: ['HOME_DISTRICT'],
  unit: 'DEVICES',
  totals: true,
};

const byBand = (counts: readonly number[]): CountOf => {
  const bands = ['5-15', '15-30', '30-60', '60-120', '120+'];
  return (_, cell) => counts[bands.indexOf(String(cell.dwell_band))] ?? 0;
};
const byHome = (counts: Readonly<Record<string, number>>): CountOf => {
  return (_, cell) => counts[String(cell.home_district_id)] ?? 0;
};

function ask(question: InsightQuestion, countOf: CountOf, facts = edition): Promise<Answer> {
  return answer(question, toySource(facts, countOf), asking);
}

async function partsOf(counts: readonly number[]): Promise<{ readonly parts: readonly Estimate[]; readonly total: Estimate }> {
  const { rows, totals } = await ask(dwell, byBand(counts));
  const [total] = totals;
  if (total === undefined) throw new Error('no total');
  return { parts: rows.map(({ estimate }) => estimate), total: total.estimate };
}

/** The same figures without their total. */
async function figuresOf(counts: readonly number[]): Promise<readonly Estimate[]> {
  const { rows } = await ask({ ...dwell, totals: false }, byBand(counts));
  return rows.map(({ estimate }) => estimate);
}

function show({ value, lower, upper, grade, status }: Estimate): readonly unknown[] {
  return [value && readPublished(value), lower && readPublished(lower), upper && readPublished(upper), grade, status];
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

test('a district that came later does not shield a small one in the weeks before it', async () => {
  const weeks = { ...catchment, window: { from: '2026-10-12', to: '2026-10-26' }, groupBy: ['TIME', 'HOME_DISTRICT'] } as const;
  const admitted = admit(weeks, { ...asking, edition });
  const sums = sumPlan(edition, admitted.plan, byHome({ d1: 8, d2: 300, unknown: 500 }));
  const isLate = ({ key }: (typeof sums)[number]): boolean => key.includes('d2') && key.includes('2026-W42');
  const { rows } = publish(
    admitted,
    sums.filter((sum) => !isLate(sum)),
  );
  expect(rows.map(({ key, estimate }) => [key.TIME, key.HOME_DISTRICT, estimate.status])).toEqual([
    ['2026-W42', 'd1', 'BELOW_MINIMUM'],
    ['2026-W42', 'd2', 'NOT_COVERED'],
    ['2026-W42', 'unknown', 'BELOW_MINIMUM'],
    ['2026-W43', 'd1', 'BELOW_MINIMUM'],
    ['2026-W43', 'd2', 'BELOW_MINIMUM'],
    ['2026-W43', 'unknown', 'PUBLISHED'],
  ]);
});

describe('shares', () => {
  test('percent of the total, with an interval of its own', async () => {
    const { parts, total } = await partsOf([600, 300, 60, 20, 20]);
    expect(parts.slice(0, 3).map((part) => show(publishShare(part, total)))).toEqual([
      [60, 58.2, 61.8, 'A', 'PUBLISHED'],
      [30, 28.7, 31.3, 'A', 'PUBLISHED'],
      [6, 4.6, 7.4, 'C', 'PUBLISHED'],
    ]);
  });

  test('a withheld part has no share, only its status; a whole is 100 percent', async () => {
    const { parts, total } = await partsOf([600, 300, 20, 8, 2]);
    expect(parts.map(({ status }) => status)).toContain('BELOW_MINIMUM');
    expect(parts.map((part) => publishShare(part, total).status)).toEqual(parts.map(({ status }) => status));
    expect(show(publishShare(total, total)).slice(0, 3)).toEqual([100, 100, 100]);
  });

  test('a part above its noisy total is 100 percent and no more', async () => {
    const [part, total] = [await figuresOf([900]), await figuresOf([800])];
    expect(show(publishShare(at(part, 0), at(total, 0))).slice(0, 3)).toEqual([100, 100, 100]);
  });

  test('tells no more than the published parts: counts that are published alike have one share', async () => {
    const [one, other] = [await partsOf([601, 299, 61, 20, 20]), await partsOf([599, 301, 59, 21, 20])];
    expect(one.parts.slice(0, 3).map((part) => show(publishShare(part, one.total))[0])).toEqual(
      other.parts.slice(0, 3).map((part) => show(publishShare(part, other.total))[0]),
    );
  });
});

describe('ratios', () => {
  test('of independent figures in percent', async () => {
    const [double, single] = await figuresOf([600, 300]);
    expect(double && single && show(publishRatio(double, single))).toEqual([200, 189.4, 210.6, 'A', 'PUBLISHED']);
    expect(double && single && show(publishRatio(single, double)).slice(0, 3)).toEqual([50, 47.3, 52.7]);
  });

  test('a denominator whose half-width passes 20 % gives none; one just below does', async () => {
    // sigma2 is 50, and 25/12 for rounding: the half-width is 14.15, which is 20 % of 70.7.
    const parts = await figuresOf([600, 75, 70]);
    expect(parts.map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'BELOW_MINIMUM', 'BELOW_MINIMUM']);
    expect(publishRatio(at(parts, 0), at(parts, 1)).status).toBe('PUBLISHED');
    expect(publishRatio(at(parts, 0), at(parts, 2)).status).toBe('IMPRECISE');
    expect(publishShare(at(parts, 1), at(parts, 2)).status).toBe('IMPRECISE');
  });

  test('a withheld numerator or denominator withholds the ratio with its status, the gravest first', async () => {
    const [shown, imprecise, below] = await figuresOf([600, 20, 8]);
    if (shown === undefined || imprecise === undefined || below === undefined) throw new Error('no figures');
    expect([imprecise.status, below.status]).toEqual(['IMPRECISE', 'BELOW_MINIMUM']);
    expect(publishRatio(imprecise, shown).status).toBe('IMPRECISE');
    expect(publishRatio(shown, below).status).toBe('BELOW_MINIMUM');
    expect(publishRatio(imprecise, below).status).toBe('BELOW_MINIMUM');
    expect(publishRatio(below, imprecise)).toMatchObject({ value: null, lower: null, upper: null, grade: null });
  });

  test('a ratio that is itself too imprecise is not shown', async () => {
    // Half-widths of 47.2 % and 18.9 %: together 50.8 %.
    const [small, firm] = await figuresOf([30, 75]);
    expect(small?.status).toBe('PUBLISHED');
    expect(small && firm && publishRatio(small, firm).status).toBe('IMPRECISE');
  });

  test('are taken of the very objects of the gate, not of copies, medians, ratios, or devices beside people', async () => {
    const counts = [600, 300, 100, 20, 20];
    const { parts, total } = await partsOf(counts);
    const part = at(parts, 0);
    expect(() => publishShare({ ...part }, total)).toThrow(/did not come from the gate/);
    expect(() => publishShare(rebuild(part), total)).toThrow(/did not come from the gate/);
    expect(() => publishRatio(publishShare(part, total), total)).toThrow(/of counts/);
    const admitted = admit({ ...dwell, totals: false }, { ...asking, edition });
    const { median } = publishMedian(admitted, sumPlan(edition, admitted.plan, byBand(counts)));
    expect(() => publishRatio(median, part)).toThrow(/of counts/);
    const people = await ask({ ...dwell, unit: 'PEOPLE' }, byBand(counts), {
      ...edition,
      factors: factorsOfShare('2026-10-05', 0.5),
    });
    expect(() => publishRatio(at(people.rows, 0).estimate, part)).toThrow(/devices and people/);
  });
});

test('an estimate is made by nobody else, and its class cannot be changed', async () => {
  const [part] = await figuresOf([600]);
  const { constructor } = Object.getPrototypeOf(part) as { readonly constructor: new (...given: readonly unknown[]) => Estimate };
  const shown = { value: 7, lower: 7, upper: 7, grade: 'A', status: 'PUBLISHED', variance: 0 };
  expect(() => new constructor(Symbol('passerby.estimate'), shown, { unit: 'DEVICES', allowsD: false })).toThrow(
    /by the gate only/,
  );
  expect(Object.isFrozen(constructor) && Object.isFrozen(constructor.prototype)).toBe(true);
});

describe('means and indices', () => {
  test('a mean of buckets is rounded as they are; one that is withheld withholds it', async () => {
    const parts = await figuresOf([600, 300, 102, 8, 0]);
    expect(show(publishMean(parts.slice(0, 3)))).toEqual([335, 325, 345, 'A', 'PUBLISHED']);
    expect(publishMean(parts.slice(0, 4)).status).toBe('BELOW_MINIMUM');
    expect(() => publishMean([])).toThrow(RangeError);
  });

  test('a figure over the mean of its baseline', async () => {
    const parts = await figuresOf([600, 300, 200, 100]);
    expect(show(publishRatio(at(parts, 0), publishMean(parts.slice(1, 4))))[0]).toBe(300);
  });

  test('an index is 100 where the shares are equal, and needs firm denominators', async () => {
    const [one, other] = [await partsOf([600, 300, 60, 20, 20]), await partsOf([3000, 6000, 600, 200, 200])];
    const index = (position: number) =>
      publishIndex({
        part: at(one.parts, position),
        total: one.total,
        referencePart: at(other.parts, position),
        referenceTotal: other.total,
      });
    expect([0, 1, 2].map((position) => show(index(position)).slice(0, 3))).toEqual([
      [200, 194, 206],
      [50, 47, 53],
      [100, 77, 123],
    ]);
    const firm = await partsOf([600, 300, 80, 20, 20]);
    const reversed = {
      part: at(other.parts, 2),
      total: other.total,
      referencePart: at(firm.parts, 2),
      referenceTotal: firm.total,
    };
    expect(publishIndex(reversed).status).toBe('PUBLISHED');
    const few = { referencePart: at(one.parts, 2), referenceTotal: one.total };
    expect(publishIndex({ ...reversed, ...few }).status).toBe('IMPRECISE');
  });
});

describe('trade areas', () => {
  const standingsOf = async (counts: Readonly<Record<string, number>>) => {
    const { rows, totals } = await ask(catchment, byHome(counts));
    return publishTradeAreas(rows, at(totals, 0).estimate).map(({ row, share, cumulative, tradeArea }) => [
      row.key.HOME_DISTRICT,
      show(share)[0],
      show(cumulative)[0],
      tradeArea,
    ]);
  };

  test('in the order of the rows; the base is those with a known home, the share is of all', async () => {
    expect(await standingsOf({ d1: 2000, d2: 6000, unknown: 2000 })).toEqual([
      ['d1', 20, 100, 'TERTIARY'],
      ['d2', 60, 75, 'PRIMARY'],
      ['unknown', 20, null, null],
    ]);
    expect(await standingsOf({ d1: 7000, d2: 400, unknown: 60 })).toEqual([
      ['d1', 93.8, 93.8, 'PRIMARY'],
      ['d2', 5.4, 99.2, null],
      ['unknown', null, null, null],
    ]);
  });

  test('districts that are published alike are ranked in the order of the rows', async () => {
    const [one, other] = await standingsOf({ d1: 3001, d2: 2999, unknown: 2000 });
    expect([one?.[3], other?.[3]]).toEqual(['PRIMARY', 'SECONDARY']);
    expect(await standingsOf({ d1: 2999, d2: 3001, unknown: 2000 })).toEqual(
      await standingsOf({ d1: 3001, d2: 2999, unknown: 2000 }),
    );
  });

  test('a withheld district has no rank and no trade area', async () => {
    const hidden = await standingsOf({ d1: 7000, d2: 5, unknown: 2000 });
    expect(hidden[1]).toEqual(['d2', null, null, null]);
  });

  test('the order of what is withheld tells nothing: hidden rows keep their place whatever they count', async () => {
    const two: InsightQuestion = { ...catchment, places: { siteIds: SITES }, groupBy: ['SITE', 'HOME_DISTRICT'] };
    const places = async (counts: Readonly<Record<string, number>>) =>
      (await ask(two, byHome(counts))).rows.map(({ key }) => key);
    expect(await places({ d1: 3, d2: 900, unknown: 9 })).toEqual(await places({ d1: 9, d2: 900, unknown: 3 }));
  });
});

test('the reference period holds the window, or is the newest before it', () => {
  expect(referencePeriodOf(edition, week)).toEqual({ from: '2026-10-05', to: '2026-11-02' });
  expect(referencePeriodOf(edition, { from: '2026-12-07', to: '2026-12-14' })).toEqual({ from: '2026-10-05', to: '2026-11-02' });
  expect(referencePeriodOf(toyEdition({ families: ['dwell-site-day'] }), week)).toBeUndefined();
});

test('factors are shown to three decimals with their source', () => {
  const [factor] = publishFactors({ ...edition, factors: factorsOfShare('2026-10-05', 0.3) });
  expect(factor && [factor.ageBand, factor.source, readPublished(factor.factor)]).toEqual(['16-24', 'OPERATOR_SHARE', 3.333]);
  expect(publishFactors(edition)).toEqual([]);
});

/** What a resolver could build of an estimate that it holds. */
function rebuild(estimate: Estimate): AnswerRow['estimate'] {
  return Object.assign(Object.create(Object.getPrototypeOf(estimate) as object) as Estimate, { ...estimate });
}
