import { expect, test } from 'vitest';
import { parseLicenceTerms } from './licence-terms.ts';

const good = {
  markets: ['london', 'new-york'],
  areas: ['london:westminster', 'new-york:1:2'],
  finestLevel: 'DISTRICT',
  grains: ['HOUR', 'PERIOD'],
  measures: ['presence'],
  demo: false,
  historyFrom: null,
  lagDays: 0,
  gradeD: true,
};

test.each([
  ['as it is', {}],
  ['all areas', { areas: ['*'] }],
  ['a first day', { historyFrom: '2028-02-29', lagDays: 3660 }],
])('grants terms: %s', (_name, change) => {
  expect(parseLicenceTerms({ ...good, ...change })).toEqual({ ...good, ...change });
});

test.each([
  [{ markets: [] }, 'licence.markets: must not be empty'],
  [{ markets: ['London'], areas: ['*'] }, 'licence.markets.0: must be a market id'],
  [{ markets: ['london', 'london'], areas: ['*'] }, 'licence.markets: must not name anything twice'],
  [{ areas: [] }, 'licence.areas: must not be empty'],
  [{ areas: ['*', 'london:soho'] }, '"*" means all areas and stands alone'],
  [{ areas: ['soho'] }, '"soho" is not an area id with its market'],
  [{ areas: ['london:'] }, '"london:" is not an area id with its market'],
  [{ areas: ['paris:marais'] }, `"paris:marais" lies in none of the licence's markets`],
  [{ finestLevel: 'CELL' }, 'licence.finestLevel'],
  [{ grains: ['MINUTE'] }, 'licence.grains.0'],
  [{ measures: ['footfall'] }, 'licence.measures.0'],
  [{ demo: 'yes' }, 'licence.demo'],
  [{ historyFrom: '2026-02-30' }, 'licence.historyFrom: must be a calendar day'],
  [{ historyFrom: undefined }, 'licence.historyFrom'],
  [{ lagDays: -1 }, 'licence.lagDays'],
  [{ lagDays: 1.5 }, 'licence.lagDays'],
  [{ gradeD: null }, 'licence.gradeD'],
  [{ everything: true }, 'everything'],
])('refuses %j', (change, problem) => {
  expect(() => parseLicenceTerms({ ...good, ...change })).toThrow(problem);
});

test('every problem is named at once', () => {
  expect(() => parseLicenceTerms({ ...good, demo: 1, lagDays: -1 })).toThrow(/licence\.demo: .*licence\.lagDays: /);
  for (const value of [null, 'all', 5, []]) expect(() => parseLicenceTerms(value)).toThrow('The licence cannot be granted');
});
