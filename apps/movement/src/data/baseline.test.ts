import { addDays, isoWeekday, isoWeekOf } from '@passerby/domain/calendar';
import { expect, test } from 'vitest';
import { baselineWindowOf, chooseBaseline, listBaselineDays } from './baseline.ts';

const monday = '2026-10-19';

test('the same weekday of the weeks before, newest first, four where none are named', () => {
  const choice = chooseBaseline('SAME_WEEKDAYS', undefined);
  expect(listBaselineDays('2026-10-24', choice)).toEqual(['2026-10-17', '2026-10-10', '2026-10-03', '2026-09-26']);
  expect(listBaselineDays('2026-10-24', chooseBaseline('SAME_WEEKDAYS', 1))).toEqual(['2026-10-17']);
});

test('so many weeks before, one where none are named', () => {
  expect(listBaselineDays(monday, chooseBaseline('WEEKS_BEFORE', null))).toEqual(['2026-10-12']);
  expect(listBaselineDays(monday, chooseBaseline('WEEKS_BEFORE', 52))).toEqual(['2025-10-20']);
});

test('a year before is the ISO week of the same number, by weekday, across years of 53 weeks too', () => {
  const choice = chooseBaseline('YEAR_BEFORE', undefined);
  for (let day = '2026-01-01'; day < '2026-12-28'; day = addDays(day, 1)) {
    const [before = ''] = listBaselineDays(day, choice);
    expect(isoWeekday(before)).toBe(isoWeekday(day));
    const [year, week] = isoWeekOf(day).split('-');
    expect(isoWeekOf(before)).toBe(`${Number(year) - 1}-${week}`);
  }
  expect(listBaselineDays('2027-01-04', choice)).toEqual(['2025-12-29']);
  expect(() => listBaselineDays('2026-12-28', choice)).toThrow('no ISO week of the same number');
});

test('the window of a baseline keeps whole weeks whole', () => {
  const week = { from: monday, to: '2026-10-26' };
  expect(baselineWindowOf(week, chooseBaseline('SAME_WEEKDAYS', 4))).toEqual({ from: '2026-09-21', to: monday });
  expect(baselineWindowOf(week, chooseBaseline('WEEKS_BEFORE', 3))).toEqual({ from: '2026-09-28', to: '2026-10-05' });
  expect(baselineWindowOf(week, chooseBaseline('YEAR_BEFORE', null))).toEqual({ from: '2025-10-20', to: '2025-10-27' });
});

test.each([0, -1, 53])('%d weeks are refused', (weeks) => {
  expect(() => chooseBaseline('SAME_WEEKDAYS', weeks)).toThrow('from 1 to 52');
});

test('a year before takes no weeks', () => {
  expect(() => chooseBaseline('YEAR_BEFORE', 1)).toThrow('leave weeks out');
});
