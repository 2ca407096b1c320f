import type { Grain } from '@passerby/domain/calendar';
import type { Admission } from './admission.ts';
import type { AnswerRow } from './answer.ts';
import type { FigureGroup } from './figures.ts';
import type { Grid } from './fold.ts';
import type { Labels } from './label-index.ts';
import type { Estimate } from './published.ts';
import type { Dimension } from './question.ts';

/** Labels by dimension. */
export type RowKey = AnswerRow['key'];
/** What all rows of one place and time have in common: labels, and the time under the name of its grain. */
export interface GroupLabels {
  readonly key: RowKey;
  readonly time: Pick<AnswerRow, 'at' | 'day' | 'week' | 'period'>;
}

/** Labels the figures of one place and time by the dimensions of the question: place, then time. */
export function labelGroup({ question }: Admission, { headDimensions }: Grid, { head, bucket }: FigureGroup): GroupLabels {
  const key = { ...keyOf(headDimensions, head), ...bucket.labels };
  const { TIME } = bucket.labels;
  return { key, time: TIME === undefined ? {} : timeLabelOf(question.grain, TIME) };
}

/** The labels of each tail of a grid by its dimensions, made once for all groups. */
export function labelTails({ tailDimensions, tails }: Grid): readonly RowKey[] {
  return tails.map((labels) => keyOf(tailDimensions, labels));
}

/** A row with its time under the name of its grain, if it has one. Written out, because a copy of an unknown object costs twice as much. */
export function toRow(key: RowKey, { at, day, week, period }: GroupLabels['time'], estimate: Estimate): AnswerRow {
  if (at !== undefined) return { key, at, estimate };
  if (day !== undefined) return { key, day, estimate };
  if (week !== undefined) return { key, week, estimate };
  return period === undefined ? { key, estimate } : { key, period, estimate };
}

function keyOf(dimensions: readonly Dimension[], labels: Labels): RowKey {
  return Object.fromEntries(dimensions.map((dimension, index) => [dimension, labels[index] ?? '']));
}

function timeLabelOf(grain: Grain, label: string): GroupLabels['time'] {
  if (grain === 'HOUR') return { at: label };
  if (grain === 'DAY') return { day: label };
  return grain === 'WEEK' ? { week: label } : { period: label };
}
