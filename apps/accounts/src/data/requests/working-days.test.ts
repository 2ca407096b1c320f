import { addDays, isoWeekday, listDays } from '@passerby/domain/calendar';
import { describe, expect, test } from 'vitest';
import { deadlineOf } from './deadline.ts';
import { HOLIDAY_YEARS, isBankHoliday } from './holidays.ts';
import { addWorkingDays, countWorkingDays, isWorkingDay } from './working-days.ts';

/** Easter Sunday by Gauss' algorithm (Meeus 1991, Gregorian calendar). */
function easterOf(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Bank holidays of England and Wales by their rule: fixed days move to the next weekday that is free. */
function listByRule(year: number): readonly string[] {
  const mondayFrom = (day: string): string => addDays(day, (8 - isoWeekday(day)) % 7);
  const moved: string[] = [];
  for (const fixed of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
    let day = fixed;
    while (isoWeekday(day) > 5 || moved.includes(day)) day = addDays(day, 1);
    moved.push(day);
  }
  const easter = easterOf(year);
  const mondays = [mondayFrom(`${year}-05-01`), mondayFrom(`${year}-05-25`), mondayFrom(`${year}-08-25`)];
  return [...moved, addDays(easter, -2), addDays(easter, 1), ...mondays].toSorted();
}

test.each(HOLIDAY_YEARS)('the bank holidays of %s are those of the rule', (year) => {
  const listed = listDays(`${year}-01-01`, `${Number(year) + 1}-01-01`).filter(isBankHoliday);
  expect(listed).toEqual(listByRule(Number(year)));
});

test('a year that is not listed is an error, not a year without holidays', () => {
  expect(() => isWorkingDay('2099-06-01')).toThrow('holidays of 2099 are not known');
});

test('working days are counted after the first, over a weekend and Christmas', () => {
  expect(countWorkingDays('2026-11-06', '2026-11-09')).toBe(1);
  expect(countWorkingDays('2026-11-07', '2026-11-08')).toBe(0);
  expect(countWorkingDays('2026-12-24', '2026-12-29')).toBe(1);
  expect(addWorkingDays('2026-12-23', 3)).toBe('2026-12-30');
  expect(addWorkingDays('2026-11-07', 0)).toBe('2026-11-07');
  for (let count = 0; count < 60; count++)
    expect(countWorkingDays('2026-11-02', addWorkingDays('2026-11-02', count))).toBe(count);
});

describe('a deadline', () => {
  const at = (day: string, time = '12:00'): Date => new Date(`${day}T${time}:00Z`);
  const submitted = { state: 'SUBMITTED', at: at('2026-11-02') } as const;

  test('is there only while a request is under way', () => {
    expect(deadlineOf([{ state: 'DRAFT', at: at('2026-11-02') }], at('2026-11-09'))).toBeNull();
    expect(deadlineOf([submitted, { state: 'REJECTED', at: at('2026-11-03') }], at('2026-11-09'))).toBeNull();
  });

  test('runs in working days from the submission', () => {
    const running = { kind: 'DECISION', workingDaysAllowed: 20, isStopped: false };
    expect(deadlineOf([submitted], at('2026-11-09'))).toEqual({
      ...running,
      dueOn: '2026-11-30',
      workingDaysUsed: 5,
      isOverdue: false,
    });
    expect(deadlineOf([submitted], at('2026-11-30'))).toMatchObject({ workingDaysUsed: 20, isOverdue: false });
    expect(deadlineOf([submitted], at('2026-12-01'))).toMatchObject({ workingDaysUsed: 21, isOverdue: true });
  });

  test('stands while it is with the requester, and goes on where it stood', () => {
    const history = [
      submitted,
      { state: 'IN_REVIEW', at: at('2026-11-04') },
      { state: 'RETURNED_FOR_CHANGES', at: at('2026-11-09') },
    ] as const;
    for (const now of ['2026-11-09', '2026-12-31', '2027-02-01']) {
      expect(deadlineOf(history, at(now))).toMatchObject({ workingDaysUsed: 5, isStopped: true, dueOn: null, isOverdue: false });
    }
    const again = [...history, { state: 'SUBMITTED', at: at('2027-02-01') } as const];
    expect(deadlineOf(again, at('2027-02-03'))).toMatchObject({ workingDaysUsed: 7, isStopped: false, dueOn: '2027-02-22' });
  });

  test('begins anew for the output, once the conditions are accepted', () => {
    const approved = [submitted, { state: 'APPROVED', at: at('2026-11-05') }] as const;
    expect(deadlineOf(approved, at('2026-12-01'))).toMatchObject({ kind: 'OUTPUT', workingDaysUsed: 0, isStopped: true });
    const producing = [...approved, { state: 'PRODUCING', at: at('2026-12-01') } as const];
    expect(deadlineOf(producing, at('2026-12-03'))).toMatchObject({ kind: 'OUTPUT', workingDaysUsed: 2, dueOn: '2026-12-15' });
  });

  test('knows what day it is in London', () => {
    const summer = [{ state: 'SUBMITTED', at: at('2026-07-06', '23:30') }] as const;
    expect(deadlineOf(summer, at('2026-07-07', '12:00'))).toMatchObject({ workingDaysUsed: 0 });
  });
});
