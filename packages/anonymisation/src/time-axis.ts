import { addDays, isoWeekOf, periodOf } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { DAY_TYPES, dayTypeOf, WEEKDAYS, weekdayOf } from '@passerby/domain/day-type';
import { getFamilyShape } from '@passerby/domain/family';
import type { KeyColumn } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';
import { listLocalHours } from './local-hours.ts';
import type { KeyFilter, KeyValue } from './plan.ts';
import { TIME_DIMENSIONS } from './question.ts';
import type { InsightQuestion, TimeDimension } from './question.ts';
import type { FamilyWindow } from './rules/coverage.ts';
import type { FamilyRoute } from './rules/family-route.ts';

// Where the hour stands in `2026-10-25T01:00:00+01:00`.
const [hourFrom, hourTo] = [11, 13];
const hoursMost = 24;

/** One bucket of time in an answer. */
export interface TimeBucket {
  /** A label for each dimension of time in the question's groupBy; TIME's is `at`, day, ISO week or period as in measures.md 6. */
  readonly labels: TimeLabels;
  /** h of privacy.md 6, rule 4: how many released hours, days, weeks or periods it adds up. */
  readonly steps: number;
  /** Whether releases cover all of it. */
  readonly isCovered: boolean;
}

/** How the time keys of a family fall into the buckets of an answer. */
export interface TimeAxis {
  readonly column: KeyColumn;
  readonly filter: KeyFilter;
  readonly buckets: readonly TimeBucket[];
  /** Steps of the whole window that are covered. */
  readonly coveredSteps: number;
  /** Steps of the whole window. */
  readonly steps: number;
  /** Bucket and budget period of a time key; undefined for one outside the question. */
  find(key: KeyValue): TimeStep | undefined;
  /** Budget periods that the covered window touches. */
  readonly periods: readonly LocalDay[];
}

/** Labels of dimensions of time: `workday`, `monday`, the local hour `07`. */
export type TimeLabels = Readonly<Partial<Record<TimeDimension, string>>>;

/** Where a time key falls. */
export interface TimeStep {
  readonly bucket: number;
  readonly period: LocalDay;
}

interface Step {
  readonly key: KeyValue;
  readonly labels: TimeLabels;
  readonly period: LocalDay;
  readonly isCovered: boolean;
}

/** Lays the windows of a question out in buckets by its dimensions of time; in one where groupBy has none. */
export function timeAxisOf(question: InsightQuestion, route: FamilyRoute, { windows, market }: TimeAxisFacts): TimeAxis {
  const column = timeColumnOf(route);
  const dimensions = TIME_DIMENSIONS.filter((dimension) => question.groupBy.includes(dimension));
  const steps = windows.flatMap((window) => listSteps(window, { column, dimensions, question, market }));
  const covered = steps.filter(({ isCovered }) => isCovered);
  const grouped = sortGroups([...Map.groupBy(steps, nameOf).values()]);
  const buckets = grouped.map((inside) => bucketOf(inside, dimensions));
  const indexOf = new Map(grouped.map(([step], index) => [step && nameOf(step), index]));
  const found = new Map(steps.map((step) => [step.key, { bucket: indexOf.get(nameOf(step)) ?? 0, period: step.period }]));
  return {
    column,
    filter: filterOf(column, covered),
    buckets,
    coveredSteps: covered.length,
    steps: steps.length,
    find: (key) => found.get(key),
    periods: [...new Set(covered.map(({ period }) => period))],
  };
}

/** A bucket of TIME is covered when all of it is; one that recurs, or the whole window, when any of it is. */
function bucketOf(inside: readonly Step[], dimensions: readonly TimeDimension[]): TimeBucket {
  const steps = inside.filter(({ isCovered }) => isCovered).length;
  const isCovered = dimensions.includes('TIME') ? steps === inside.length : steps > 0;
  return { labels: inside[0]?.labels ?? {}, steps, isCovered };
}

function nameOf({ labels }: Step): string {
  return Object.values(labels).join('|');
}

/** By time as it comes, and inside by kind of day, weekday and hour, each in its own order. */
function sortGroups(groups: readonly (readonly Step[])[]): readonly (readonly Step[])[] {
  const byTime = Map.groupBy(groups, ([step]) => step?.labels.TIME);
  return [...byTime.values()].flatMap((inside) => inside.toSorted(([a], [b]) => rankOf(a) - rankOf(b)));
}

function rankOf(step: Step | undefined): number {
  const { DAY_TYPE, WEEKDAY, HOUR_OF_DAY = '0' } = step?.labels ?? {};
  const type = DAY_TYPES.findIndex((label) => label === DAY_TYPE);
  const weekday = WEEKDAYS.findIndex((label) => label === WEEKDAY);
  return (type * WEEKDAYS.length + weekday) * hoursMost + Number(HOUR_OF_DAY);
}

/** The key column that holds a family's time. */
export function timeColumnOf({ family }: FamilyRoute): KeyColumn {
  const { keys } = getFamilyShape(family);
  return keys.find((key) => key === 'at' || key === 'day' || key === 'week') ?? 'period';
}

interface TimeAxisFacts {
  readonly windows: readonly FamilyWindow[];
  readonly market: Market;
}

function listSteps(window: FamilyWindow, { column, dimensions, question, market }: StepFacts): readonly Step[] {
  const { from, label, release } = window;
  const { grain } = question;
  const period = periodOf(from, market.firstPeriod);
  const isCovered = release !== undefined;
  const labelsOf = (time: string, hour: string): TimeLabels => {
    const all = { TIME: time, DAY_TYPE: dayType, WEEKDAY: weekday, HOUR_OF_DAY: hour };
    return Object.fromEntries(dimensions.map((dimension) => [dimension, all[dimension]]));
  };
  const [dayType, weekday] = [dayTypeOf(from, market.holidays), weekdayOf(from)];
  if (column !== 'at') return [{ key: label, labels: labelsOf(label, ''), period, isCovered }];
  const ofDay = grain === 'DAY' ? from : grain === 'WEEK' ? isoWeekOf(from) : period;
  return listLocalHours(from, market.timeZone).map((hour) => ({
    key: hour.at,
    labels: labelsOf(grain === 'HOUR' ? hour.label : ofDay, hour.label.slice(hourFrom, hourTo)),
    period,
    isCovered,
  }));
}

interface StepFacts {
  readonly column: KeyColumn;
  readonly dimensions: readonly TimeDimension[];
  readonly question: InsightQuestion;
  readonly market: Market;
}

/** Hours and days as a half-open range, which a sorted store prunes by; weeks and periods as a list. */
function filterOf(column: KeyColumn, covered: readonly Step[]): KeyFilter {
  const [first, last] = [covered[0]?.key, covered.at(-1)?.key];
  if (column === 'at' && typeof first === 'number' && typeof last === 'number') return { column, from: first, to: last + 3600 };
  if (column === 'day' && typeof first === 'string' && typeof last === 'string')
    return { column, from: first, to: addDays(last, 1) };
  return { column, in: covered.map(({ key }) => key) };
}
