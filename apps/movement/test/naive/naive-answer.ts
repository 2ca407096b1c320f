import { estimatesOf, withheld } from './naive-estimate.ts';
import type { PlainEstimate, Sum } from './naive-estimate.ts';
import { familyOf } from './naive-family.ts';
import { listPlaces } from './naive-places.ts';
import { listSteps } from './naive-steps.ts';
import type { PlainCell } from './parquet-cells.ts';
import type { PlainQuestion } from './plain-question.ts';

/** A row as the graph answers it: the labels of its dimensions, and the figure. */
export interface PlainRow {
  readonly labels: Readonly<Record<string, string | null>>;
  readonly estimate: PlainEstimate;
}

/** What is known of a market without gate and reader. */
export interface PlainMarket {
  readonly cells: ReadonlyMap<string, readonly PlainCell[]>;
  readonly factors: ReadonlyMap<string, number>;
  readonly timeZone: string;
  readonly firstPeriod: string;
}

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
    const name = JSON.stringify([head, step.bucket, tail]);
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
    for (const inside of Map.groupBy(steps, ({ bucket }) => bucket).values()) {
      const { bucket = '', labels = {} } = inside[0] ?? {};
      const parts = [...tails.values()].map((tail) => sums.get(JSON.stringify([head, bucket, tail])));
      const estimates = estimatesOf(question, parts, inside);
      for (const [index, tail] of [...tails.values()].entries()) {
        rows.push({ labels: { ...head, ...labels, ...tail }, estimate: estimates[index] ?? withheld('NOT_COVERED') });
      }
    }
  }
  return rows;
}

type Labels = Readonly<Record<string, string | null>>;

function timeKeyOf({ key }: PlainCell): string {
  return key['at'] ?? key['day'] ?? key['week'] ?? key['period'] ?? '';
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
  if (dimension === 'HOME_DISTRICT') return label === 'unknown' ? 'null' : `tinytown:${label}`;
  if (prefix === undefined || label === 'unknown') return label.toUpperCase();
  return `${prefix}${label.replace('-', '_').replace('+', '_PLUS')}`;
}

function factorOf({ key, period }: PlainCell, { factors }: PlainMarket): number {
  const age = key['gender'] === undefined ? 'unknown' : key['age_band'];
  return factors.get(`${period} ${age} ${key['gender'] ?? 'unknown'}`) ?? Number.NaN;
}
