import { PasserbyError } from '@passerby/domain/error';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import type { Admission } from './admission.ts';
import { coverageOf } from './figures.ts';
import { addTallies } from './fold.ts';
import type { Grid } from './fold.ts';
import { judge } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { medianOf } from './median.ts';
import type { Grade, Status } from './published.ts';
import { gradeOf, halfWidthOf } from './rules/precision.ts';
import type { Span } from './rules/rounding.ts';

/** A median that may be published, in minutes; or the status that it has instead. */
export type MedianVerdict = { readonly span: Span; readonly grade: Grade } | Status;

/** The median over the dwell bands that are the tails of a grid of one place and bucket: suppressed with the whole distribution. */
export function judgeMedian(admission: Admission, grid: Grid): MedianVerdict {
  const tallies = grid.tails.map((_, tail) => grid.find(0, 0, tail));
  const [whole = { labels: {}, steps: 0, isCovered: false }] = admission.axis.buckets;
  const covered = coverageOf(admission, whole, tallies);
  const total = judge(admission, covered, addTallies(tallies));
  if (total.status !== 'PUBLISHED') return total.status;
  const judged = tallies.map((tally) => judge(admission, covered, tally));
  const visible = judged.filter(({ status }) => status === 'PUBLISHED');
  const devices = visible.reduce((sum, { count }) => sum + count, 0);
  const scale = visible.reduce((sum, { span }) => sum + span.value, 0) / devices;
  if (devices === 0) return 'IMPRECISE';
  const bands = grid.tails.map(([label], index) => {
    const edges = [...DWELL_BANDS, ...COARSE_DWELL_BANDS].find((band) => band.label === label);
    const found = judged[index];
    if (edges === undefined || found === undefined)
      throw new PasserbyError('INTERNAL', 'A dwell band outside the domain was read');
    return { ...edges, ...knowledgeOf(found, scale) };
  });
  const variance = tallies.reduce((sum, tally) => sum + (tally?.weightedVariance ?? 0), 0);
  const span = medianOf(bands, halfWidthOf(variance) / 2);
  const grade = span && gradeOf(span.value, Math.max(span.upper - span.value, span.value - span.lower), admission.allowsD);
  return span === null || grade === null ? 'IMPRECISE' : { span, grade };
}

/** What the answer's own statuses let a reader know of a band: so the median adds nothing to it. */
function knowledgeOf(
  { status, span, minimum, largestImprecise }: Judgement,
  scale: number,
): { readonly least: number; readonly most: number } {
  if (status === 'PUBLISHED') return { least: span.value, most: span.value };
  if (status === 'IMPRECISE') return { least: minimum * scale, most: Math.max(minimum, largestImprecise) * scale };
  return { least: 0, most: minimum * scale };
}
