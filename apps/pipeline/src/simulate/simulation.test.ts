import { describe, expect, test } from 'vitest';
import { isLateDay, parseSimulation, simulatedDay } from './simulation.ts';

describe('what a simulation may be asked for', () => {
  test('the default is the demo of the design', () => {
    expect(parseSimulation({})).toEqual({
      market: 'london',
      subscribers: 100_000,
      days: 28,
      seed: 1,
      eventsPerDay: 40,
      format: 'parquet',
      fromDay: 0,
      toDay: 27,
    });
  });

  test.each([
    [{ market: 'paris' }, '--market paris'],
    [{ subscribers: 0 }, '--subscribers 0'],
    [{ subscribers: Number.NaN }, '--subscribers NaN'],
    [{ days: 400 }, '--days 400'],
    [{ seed: -1 }, '--seed -1'],
    [{ days: 7, toDay: 7 }, '--to-day 7'],
    [{ fromDay: 5, toDay: 4 }, '--from-day 5'],
    [{ eventsPerDay: 2.5 }, '--events-per-day 2.5'],
  ])('%j is refused', (wanted, message) => {
    expect(() => parseSimulation(wanted)).toThrow(message);
  });
});

test('days carry their stories', () => {
  expect(simulatedDay(0)).toMatchObject({ date: '2026-10-05', type: 'weekday', hasNewCells: false, closedSite: null });
  expect(simulatedDay(2)).toMatchObject({ matchSite: 'emirates-stadium' });
  expect(simulatedDay(4).type).toBe('friday');
  expect(simulatedDay(5).type).toBe('saturday');
  expect(simulatedDay(10)).toMatchObject({ date: '2026-10-15', isStrike: true });
  expect([13, 14, 20, 21].map((day) => simulatedDay(day).closedSite)).toEqual([null, 'carnaby-street', 'carnaby-street', null]);
  expect(simulatedDay(12).hasNewCells).toBe(true);
  expect([3, 4, 5, 6].map(isLateDay)).toEqual([false, true, true, false]);
  expect(simulatedDay(81)).toMatchObject({ date: '2026-12-25', type: 'sunday' });
});
