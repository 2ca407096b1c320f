import { figuresOf } from './naive-estimate.ts';
import type { Figure, Sum } from './naive-estimate.ts';
import { familyOf } from './naive-family.ts';
import { listPlaces } from './naive-places.ts';
import { listSteps } from './naive-steps.ts';
import type { Step } from './naive-steps.ts';
import type { PlainCell } from './parquet-cells.ts';
import type { PlainQuestion } from './plain-question.ts';

/** What is known of a market without gate and reader. */
export interface PlainMarket {
  readonly cells: ReadonlyMap<string, readonly PlainCell[]>;
  readonly factors: ReadonlyMap<string, number>;
  readonly timeZone: string;
  readonly firstPeriod: string;
  readonly holidays: readonly string[];
}

/** Cells added up at one place and time: one sum for each combination of the other dimensions. */
export interface PlainSums {
  /** Labels of place and time. */
  readonly labels: Labels;
  readonly tails: readonly Labels[];
  readonly sums: readonly (Sum | undefined)[];
  readonly steps: readonly Step[];
}

/** The figures of one place and time. */
export interface PlainGroup {
  readonly rows: readonly { readonly labels: Labels; readonly figure: Figure }[];
  readonly total: Figure;
}

/** The figures of a valid question, by loops over the released cells, as privacy.md 6 says, rules 4 to 8. */
export function listGroups(question: PlainQuestion, market: PlainMarket): readonly PlainGroup[] {
  return addCells(question, market).map(({ labels, tails, sums, steps }) => {
    const { parts, total } = figuresOf(question, sums, steps);
    const rows = parts.map((figure, index) => ({ labels: { ...labels, ...tails[index] }, figure }));
    return { rows, total };
  });
}

/** Adds the cells of a question up, place by place and bucket by bucket. */
export function addCells(question: PlainQuestion, market: PlainMarket): readonly PlainSums[] {
  const cells = market.cells.get(familyOf(question)) ?? [];
  const steps = listSteps(question, cells, market);
  const cellsOf = byTime(cells);
  const places = listPlaces(question);
  const sums = new Map<string, Sum>();
  const heads = new Map<string, Labels>(places.seeds.map((labels) => [JSON.stringify(labels), labels]));
  const tails = new Map<string, Labels>();
  for (const [step, cell] of steps.flatMap((each) => (cellsOf.get(each.key) ?? []).map((found) => [each, found] as const))) {
    const head = places.find(cell.key);
    if (head === undefined || !isInGroup(question, cell.key)) continue;
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
  const buckets = [...Map.groupBy(steps, ({ bucket }) => bucket)];
  return [...heads.values()].flatMap((head) =>
    buckets.map(([bucket, inside]) => ({
      labels: { ...head, ...inside[0]?.labels },
      tails: [...tails.values()],
      sums: [...tails.values()].map((tail) => sums.get(JSON.stringify([head, bucket, tail]))),
      steps: inside,
    })),
  );
}

export type Labels = Readonly<Record<string, string | null>>;

const known = new WeakMap<readonly PlainCell[], ReadonlyMap<string, readonly PlainCell[]>>();

/** The cells of a family by their hour, day, week or period, sorted once. */
function byTime(cells: readonly PlainCell[]): ReadonlyMap<string, readonly PlainCell[]> {
  const found = known.get(cells) ?? Map.groupBy(cells, timeKeyOf);
  known.set(cells, found);
  return found;
}

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
