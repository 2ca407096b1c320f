import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { dayTypeOf, weekdayOf, WEEKDAYS } from './day-type.ts';

const monday = '2026-12-21';
const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index));

test('weekdays of a week in order', () => {
  expect(week.map(weekdayOf)).toEqual(WEEKDAYS);
});

test('a holiday counts with Sundays, on a Friday as on a Saturday', () => {
  const types = week.map((day) => dayTypeOf(day, ['2026-12-25']));
  expect(types).toEqual([...Array.from({ length: 4 }, () => 'workday'), 'sunday-or-holiday', 'saturday', 'sunday-or-holiday']);
  expect(dayTypeOf('2026-12-26', ['2026-12-26'])).toBe('sunday-or-holiday');
  expect(dayTypeOf('2026-12-25', [])).toBe('workday');
});
