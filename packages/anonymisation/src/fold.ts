import type { AgeBand, Gender } from '@passerby/domain/demo';
import { PasserbyError } from '@passerby/domain/error';
import type { Admission } from './admission.ts';
import { indexLabels } from './label-index.ts';
import type { KeyedDimension, Labels } from './label-index.ts';
import type { CellSum, KeyValue } from './plan.ts';
import type { TimeStep } from './time-axis.ts';

/** What was added up for one figure: noisy devices, and the same weighted to people (equal to it for DEVICES). */
export interface Tally {
  count: number;
  variance: number;
  weighted: number;
  weightedVariance: number;
  cells: number;
}

/** The sums of a question laid out by place (heads), time bucket, and the other dimensions (tails). */
export interface Grid {
  readonly headDimensions: readonly KeyedDimension[];
  readonly tailDimensions: readonly KeyedDimension[];
  readonly heads: readonly Labels[];
  readonly tails: readonly Labels[];
  /** Undefined where the release holds no cell of it. */
  find(head: number, bucket: number, tail: number): Tally | undefined;
}

const headDimensions: readonly KeyedDimension[] = ['AREA', 'SITE', 'ORIGIN', 'DESTINATION'];
const tailDimensions: readonly KeyedDimension[] = [
  'DAYPART',
  'DWELL_BAND',
  'DAYS_BAND',
  'KIND',
  'HOME_DISTRICT',
  'COUNTRY',
  'AGE_BAND',
  'GENDER',
];

/**
 * Adds the sums of a plan up to the figures of the answer. Places come in canonical order, everything else in the order of
 * the family's domain, never by value. Throws INTERNAL when the sums are not those of the plan.
 */
export function foldSums(admission: Admission, sums: readonly CellSum[]): Grid {
  const { question, plan, axis } = admission;
  const heads = indexLabels(admission, headDimensions, seedHeads(admission));
  const hasTails = tailDimensions.some((dimension) => question.groupBy.includes(dimension));
  const tails = indexLabels(admission, tailDimensions, hasTails ? [] : [[]]);
  const timeAt = plan.groupBy.indexOf(axis.column);
  const factorOf = bindFactor(admission);
  const tallies: Tally[][] = [];
  // Sums come in the order of the domain, so that a time is looked up once for all that share it.
  let former: KeyValue | undefined;
  let time: TimeStep | undefined;
  for (const sum of sums) {
    if (sum.key.length !== plan.groupBy.length) throw new PasserbyError('INTERNAL', 'A sum has not the columns of the plan');
    const instant = sum.key[timeAt];
    if (instant !== former) time = instant === undefined ? undefined : axis.find(instant);
    former = instant;
    if (timeAt >= 0 && time === undefined) throw new PasserbyError('INTERNAL', 'A sum lies outside the window of the plan');
    const place = heads.indexOf(sum.key) * axis.buckets.length + (time?.bucket ?? 0);
    const tail = tails.indexOf(sum.key);
    const byTail = (tallies[place] ??= []);
    const tally = byTail[tail];
    if (tally === undefined) byTail[tail] = tallyOf(sum, factorOf(sum, time?.period));
    else addTo(tally, sum, factorOf(sum, time?.period));
  }
  return {
    headDimensions: headDimensions.filter((dimension) => question.groupBy.includes(dimension)),
    tailDimensions: tailDimensions.filter((dimension) => question.groupBy.includes(dimension)),
    heads: heads.list,
    tails: tails.list,
    find: (head, bucket, tail) => tallies[head * axis.buckets.length + bucket]?.[tail],
  };
}

/** The sum of some tallies; undefined where the release holds none of them. */
export function addTallies(tallies: readonly (Tally | undefined)[]): Tally | undefined {
  const present = tallies.filter((tally) => tally !== undefined);
  if (present.length === 0) return undefined;
  return present.reduce((sum, tally) => ({
    count: sum.count + tally.count,
    variance: sum.variance + tally.variance,
    weighted: sum.weighted + tally.weighted,
    weightedVariance: sum.weightedVariance + tally.weightedVariance,
    cells: sum.cells + tally.cells,
  }));
}

function tallyOf({ sum, variance, cells }: CellSum, factor: number): Tally {
  return { count: sum, variance, weighted: sum * factor, weightedVariance: variance * factor * factor, cells };
}

function addTo(tally: Tally, { sum, variance, cells }: CellSum, factor: number): void {
  tally.count += sum;
  tally.variance += variance;
  tally.weighted += sum * factor;
  tally.weightedVariance += variance * factor * factor;
  tally.cells += cells;
}

/** The places of the question are rows even where a release holds nothing of them. */
function seedHeads({ question, places }: Admission): readonly Labels[] {
  if (question.groupBy.includes('SITE') && places.kind === 'SITES') return places.siteIds.map((siteId) => [siteId]);
  if (question.groupBy.includes('AREA') && places.kind === 'AREAS') return places.rows.map(({ areaId }) => [areaId]);
  return question.measure === 'flows' ? [] : [[]];
}

/** The weight of a sum: 1 for DEVICES, else the public factor of its period and leaf (rule 7). */
function bindFactor({ factorOf, plan, axis }: Admission): (sum: CellSum, period: string | undefined) => number {
  if (factorOf === undefined) return () => 1;
  const ageAt = plan.groupBy.indexOf('age_band');
  const genderAt = plan.groupBy.indexOf('gender');
  return ({ key }, period) => {
    const leaf = { ageBand: (key[ageAt] ?? 'unknown') as AgeBand, gender: (key[genderAt] ?? 'unknown') as Gender };
    return factorOf(period ?? axis.periods[0] ?? '', leaf);
  };
}
