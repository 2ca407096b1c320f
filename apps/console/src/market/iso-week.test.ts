import { expect, test } from 'vitest';
import { startOfWeek } from './iso-week.ts';

test.each([
  ['2026-W42', '2026-10-12'],
  ['2026-W01', '2025-12-29'],
  ['2026-W53', '2026-12-28'],
  ['2027-W01', '2027-01-04'],
])('the week %s starts on %s', (week, monday) => {
  expect(startOfWeek(week)).toBe(monday);
});

test('what is no week is refused', () => {
  expect(() => startOfWeek('2026-10-12')).toThrow('no ISO week: 2026-10-12');
});
