import type { Admission } from './admission.ts';
import { addTallies } from './fold.ts';
import type { Grid, Tally } from './fold.ts';
import { rememberingJudge } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Labels } from './label-index.ts';
import { suppressComplements } from './rules/complementary-suppression.ts';
import type { TimeBucket } from './time-axis.ts';

/** The figures of one place and time after rules 4 to 7: rule 6 looks at them together. */
export interface FigureGroup {
  readonly headIndex: number;
  readonly head: Labels;
  readonly bucketIndex: number;
  readonly bucket: TimeBucket;
  /** One a tail of the grid, in its order. */
  readonly parts: readonly Judgement[];
  /** Over all tails; undefined unless the question asks for totals. */
  readonly total: Judgement | undefined;
}

/** Judges all figures of an answer, by place, then time. */
export function listFigures(admission: Admission, grid: Grid): readonly FigureGroup[] {
  const judge = rememberingJudge(admission);
  const hasTotals = (admission.question.totals ?? false) && grid.tailDimensions.length > 0;
  return grid.heads.flatMap((head, headIndex) =>
    admission.axis.buckets.map((bucket, bucketIndex) => {
      const tallies = grid.tails.map((_, tail) => grid.find(headIndex, bucketIndex, tail));
      const covered = coverageOf(admission, bucket, tallies);
      const parts = tallies.map((tally) => judge(covered, tally));
      const total = hasTotals ? judge(covered, addTallies(tallies)) : undefined;
      return { headIndex, head, bucketIndex, bucket, ...(total === undefined ? { parts, total } : suppress(parts, total)) };
    }),
  );
}

/** A site measured for only a part of the window (it was registered later) is not covered; its cells tell, not its counts. */
export function coverageOf(
  { places, question, cellsPerStep }: Admission,
  bucket: TimeBucket,
  tallies: readonly (Tally | undefined)[],
): TimeBucket {
  if (places.kind === 'AREAS') return bucket;
  const sites = question.groupBy.includes('SITE') ? 1 : places.siteIds.length;
  const cells = tallies.reduce((sum, tally) => sum + (tally?.cells ?? 0), 0);
  const { labels, steps, isCovered } = bucket;
  return { labels, steps, isCovered: isCovered && cells >= sites * steps * cellsPerStep };
}

/** Rule 6: hides further figures where a total and its parts would give a withheld one away. */
function suppress(parts: readonly Judgement[], total: Judgement): Pick<FigureGroup, 'parts' | 'total'> {
  const members = [...parts, total];
  const statuses = suppressComplements(members, [{ total: parts.length, parts: parts.map((_, index) => index) }]);
  const hidden = members.map((member, index) => {
    const status = statuses[index] ?? 'NOT_COVERED';
    return status === member.status ? member : Object.assign({}, member, { status });
  });
  return { parts: hidden.slice(0, -1), total: hidden.at(-1) };
}
