import { addDays, dayOf, isoWeekday, isoWeekOf, listDays, listHoursOfDay, mondayOf, periodOf } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Market } from '@passerby/domain/market';
import type { Engine } from '../engine/engine.ts';
import { instantAt } from './local-time.ts';

/** What the calendar of a build needs to know. */
export interface CalendarFacts {
  readonly market: Market;
  /** Days with an event folder. */
  readonly daysRead: readonly LocalDay[];
  /** Last day whose windows are counted. */
  readonly through: LocalDay;
  /** No event is before the one or after the other; epoch milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
}

const lastWorkday = 5;
const marginDays = 2;
const insertSql = `INSERT INTO calendar
SELECT day.1, day.2, day.3, day.4, day.5, day.6, day.7, day.8, day.9, day.10, day.11, day.12
FROM (SELECT arrayJoin(arrayZip(
  {days:Array(Date)}, {mondays:Array(Date)}, {weeks:Array(String)}, {periods:Array(Date)}, {counted:Array(UInt8)},
  {workdays:Array(UInt8)}, {hours:Array(UInt8)}, {nights_from:Array(Int64)}, {midnights:Array(Int64)}, {nights_to:Array(Int64)},
  {works_from:Array(Int64)}, {works_to:Array(Int64)}
)) AS day)`;

/**
 * Writes the calendar: one row a local day from two days before the first event to two after the last. Nights are 22:00 to
 * 06:00 and belong to the day they start; work is 09:00 to 17:00, Monday to Friday but on holidays (measures.md 2.6, 6).
 */
export async function writeCalendar(engine: Engine, facts: CalendarFacts): Promise<void> {
  const { market, daysRead, through } = facts;
  const days = listDays(addDays(utcDayOf(facts.firstMs), -marginDays), addDays(utcDayOf(facts.lastMs), marginDays + 1));
  const counted = new Set(daysRead.filter((day) => day <= through && day >= market.firstPeriod));
  const workdays = days.map((day) => isoWeekday(day) <= lastWorkday && !market.holidays.includes(day));
  const clock = (hour: number) => days.map((day) => instantAt(day, hour, market.timeZone));
  const ofWorkdays = (instants: readonly number[]) => instants.map((instant, index) => (workdays[index] === true ? instant : 0));
  await engine.run('TRUNCATE TABLE calendar');
  await engine.run(insertSql, {
    days,
    mondays: days.map(mondayOf),
    weeks: days.map(isoWeekOf),
    periods: days.map((day) => periodOf(day, market.firstPeriod)),
    counted: days.map((day) => Number(counted.has(day))),
    workdays: workdays.map(Number),
    hours: days.map((day) => listHoursOfDay(day, market.timeZone).length),
    nights_from: clock(22),
    midnights: clock(24),
    nights_to: clock(30),
    works_from: ofWorkdays(clock(9)),
    works_to: ofWorkdays(clock(17)),
  });
}

function utcDayOf(ms: number): LocalDay {
  return dayOf(Math.floor(ms / 86_400_000));
}
