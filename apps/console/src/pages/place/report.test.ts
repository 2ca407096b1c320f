import { expect, test } from 'vitest';
import type { ConsoleMarket, Method } from '../../market/market-context.ts';
import { listReportWeeks, readReport } from './report.ts';
import type { Report } from './report.ts';

const released = { availableFrom: '2026-10-05', availableTo: '2026-11-02', dimensions: [], minimumGroup: 15 };
const market: ConsoleMarket = {
  id: 'town',
  name: 'Town',
  timeZone: 'Europe/London',
  firstPeriod: '2026-10-05',
  holidays: [],
  edition: { id: 'town:e', publishedAt: '2026-11-03T00:00:00Z' },
  guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.84 },
  methods: new Map([
    ['DWELL', methodOf('DWELL', { ...released, family: 'dwell-site-week-demo', place: 'SITE', grains: ['WEEK'] })],
    ['FREQUENCY', methodOf('FREQUENCY', { ...released, family: 'frequency-site-period', place: 'SITE', grains: ['PERIOD'] })],
  ]),
  sites: [siteOf('town:arcade'), siteOf('town:market'), siteOf('town:station')],
  districts: [],
};

test('weeks are listed newest first', () => {
  expect(listReportWeeks(market).map(({ from }) => from)).toEqual(['2026-10-26', '2026-10-19', '2026-10-12', '2026-10-05']);
});

test('an address that names nothing is about the preferred site and the newest week', () => {
  const report = read({}, 'town:market');
  expect(report?.sites).toEqual(['town:market']);
  expect(report?.week).toEqual({ from: '2026-10-26', to: '2026-11-02' });
  expect(report?.window).toEqual({ from: '2026-10-05', to: '2026-11-02' });
  expect(report?.weeksBefore).toBe(3);
  expect(report?.period).toEqual({ from: '2026-10-05', to: '2026-11-02' });
  expect(report?.unit).toBe('DEVICES');
});

test('an address names site, second site, week, group and unit', () => {
  const names = { site: 'town:station', with: 'town:market', week: '2026-10-12', group: 'AGE_25_34,FEMALE', unit: 'PEOPLE' };
  const report = read(names);
  expect(report?.sites).toEqual(['town:station', 'town:market']);
  expect(report?.weeks.map(({ from }) => from)).toEqual(['2026-10-05', '2026-10-12']);
  expect(report?.weeksBefore).toBe(1);
  expect(report?.group).toEqual({ ageBands: ['AGE_25_34'], genders: ['FEMALE'] });
  expect(report?.unit).toBe('PEOPLE');
});

test('what an address names wrongly is as if it were not named; a site is not compared with itself', () => {
  const report = read({ site: 'town:nowhere', with: 'town:arcade', week: '2026-10-13', unit: 'CATS' });
  expect(report?.sites).toEqual(['town:arcade']);
  expect(report?.week.from).toBe('2026-10-26');
  expect(report?.unit).toBe('DEVICES');
});

test('there is no report of a market without sites, or without a licensed week', () => {
  expect(readReport({ ...market, sites: [] }, () => undefined)).toBeUndefined();
  expect(readReport({ ...market, methods: new Map() }, () => undefined)).toBeUndefined();
});

function read(names: Readonly<Record<string, string>>, preferred?: string): Report | undefined {
  return readReport(market, (name) => names[name], preferred);
}

function methodOf(measure: Method['measure'], table: Method['tables'][number]): Method {
  return { measure, isLicensed: true, definition: '', counting: '', clock: '', tables: [table] };
}

function siteOf(id: string): ConsoleMarket['sites'][number] {
  return { id, name: id, kind: 'SHOP', longitude: 0, latitude: 0, radiusM: 100 };
}
