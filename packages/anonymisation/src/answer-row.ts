import type { Grain } from '@passerby/domain/calendar';
import type { Admission } from './admission.ts';
import type { AnswerRow } from './answer.ts';
import type { Grid } from './fold.ts';
import type { Labels } from './label-index.ts';
import type { Estimate } from './published.ts';
import type { Dimension } from './question.ts';
import type { TimeBucket } from './time-axis.ts';

/** Where a figure stands in the grid. */
export interface RowParts {
  readonly grid: Grid;
  readonly head: Labels;
  readonly bucket: TimeBucket;
  /** Undefined for a total over the tail dimensions. */
  readonly tail: Labels | undefined;
  readonly estimate: Estimate;
}

/** Labels a published figure by the dimensions of the question: place, time, then the others. */
export function answerRowOf({ question }: Admission, { grid, head, bucket, tail, estimate }: RowParts): AnswerRow {
  const key: Partial<Record<Dimension, string>> = {};
  for (const [index, dimension] of grid.headDimensions.entries()) key[dimension] = head[index] ?? '';
  Object.assign(key, bucket.labels);
  for (const [index, label] of (tail ?? []).entries()) key[grid.tailDimensions[index] ?? 'TIME'] = label;
  const { TIME } = bucket.labels;
  return { key, ...(TIME === undefined ? {} : timeLabelOf(question.grain, TIME)), estimate };
}

function timeLabelOf(grain: Grain, label: string): Pick<AnswerRow, 'at' | 'day' | 'week' | 'period'> {
  if (grain === 'HOUR') return { at: label };
  if (grain === 'DAY') return { day: label };
  return grain === 'WEEK' ? { week: label } : { period: label };
}
