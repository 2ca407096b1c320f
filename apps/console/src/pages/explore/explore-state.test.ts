import { expect, test } from 'vitest';
import type { AreaLevel, Measure } from '@passerby/client/operations';
import type { ConsoleMarket, Method } from '../../market/market-context.ts';
import { addDays } from '../../market/released.ts';
import { findChartWindow, readExploreState } from './explore-state.ts';

const days = { availableFrom: '2026-10-05', availableTo: '2026-11-02' };
const table = { family: '', dimensions: [], minimumGroup: 15, ...days };
const method = (measure: Measure, tables: Method['tables']): [Measure, Method] => [
  measure,
  { measure, isLicensed: true, definition: '', counting: '', clock: '', tables },
];
const visitors = method('VISITORS', [
  { ...table, place: 'ZONE', grains: ['DAY'] },
  { ...table, place: 'DISTRICT', grains: ['DAY'] },
  { ...table, place: 'ZONE', grains: ['WEEK'] },
]);
const marketOf = (...methods: readonly [Measure, Method][]): ConsoleMarket => ({
  id: 'hextown',
  name: 'Hextown',
  timeZone: 'Europe/London',
  firstPeriod: '2026-10-05',
  holidays: [],
  edition: { id: 'e', publishedAt: '' },
  guarantee: { rhoPerPeriod: 1, epsilon: 1, delta: 1, worstCaseAuc: 1 },
  methods: new Map(methods),
  sites: [],
  districts: [],
});
const market = marketOf(method('PRESENCE', [{ ...table, place: 'ZONE', grains: ['HOUR', 'DAY'] }]), visitors);
const read = (search: string, of = market, finestLevel: AreaLevel = 'ZONE') => {
  const parameters = new URLSearchParams(search);
  return readExploreState(of, finestLevel, (name) => parameters.get(name) ?? undefined);
};

test('an address without a state shows the newest day by the hour, and a wrong one too', () => {
  for (const search of ['', 'show=nothing&level=street&span=year&from=1999-01-01&unit=euro&group=cats']) {
    expect(read(search)).toMatchObject({
      show: 'presence-hour',
      level: 'ZONE',
      span: 'DAY',
      unit: 'DEVICES',
      window: { from: '2026-11-01', to: '2026-11-02' },
      group: { ageBands: [], genders: [] },
    });
  }
});

test('an address names a measure, its areas and its window', () => {
  expect(read('show=visitors-day&level=district&from=2026-10-12&unit=people&group=FEMALE')).toMatchObject({
    show: 'visitors-day',
    level: 'DISTRICT',
    unit: 'PEOPLE',
    window: { from: '2026-10-12', to: '2026-10-19' },
    group: { genders: ['FEMALE'] },
  });
  expect(read('span=week&from=2026-10-19').window).toEqual({ from: '2026-10-19', to: '2026-10-26' });
  expect(read('show=visitors-week').windows).toEqual([{ from: '2026-10-05', to: '2026-11-02' }]);
});

test('what is not released or licensed has no window, and the first that is comes first', () => {
  expect(read('show=visitors-week&level=district').window).toBeUndefined();
  expect(read('', marketOf(visitors)).show).toBe('visitors-day');
  expect(read('', marketOf()).window).toBeUndefined();
});

test('a licence down to districts starts with districts, and a link to zones is asked as it is', () => {
  expect(read('show=visitors-day', market, 'DISTRICT').level).toBe('DISTRICT');
  expect(read('level=zone', market, 'DISTRICT').level).toBe('ZONE');
});

test.each([
  ['2026-10-10', { from: '2026-09-14', to: '2026-10-12' }],
  ['2026-10-31', { from: '2026-09-28', to: '2026-10-26' }],
  ['2026-08-01', { from: '2026-09-07', to: '2026-10-05' }],
  ['2026-09-15', { from: '2026-09-07', to: '2026-10-05' }],
])('the charts of %s are about four whole weeks that hold it, where they can', (from, window) => {
  expect(findChartWindow({ from: '2026-09-07', to: '2026-11-01' }, { from, to: addDays(from, 1) })).toEqual(window);
});

test('the charts are about fewer weeks where fewer are released, and about none where none is', () => {
  const shown = { from: '2026-10-06', to: '2026-10-07' };
  expect(findChartWindow({ from: '2026-10-05', to: '2026-10-13' }, shown)).toEqual({ from: '2026-10-05', to: '2026-10-12' });
  expect(findChartWindow({ from: '2026-10-06', to: '2026-10-09' }, shown)).toBeUndefined();
  expect(findChartWindow(undefined, shown)).toBeUndefined();
});
