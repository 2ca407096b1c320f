import { isoWeekOf, listDays, listHoursOfDay, periodOf, utcOffsetSeconds } from '@passerby/domain/calendar';
import { familyOf } from './naive-family.ts';
import { listPlaces } from './naive-places.ts';
import type { PlainCell } from './parquet-cells.ts';
import type { PlainQuestion } from './plain-question.ts';

/** A row as the graph answers it: the labels of its dimensions, and the figure. */
export interface PlainRow {
  readonly labels: Readonly<Record<string, string | null>>;
  readonly estimate: PlainEstimate;
}

export interface PlainEstimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly grade: string | null;
  readonly status: string;
}

/** What is known of a market without gate and reader. */
export interface PlainMarket {
  readonly cells: ReadonlyMap<string, readonly PlainCell[]>;
  readonly factors: ReadonlyMap<string, number>;
  readonly timeZone: string;
  readonly firstPeriod: string;
}

const minimumGroup = 15;
const quantile = 1.96;

/** Answers a valid question by loops over the released cells, as privacy.md 6 says, rules 4, 5, 7 and 8. */
export function answerNaively(question: PlainQuestion, market: PlainMarket): readonly PlainRow[] {
  const family = familyOf(question);
  const cells = market.cells.get(family) ?? [];
  const steps = listSteps(question, cells, market);
  const stepOf = new Map(steps.map((step) => [step.key, step]));
  const places = listPlaces(question);
  const sums = new Map<string, Sum>();
  const heads = new Map<string, Labels>(places.seeds.map((labels) => [JSON.stringify(labels), labels]));
  const tails = new Map<string, Labels>();
  for (const cell of cells) {
    const step = stepOf.get(timeKeyOf(cell));
    const head = step === undefined ? undefined : places.find(cell.key);
    if (head === undefined || step === undefined || !isInGroup(question, cell.key)) continue;
    const tail = tailOf(question, cell.key);
    heads.set(JSON.stringify(head), head);
    tails.set(JSON.stringify(tail), tail);
    const name = JSON.stringify([head, step.label, tail]);
    const sum = sums.get(name) ?? { count: 0, variance: 0, weighted: 0, weightedVariance: 0 };
    const factor = question.unit === 'DEVICES' ? 1 : factorOf(cell, market);
    sum.count += cell.n;
    sum.variance += cell.variance;
    sum.weighted += cell.n * factor;
    sum.weightedVariance += cell.variance * factor * factor;
    sums.set(name, sum);
  }
  const rows: PlainRow[] = [];
  for (const head of heads.values()) {
    for (const [label, inside] of Map.groupBy(steps, (step) => step.label)) {
      for (const tail of tails.values()) {
        const sum = sums.get(JSON.stringify([head, label, tail]));
        rows.push({
          labels: { ...head, ...(label === '' ? {} : { TIME: label }), ...tail },
          estimate: estimateOf(question, sum, inside),
        });
      }
    }
  }
  return rows;
}

type Labels = Readonly<Record<string, string | null>>;

interface Sum {
  count: number;
  variance: number;
  weighted: number;
  weightedVariance: number;
}

interface Step {
  /** What the cells of the step are keyed by. */
  readonly key: string;
  /** The bucket that it falls in; empty where the window is one. */
  readonly label: string;
  readonly isCovered: boolean;
}

function estimateOf({ unit, groupBy }: PlainQuestion, sum: Sum | undefined, steps: readonly Step[]): PlainEstimate {
  const covered = steps.filter(({ isCovered }) => isCovered).length;
  const isCut = groupBy.includes('TIME') && covered < steps.length;
  if (sum === undefined || covered === 0 || isCut) return withheld('NOT_COVERED');
  if (sum.count < minimumGroup * covered) return withheld('BELOW_MINIMUM');
  const relative = (quantile * Math.sqrt(sum.variance)) / sum.count;
  const grade = relative <= 0.1 ? 'A' : relative <= 0.2 ? 'B' : relative <= 0.5 ? 'C' : null;
  if (grade === null) return withheld('IMPRECISE');
  const half = quantile * Math.sqrt(sum.weightedVariance);
  const step = unit === 'PEOPLE' ? 10 : 5;
  return {
    value: Math.round(sum.weighted / step) * step,
    lower: Math.floor(Math.max(0, sum.weighted - half) / step) * step,
    upper: Math.ceil((sum.weighted + half) / step) * step,
    grade,
    status: 'PUBLISHED',
  };
}

function withheld(status: string): PlainEstimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}

/** The hours, days, weeks or periods of the window that the family is released by. */
function listSteps(
  { from, to, grain, groupBy }: PlainQuestion,
  cells: readonly PlainCell[],
  market: PlainMarket,
): readonly Step[] {
  const released = new Set(cells.map((cell) => cell.from));
  const [some] = cells;
  const keys = Object.keys(some?.key ?? {});
  const days = keys.includes('at') || keys.includes('day') ? 1 : keys.includes('week') ? 7 : 28;
  const isBucketed = groupBy.includes('TIME');
  const steps: Step[] = [];
  for (const [index, day] of listDays(from, to).entries()) {
    if (index % days !== 0) continue;
    const isCovered = released.has(day);
    const labels = { DAY: day, WEEK: isoWeekOf(day), PERIOD: periodOf(day, market.firstPeriod), HOUR: day };
    if (!keys.includes('at')) {
      const key = days === 7 ? isoWeekOf(day) : day;
      steps.push({ key, label: isBucketed ? labels[grain] : '', isCovered });
      continue;
    }
    for (const at of listHoursOfDay(day, market.timeZone)) {
      const label = grain === 'HOUR' ? instantOf(at, market.timeZone) : labels[grain];
      steps.push({ key: String(at), label: isBucketed ? label : '', isCovered });
    }
  }
  return steps;
}

function timeKeyOf({ key }: PlainCell): string {
  return key['at'] ?? key['day'] ?? key['week'] ?? key['period'] ?? '';
}

function instantOf(at: number, timeZone: string): string {
  const offset = utcOffsetSeconds(at, timeZone);
  const local = new Date((at + offset) * 1000).toISOString().slice(0, 19);
  return `${local}+${String(offset / 3600).padStart(2, '0')}:00`;
}

function isInGroup({ ages, genders }: PlainQuestion, key: PlainCell['key']): boolean {
  const age = key['age_band'];
  const gender = key['gender'];
  if (age === undefined || (ages === undefined && genders === undefined)) return true;
  if (age === 'unknown') return ages?.includes('UNKNOWN') === true || genders?.includes('UNKNOWN') === true;
  const isAge = ages === undefined || ages.includes(graphName('AGE_BAND', age));
  return isAge && (gender === undefined || genders === undefined || genders.includes(gender.toUpperCase()));
}

const columnOf: Readonly<Record<string, string>> = {
  DAYPART: 'daypart',
  DWELL_BAND: 'dwell_band',
  DAYS_BAND: 'days_band',
  KIND: 'kind',
  HOME_DISTRICT: 'home_district_id',
  COUNTRY: 'country',
  AGE_BAND: 'age_band',
  GENDER: 'gender',
};

function tailOf({ groupBy, field }: PlainQuestion, key: PlainCell['key']): Labels {
  const dimensions = [...groupBy, ...(field === 'catchment' ? ['HOME_DISTRICT'] : [])];
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const column = columnOf[dimension];
      return column === undefined ? [] : [[dimension, graphName(dimension, key[column] ?? '')] as const];
    }),
  );
}

/** A label of measures.md 6 as the graph names it. */
function graphName(dimension: string, label: string): string {
  const prefix = { AGE_BAND: 'AGE_', DWELL_BAND: 'MIN_', DAYS_BAND: 'DAYS_' }[dimension];
  if (dimension === 'HOME_DISTRICT') return label;
  if (prefix === undefined || label === 'unknown') return label.toUpperCase();
  return `${prefix}${label.replace('-', '_').replace('+', '_PLUS')}`;
}

function factorOf({ key, period }: PlainCell, { factors }: PlainMarket): number {
  const age = key['gender'] === undefined ? 'unknown' : key['age_band'];
  return factors.get(`${period} ${age} ${key['gender'] ?? 'unknown'}`) ?? Number.NaN;
}
