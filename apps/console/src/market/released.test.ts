import { expect, test } from 'vitest';
import { addDays, isoWeekday, listDays, listPeriods, listWeeks } from './released.ts';

test('a window has its whole weeks, also over the clock change, and no part of one', () => {
  expect(listWeeks({ from: '2026-10-07', to: '2026-11-01' })).toEqual([
    { from: '2026-10-12', to: '2026-10-19' },
    { from: '2026-10-19', to: '2026-10-26' },
  ]);
  expect(listWeeks({ from: '2026-10-05', to: '2026-10-12' })).toHaveLength(1);
  expect(listWeeks({ from: '2026-10-05', to: '2026-10-11' })).toEqual([]);
});

test('a window has its days and its whole periods', () => {
  expect(listDays({ from: '2026-10-24', to: '2026-10-26' }).map(({ from }) => from)).toEqual(['2026-10-24', '2026-10-25']);
  expect(listPeriods({ from: '2026-10-05', to: '2026-11-03' }, '2026-10-05')).toEqual([{ from: '2026-10-05', to: '2026-11-02' }]);
  expect(listPeriods({ from: '2026-10-06', to: '2026-12-01' }, '2026-10-05')).toEqual([{ from: '2026-11-02', to: '2026-11-30' }]);
});

test('days and weekdays are those of the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(isoWeekday('2026-10-25')).toBe(7);
  expect(isoWeekday('2026-10-26')).toBe(1);
});
