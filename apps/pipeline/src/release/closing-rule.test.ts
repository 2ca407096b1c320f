import { listDays } from '@passerby/domain/calendar';
import type { Market } from '@passerby/domain/market';
import { expect, test } from 'vitest';
import { listClosedWindows } from './closing-rule.ts';
import type { ClosingFacts } from './closing-rule.ts';

const market: Market = {
  id: 'toy',
  name: 'Toytown',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: '2026-10-05',
  holidays: [],
  operatorShare: null,
};

function closedAt(now: string, daysRead: readonly string[], through?: string): readonly string[] {
  const facts: ClosingFacts = { market, daysRead, now: new Date(now), ...(through === undefined ? {} : { through }) };
  return listClosedWindows(facts).closed.map(({ kind, window }) => `${kind} ${window.from}`);
}

const fiveWeeks = listDays('2026-10-01', '2026-11-08');
const later = '2027-01-01T00:00:00Z';

test('a day closes at 06:00 local two days later', () => {
  const days = listDays('2026-10-05', '2026-10-09');
  expect(closedAt('2026-10-07T04:59:59Z', days)).toEqual([]);
  expect(closedAt('2026-10-07T05:00:00Z', days)).toEqual(['day 2026-10-05']);
});

test.each([
  ['2026-10-23', '2026-10-25T06:00:00Z'],
  ['2026-10-24', '2026-10-26T06:00:00Z'],
])('the hour is the local one when the clock changes: %s closes at %s', (day, closing) => {
  const before = new Date(Date.parse(closing) - 1).toISOString();
  expect(closedAt(before, fiveWeeks)).not.toContain(`day ${day}`);
  expect(closedAt(closing, fiveWeeks)).toContain(`day ${day}`);
});

test("a day waits for the next day's events and says so", () => {
  const facts: ClosingFacts = { market, daysRead: ['2026-10-05', '2026-10-06'], now: new Date(later) };
  expect(listClosedWindows(facts).closed.map(({ window }) => window.from)).toEqual(['2026-10-05']);
  expect(listClosedWindows(facts).waiting).toEqual([{ day: '2026-10-06', reason: 'waits for the events of 2026-10-07' }]);
});

test('weeks and periods follow their last day; nothing is before the first period', () => {
  const closed = closedAt(later, fiveWeeks);
  expect(closed[0]).toBe('day 2026-10-05');
  expect(closed.filter((window) => !window.startsWith('day'))).toEqual([
    'week 2026-10-05',
    'week 2026-10-12',
    'week 2026-10-19',
    'week 2026-10-26',
    'period 2026-10-05',
  ]);
  expect(closed.slice(6, 9)).toEqual(['day 2026-10-11', 'week 2026-10-05', 'day 2026-10-12']);
  expect(closed.at(-1)).toBe('day 2026-11-06');
});

test('a week with a day that has no events is not released, nor is that day', () => {
  const days = fiveWeeks.filter((day) => day !== '2026-10-08');
  const closed = closedAt(later, days);
  expect(closed).not.toContain('day 2026-10-07');
  expect(closed).not.toContain('day 2026-10-08');
  expect(closed).not.toContain('week 2026-10-05');
  expect(closed).not.toContain('period 2026-10-05');
  expect(closed).toContain('week 2026-10-12');
});

test('through holds back what ends later', () => {
  expect(closedAt(later, fiveWeeks, '2026-10-11').at(-1)).toBe('week 2026-10-05');
  expect(closedAt(later, fiveWeeks, '2026-10-10')).toHaveLength(6);
});
