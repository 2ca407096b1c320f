import type { AgeBand, Gender } from '@passerby/domain/demo';
import { PasserbyError } from '@passerby/domain/error';
import type { Admission } from './admission.ts';
import { COLUMN_OF } from './cell-plan.ts';
import type { CellSum, KeyValue } from './plan.ts';
import type { Dimension } from './question.ts';

/** What was added up for one figure: noisy devices, and the same weighted to people (equal to it for DEVICES). */
export interface Tally {
  count: number;
  variance: number;
  weighted: number;
  weightedVariance: number;
  cells: number;
}

/** Labels of some dimensions, in their order. */
export type Labels = readonly string[];

/** The sums of a question laid out by place (heads), time bucket, and the other dimensions (tails). */
export interface Grid {
  readonly headDimensions: readonly Dimension[];
  readonly tailDimensions: readonly Dimension[];
  readonly heads: readonly Labels[];
  readonly tails: readonly Labels[];
  /** Undefined where the release holds no cell of it. */
  find(head: number, bucket: number, tail: number): Tally | undefined;
}

const headDimensions: readonly Dimension[] = ['AREA', 'SITE', 'ORIGIN', 'DESTINATION'];
const tailDimensions: readonly Dimension[] = [
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
  const hasTails = question.groupBy.some((dimension) => tailDimensions.includes(dimension));
  const tails = indexLabels(admission, tailDimensions, hasTails ? [] : [[]]);
  const timeAt = plan.groupBy.indexOf(axis.column);
  const tallies = new Map<number, Map<number, Tally>>();
  for (const sum of sums) {
    if (sum.key.length !== plan.groupBy.length) throw new PasserbyError('INTERNAL', 'A sum has not the columns of the plan');
    const time = timeAt < 0 ? undefined : axis.find(sum.key[timeAt] ?? '');
    if (timeAt >= 0 && time === undefined) throw new PasserbyError('INTERNAL', 'A sum lies outside the window of the plan');
    const place = heads.indexOf(sum.key) * axis.buckets.length + (time?.bucket ?? 0);
    const tail = tails.indexOf(sum.key);
    addTo(getOrPut(tallies, place), tail, { sum, factor: factorOf(admission, sum, time?.period) });
  }
  return {
    headDimensions: headDimensions.filter((dimension) => question.groupBy.includes(dimension)),
    tailDimensions: tailDimensions.filter((dimension) => question.groupBy.includes(dimension)),
    heads: heads.list,
    tails: tails.list,
    find: (head, bucket, tail) => tallies.get(head * axis.buckets.length + bucket)?.get(tail),
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

interface Weighed {
  readonly sum: CellSum;
  readonly factor: number;
}

function addTo(byTail: Map<number, Tally>, tail: number, { sum, factor }: Weighed): void {
  const tally = byTail.get(tail);
  const weighted = sum.sum * factor;
  const weightedVariance = sum.variance * factor * factor;
  if (tally === undefined) {
    byTail.set(tail, { count: sum.sum, variance: sum.variance, weighted, weightedVariance, cells: sum.cells });
    return;
  }
  tally.count += sum.sum;
  tally.variance += sum.variance;
  tally.weighted += weighted;
  tally.weightedVariance += weightedVariance;
  tally.cells += sum.cells;
}

function getOrPut(tallies: Map<number, Map<number, Tally>>, place: number): Map<number, Tally> {
  const found = tallies.get(place);
  if (found !== undefined) return found;
  const made = new Map<number, Tally>();
  tallies.set(place, made);
  return made;
}

interface LabelIndex {
  readonly list: Labels[];
  indexOf(key: readonly KeyValue[]): number;
}

/** Numbers the label combinations of some dimensions, seeds first, then as they appear. */
function indexLabels(
  { question, plan, places }: Admission,
  dimensions: readonly Dimension[],
  seeds: readonly Labels[] = [],
): LabelIndex {
  const positions = dimensions
    .filter((dimension) => dimension !== 'TIME' && question.groupBy.includes(dimension))
    .map((dimension) => (dimension === 'TIME' ? -1 : plan.groupBy.indexOf(COLUMN_OF[dimension])));
  const rowOfZone = new Map(
    places.kind === 'AREAS' ? places.rows.flatMap(({ areaId, zones }) => zones.map((zone) => [zone, areaId])) : [],
  );
  const areaAt = plan.groupBy.indexOf('area_id');
  const labelOf = (key: readonly KeyValue[], position: number): string => {
    const label = String(key[position] ?? '');
    return position === areaAt ? (rowOfZone.get(label) ?? label) : label;
  };
  const list: Labels[] = [...seeds];
  const known = new Map(seeds.map((labels, index) => [labels.join('\n'), index]));
  return {
    list,
    indexOf(key) {
      const labels = positions.map((position) => labelOf(key, position));
      const name = labels.join('\n');
      const found = known.get(name);
      if (found !== undefined) return found;
      known.set(name, list.length);
      return list.push(labels) - 1;
    },
  };
}

/** The places of the question are rows even where a release holds nothing of them. */
function seedHeads({ question, places }: Admission): readonly Labels[] {
  if (question.groupBy.includes('SITE') && places.kind === 'SITES') return places.siteIds.map((siteId) => [siteId]);
  if (question.groupBy.includes('AREA') && places.kind === 'AREAS') return places.rows.map(({ areaId }) => [areaId]);
  return question.measure === 'flows' ? [] : [[]];
}

function factorOf({ factorOf: weigh, plan, axis }: Admission, { key }: CellSum, period: string | undefined): number {
  if (weigh === undefined) return 1;
  const ageAt = plan.groupBy.indexOf('age_band');
  const genderAt = plan.groupBy.indexOf('gender');
  const leaf = { ageBand: (key[ageAt] ?? 'unknown') as AgeBand, gender: (key[genderAt] ?? 'unknown') as Gender };
  return weigh(period ?? axis.periods[0] ?? '', leaf);
}
