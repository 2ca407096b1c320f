import type { CellSource, EditionFacts } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { addDays, GRAINS, listDays } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { expect, test } from 'vitest';
import { bindInsights } from './insights.ts';

const licence: Licence = {
  markets: ['big', 'unreleased'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: GRAINS,
  measures: MEASURES,
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};
const window = { from: '2026-10-05', to: '2026-11-02' };
const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };

const edition: EditionFacts = {
  id: 'e1',
  market: {
    id: 'big',
    name: 'Big',
    country: 'GB',
    timeZone: 'Europe/London',
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-10-05',
    holidays: [],
    operatorShare: null,
  },
  publishedAt: '2026-11-04T06:00:00Z',
  methodVersion: '1',
  guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: 'all rows of one subscriber' },
  releases: listDays(window.from, window.to).map((day) => ({
    id: `day-${day}`,
    kind: 'day',
    window: { from: day, to: addDays(day, 1) },
    families: { 'presence-zone-hour-demo': { sigma2: [2100, 1] } },
  })),
  areas: Array.from({ length: 300 }, (_, zone) => ({
    areaId: `z${zone}`,
    name: `Z${zone}`,
    level: 'ZONE',
    parentId: null,
    longitude: 0,
    latitude: 0,
    ...unknown,
  })),
  sites: [],
};

const question: InsightQuestion = {
  market: 'big',
  measure: 'presence',
  places: { areaIds: edition.areas.map(({ areaId }) => areaId) },
  window,
  grain: 'HOUR',
  groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
  unit: 'DEVICES',
};

/** Gives as many sums as one day and zone have hours and groups, whatever is asked: enough to count them. */
function sourceOf(sums: number): CellSource & { readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    listMarkets: () => ['big', 'secret'],
    findEdition: (market) => (market === 'big' || market === 'secret' ? edition : undefined),
    async sumCells() {
      asked += 1;
      return Array.from({ length: sums }, () => ({ key: [], sum: 0, cells: 1, variance: 1 }));
    },
  };
}

test('a question over too many cells is refused before anything is read', async () => {
  const source = sourceOf(0);
  const insights = bindInsights(source, () => licence);
  await expect(insights.ask(question)).rejects.toMatchObject({
    code: 'QUERY_TOO_COMPLEX',
    details: { cost: 300 * (28 * 24 + 1) * 15, limit: 2_000_000 },
  });
  expect(source.asked()).toBe(0);
});

test('an answer of too many figures is an export', async () => {
  const insights = bindInsights(sourceOf(50_001), () => licence);
  const narrow = { ...question, window: { from: window.from, to: '2026-10-07' } };
  await expect(insights.ask(narrow)).rejects.toMatchObject({ code: 'QUERY_TOO_COMPLEX', details: { limit: 50_000 } });
});

test('what the licence leaves out is neither listed nor told to exist', () => {
  const insights = bindInsights(sourceOf(0), () => licence);
  expect(insights.listMarkets()).toEqual(['big']);
  for (const market of ['secret', 'nowhere']) {
    expect(() => insights.getEdition(market)).toThrow(`does not cover the market "${market}"`);
  }
  expect(() => insights.getEdition('unreleased')).toThrow('no released market "unreleased"');
});
