import { addUp, figuresOf, gradeOf, minimumGroup, quantile, withheld } from './naive-estimate.ts';
import type { PlainEstimate, Sum } from './naive-estimate.ts';
import type { Step } from './naive-steps.ts';
import type { PlainQuestion } from './plain-question.ts';

/** Edges of the dwell bands, minutes; the last one is open. */
const edges = [5, 15, 30, 60, 120] as const;

/** What is known of a band: a count, or where it is hidden the least and the most that its status leaves. */
interface Band {
  readonly least: number;
  readonly most: number;
}

/**
 * The median of a distribution over the five bands, in minutes (privacy.md 4): hidden bands count as the middle of what they may
 * hold, and with both ends for the interval; within a band visits are even.
 */
export function medianOf(question: PlainQuestion, sums: readonly (Sum | undefined)[], steps: readonly Step[]): PlainEstimate {
  const { parts, total } = figuresOf(question, sums, steps);
  if (total.estimate.status !== 'PUBLISHED') return withheld(total.estimate.status);
  const isShown = (index: number): boolean => parts[index]?.estimate.status === 'PUBLISHED';
  const shown = addUp(sums.filter((_, index) => isShown(index)));
  if (shown.count === 0) return withheld('IMPRECISE');
  const perDevice = shown.weighted / shown.count;
  const minimum = minimumGroup * steps.filter(({ isCovered }) => isCovered).length;
  const bands = sums.map((sum, index): Band => {
    const { status } = parts[index]?.estimate ?? withheld('NOT_COVERED');
    if (status === 'PUBLISHED') return { least: sum?.weighted ?? 0, most: sum?.weighted ?? 0 };
    if (status === 'BELOW_MINIMUM') return { least: 0, most: minimum * perDevice };
    const most = Math.max(minimum, 2 * quantile * Math.sqrt(sum?.variance ?? 0));
    return { least: minimum * perDevice, most: most * perDevice };
  });
  const shift = (quantile * Math.sqrt(addUp(sums).weightedVariance)) / 2;
  const value = minuteOf(
    bands.map(({ least, most }) => (least + most) / 2),
    0,
  );
  const ends = listEnds(bands).flatMap((counts) => [minuteOf(counts, -shift), minuteOf(counts, shift)]);
  if (value === null || ends.some((end) => end === null)) return withheld('IMPRECISE');
  const minutes = [value, ...ends.map((end) => end ?? 0)];
  const [lower, upper] = [Math.min(...minutes), Math.max(...minutes)];
  const grade = gradeOf(Math.max(upper - value, value - lower) / value);
  if (grade === null) return withheld('IMPRECISE');
  return { value: Math.round(value), lower: Math.floor(lower), upper: Math.ceil(upper), grade, status: 'PUBLISHED' };
}

/** Where the running total, which never falls, passes half of the whole plus a shift; null in the open band. */
function minuteOf(counts: readonly number[], shift: number): number | null {
  const running: number[] = [];
  let sum = 0;
  for (const count of counts) {
    sum += count;
    running.push(Math.max(sum, running.at(-1) ?? 0));
  }
  const whole = running.at(-1) ?? 0;
  const wanted = Math.max(0, whole / 2 + shift);
  for (const [index, reached] of running.entries()) {
    if (reached <= 0 || reached < wanted) continue;
    const [from, to] = [edges[index] ?? 0, edges[index + 1]];
    if (to === undefined) return null;
    const before = running[index - 1] ?? 0;
    return from + (to - from) * (reached === before ? 0 : (wanted - before) / (reached - before));
  }
  return null;
}

function listEnds([band, ...others]: readonly Band[]): readonly (readonly number[])[] {
  if (band === undefined) return [[]];
  return listEnds(others).flatMap((rest) => [
    [band.least, ...rest],
    [band.most, ...rest],
  ]);
}
