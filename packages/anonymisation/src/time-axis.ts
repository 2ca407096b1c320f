import { addDays, isoWeekOf, periodOf } from '@passerby/domain/calendar';
import type { Grain, LocalDay } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { KeyColumn } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';
import { listLocalHours } from './local-hours.ts';
import type { KeyFilter, KeyValue } from './plan.ts';
import type { InsightQuestion } from './question.ts';
import type { FamilyWindow } from './rules/coverage.ts';
import type { FamilyRoute } from './rules/family-route.ts';

/** One bucket of time in an answer. */
export interface TimeBucket {
  /** `at`, day, ISO week or period as in measures.md 6; empty where the whole window is one bucket. */
  readonly label: string;
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

interface TimeStep {
  readonly bucket: number;
  readonly period: LocalDay;
}

interface Step {
  readonly key: KeyValue;
  readonly label: string;
  readonly period: LocalDay;
  readonly isCovered: boolean;
}

/** Lays the windows of a question out in buckets of its grain if TIME is in groupBy, else in one. */
export function timeAxisOf(question: InsightQuestion, route: FamilyRoute, { windows, market }: TimeAxisFacts): TimeAxis {
  const column = timeColumnOf(route);
  const steps = windows.flatMap((window) => listSteps(window, { column, grain: question.grain, market }));
  const covered = steps.filter(({ isCovered }) => isCovered);
  const isBucketed = question.groupBy.includes('TIME');
  const byLabel = Map.groupBy(steps, ({ label }) => (isBucketed ? label : ''));
  const buckets = [...byLabel].map(([label, inside]) => ({
    label,
    steps: inside.filter(({ isCovered }) => isCovered).length,
    isCovered: !isBucketed || inside.every(({ isCovered }) => isCovered),
  }));
  const indexOf = new Map(buckets.map(({ label }, index) => [label, index]));
  const found = new Map(
    steps.map((step) => [step.key, { bucket: indexOf.get(isBucketed ? step.label : '') ?? 0, period: step.period }]),
  );
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

/** The key column that holds a family's time. */
export function timeColumnOf({ family }: FamilyRoute): KeyColumn {
  const { keys } = getFamilyShape(family);
  return keys.find((key) => key === 'at' || key === 'day' || key === 'week') ?? 'period';
}

interface TimeAxisFacts {
  readonly windows: readonly FamilyWindow[];
  readonly market: Market;
}

function listSteps(window: FamilyWindow, { column, grain, market }: StepFacts): readonly Step[] {
  const { from, label, release } = window;
  const period = periodOf(from, market.firstPeriod);
  const isCovered = release !== undefined;
  if (column !== 'at') return [{ key: label, label, period, isCovered }];
  const ofDay = grain === 'DAY' ? from : grain === 'WEEK' ? isoWeekOf(from) : period;
  return listLocalHours(from, market.timeZone).map((hour) => ({
    key: hour.at,
    label: grain === 'HOUR' ? hour.label : ofDay,
    period,
    isCovered,
  }));
}

interface StepFacts {
  readonly column: KeyColumn;
  readonly grain: Grain;
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
