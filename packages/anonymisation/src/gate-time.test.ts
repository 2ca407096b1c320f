import { describe, expect, test } from 'vitest';
import { now, openLicence, toyEdition, toySource, ZONES } from '../test/toy-release.ts';
import type { CountOf, ToyGaps } from '../test/toy-release.ts';
import { answer } from './gate.ts';
import type { Answer } from './gate.ts';
import { readPublished } from './published.ts';
import type { InsightQuestion } from './question.ts';

const asking = { licence: openLicence, now };
const presence: InsightQuestion = {
  market: 'toy',
  measure: 'presence',
  places: { areaIds: ['z1'] },
  window: { from: '2026-10-12', to: '2026-10-26' },
  grain: 'HOUR',
  groupBy: ['HOUR_OF_DAY'],
  unit: 'DEVICES',
};
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

function ask(question: InsightQuestion, countOf: CountOf, gaps: ToyGaps = {}): Promise<Answer> {
  const edition = toyEdition(gaps);
  const market = { ...edition.market, holidays: ['2026-10-14'] };
  return answer(question, toySource({ ...edition, market }, countOf), asking);
}

function valuesOf({ rows }: Answer): readonly (number | null)[] {
  return rows.map(({ estimate: { value } }) => value && readPublished(value));
}

/** The local hour of a cell in summer time. */
const hourOf: CountOf = (_, { at }) => (new Date(Number(at) * 1000).getUTCHours() + 1) % 24;

describe('hours of the day', () => {
  test('add up over the days of the window, in their order', async () => {
    const found = await ask(
      { ...presence, window: { from: '2026-10-12', to: '2026-10-14' } },
      (family, cell) => 1000 * (1 + hourOf(family, cell)),
    );
    expect(found.rows.map(({ key }) => key)).toEqual(hours.map((HOUR_OF_DAY) => ({ HOUR_OF_DAY })));
    expect(valuesOf(found)).toEqual(hours.map((hour) => 2000 * (1 + Number(hour))));
    expect(found.counts).toBe('device-hours');
  });

  test('the hour that an autumn day repeats counts twice in a sum and not in a mean', async () => {
    const autumn = { ...presence, window: { from: '2026-10-25', to: '2026-10-26' } };
    expect(valuesOf(await ask(autumn, () => 1000)).slice(0, 3)).toEqual([1000, 2000, 1000]);
    const mean = await ask({ ...autumn, mean: true }, () => 1000);
    expect(valuesOf(mean).slice(0, 3)).toEqual([1000, 1000, 1000]);
    expect(mean.counts).toBe('device-hours per hour');
  });

  test('inside a bucket of time they follow it', async () => {
    const found = await ask({ ...presence, grain: 'WEEK', groupBy: ['TIME', 'HOUR_OF_DAY'] }, () => 1000);
    expect(found.rows).toHaveLength(2 * 24);
    expect(found.rows[24]).toMatchObject({ key: { TIME: '2026-W43', HOUR_OF_DAY: '00' }, week: '2026-W43' });
  });
});

describe('typical week', () => {
  test('weekday by hour from Monday on, whatever day the window starts with', async () => {
    const window = { from: '2026-10-15', to: '2026-10-22' };
    const found = await ask({ ...presence, window, groupBy: ['WEEKDAY', 'HOUR_OF_DAY'], mean: true }, hourOf);
    expect(found.rows).toHaveLength(7 * 24);
    expect([found.rows[0]?.key, found.rows.at(-1)?.key]).toEqual([
      { WEEKDAY: 'monday', HOUR_OF_DAY: '00' },
      { WEEKDAY: 'sunday', HOUR_OF_DAY: '23' },
    ]);
  });

  test('the minimum group holds for the mean: K times the hours for their sum', async () => {
    const over = await ask({ ...presence, groupBy: [], mean: true, window: { from: '2026-10-05', to: '2026-11-02' } }, () => 14);
    expect(over.rows[0]?.estimate.status).toBe('BELOW_MINIMUM');
    const enough = await ask(
      { ...presence, groupBy: [], mean: true, window: { from: '2026-10-05', to: '2026-11-02' } },
      () => 20,
    );
    expect(valuesOf(enough)).toEqual([20]);
  });

  test('a mean has the interval of its sum, divided', async () => {
    const [sum] = (await ask({ ...presence, groupBy: [] }, () => 100)).rows;
    const [mean] = (await ask({ ...presence, groupBy: [], mean: true }, () => 100)).rows;
    const steps = 14 * 24 + 1;
    expect(sum?.estimate.grade).toBe(mean?.estimate.grade);
    const upper = readPublished(sum?.estimate.upper) / steps;
    expect(readPublished(mean?.estimate.upper)).toBe(Math.ceil(upper / 5) * 5);
  });
});

describe('kinds of day', () => {
  const byDay: CountOf = (_, { at }) => 1000 * new Date(Number(at) * 1000 + 3_600_000).getUTCDate();

  test('a public holiday counts with Sunday, in the order workday, Saturday, Sunday', async () => {
    const window = { from: '2026-10-12', to: '2026-10-19' };
    const found = await ask({ ...presence, window, grain: 'DAY', groupBy: ['DAY_TYPE'] }, byDay);
    expect(found.rows.map(({ key }) => key.DAY_TYPE)).toEqual(['workday', 'saturday', 'sunday-or-holiday']);
    expect(valuesOf(found)).toEqual([12 + 13 + 15 + 16, 17, 14 + 18].map((days) => 24_000 * days));
  });

  test('visits, trips and roamers take them by day; distinct visitors do not add up', async () => {
    const daily: InsightQuestion = { ...presence, grain: 'DAY', groupBy: ['DAY_TYPE'] };
    const dwell = await ask(
      { ...daily, measure: 'dwell', places: { siteIds: ['mall'] }, groupBy: ['DAY_TYPE', 'DWELL_BAND'] },
      () => 900,
    );
    expect(dwell.rows).toHaveLength(3 * 5);
    const flows = await ask(
      { ...daily, measure: 'flows', places: { areaIds: ['d1', 'd2'] }, groupBy: ['WEEKDAY', 'ORIGIN'] },
      () => 900,
    );
    expect(flows.rows).toHaveLength(2 * 7);
    const roamers = await ask({ ...daily, measure: 'roamers', places: { areaIds: ['d1'] } }, () => 900);
    expect(roamers.rows).toHaveLength(3);
    await expect(ask({ ...daily, measure: 'visitors' }, () => 900)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(
      ask({ ...daily, measure: 'dwell', places: { siteIds: ['mall'] }, groupBy: ['HOUR_OF_DAY'] }, () => 900),
    ).rejects.toThrow(/No released table holds dwell by DAY and HOUR_OF_DAY/);
  });

  test('a kind of day that is only partly released shows what is; one that is not at all says so', async () => {
    const partial: InsightQuestion = {
      ...presence,
      window: { from: '2026-10-16', to: '2026-10-19' },
      groupBy: ['DAY_TYPE'],
      partial: true,
    };
    const gone = await ask(partial, () => 1000, { missingDays: ['2026-10-17'] });
    expect(gone.rows.map(({ estimate }) => estimate.status)).toEqual(['PUBLISHED', 'NOT_COVERED', 'PUBLISHED']);
    const half = await ask({ ...partial, window: { from: '2026-10-12', to: '2026-10-19' } }, () => 1000, {
      missingDays: ['2026-10-13'],
    });
    expect(valuesOf(half)[0]).toBe(3 * 24_000);
    await expect(ask({ ...partial, partial: false }, () => 1, { missingDays: ['2026-10-17'] })).rejects.toMatchObject({
      code: 'DATA_NOT_AVAILABLE',
    });
  });
});

test('areas by kind of day come place by place', async () => {
  const found = await ask({ ...presence, places: { areaIds: ZONES }, groupBy: ['DAY_TYPE', 'AREA'] }, () => 1000);
  expect(found.rows.slice(0, 4).map(({ key }) => [key.AREA, key.DAY_TYPE])).toEqual([
    ['z1', 'workday'],
    ['z1', 'saturday'],
    ['z1', 'sunday-or-holiday'],
    ['z2', 'workday'],
  ]);
});
