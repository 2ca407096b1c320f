import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayNumber,
  isoWeekOf,
  isoWeekday,
  listDays,
  listHoursOfDay,
  localDayOf,
  localMidnight,
  mondayOfIsoWeek,
  periodOf,
  utcOffsetSeconds,
} from './calendar.ts';

describe('days', () => {
  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'today'])('refuses "%s"', (text) => {
    expect(() => dayNumber(text)).toThrow('not a calendar day');
  });

  test('counts across a leap day', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(listDays('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
    expect(listDays('2026-01-02', '2026-01-01')).toEqual([]);
  });
});

describe('ISO weeks', () => {
  test.each([
    ['2026-10-19', '2026-W43', 1],
    ['2026-10-25', '2026-W43', 7],
    ['2027-01-03', '2026-W53', 7],
    ['2024-12-30', '2025-W01', 1],
    ['1969-12-29', '1970-W01', 1],
  ])('%s lies in %s as weekday %i', (day, week, weekday) => {
    expect(isoWeekOf(day)).toBe(week);
    expect(isoWeekday(day)).toBe(weekday);
    expect(isoWeekOf(mondayOfIsoWeek(week))).toBe(week);
  });

  test.each(['2026-W54', '2025-W53', '2026-W00', '2026-43'])('refuses %s', (week) => {
    expect(() => mondayOfIsoWeek(week)).toThrow('not an ISO week');
  });
});

test('budget periods are 28 days in both directions from the first', () => {
  expect(periodOf('2026-10-05', '2026-10-05')).toBe('2026-10-05');
  expect(periodOf('2026-11-01', '2026-10-05')).toBe('2026-10-05');
  expect(periodOf('2026-11-02', '2026-10-05')).toBe('2026-11-02');
  expect(periodOf('2026-10-04', '2026-10-05')).toBe('2026-09-07');
});

describe('hours of a local day', () => {
  test.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-10-24', 24],
  ])('%s in London has %i', (day, hours) => {
    const starts = listHoursOfDay(day, 'Europe/London');
    expect(starts).toHaveLength(hours);
    expect(new Set(starts).size).toBe(hours);
    expect(starts.every((start) => localDayOf(start, 'Europe/London') === day)).toBe(true);
    expect(localDayOf((starts[0] ?? 0) - 1, 'Europe/London')).toBe(addDays(day, -1));
  });

  test('starts at the first moment of a day whose midnight does not exist', () => {
    const start = localMidnight('2018-11-04', 'America/Sao_Paulo');
    expect(new Date(start * 1000).toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(listHoursOfDay('2018-11-04', 'America/Sao_Paulo')).toHaveLength(23);
  });

  test.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Europe/Berlin'])('days of %s follow each other', (zone) => {
    for (const day of listDays('2026-01-01', '2027-01-01')) {
      expect(localDayOf(localMidnight(day, zone), zone)).toBe(day);
      expect(localDayOf(localMidnight(day, zone) - 1, zone)).toBe(addDays(day, -1));
    }
  });
});

test('tells how far local time is ahead', () => {
  expect(utcOffsetSeconds(Date.parse('2026-07-01T00:00:00Z') / 1000, 'Europe/London')).toBe(3600);
  expect(utcOffsetSeconds(Date.parse('2026-07-01T00:00:00Z') / 1000, 'America/New_York')).toBe(-14_400);
});
