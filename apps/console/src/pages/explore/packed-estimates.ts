import type { LabelColumn, NumberColumn } from '@passerby/client/columns';
import type { Grade, Status } from '@passerby/client/operations';
import type { Estimate } from '../../figures/estimate.ts';

/** The packed columns of an answer that hold its figures, of one length. */
export interface EstimateColumns {
  readonly length: number;
  readonly value: NumberColumn;
  readonly lower: NumberColumn;
  readonly upper: NumberColumn;
  readonly status: LabelColumn;
  readonly grade: LabelColumn;
}

/** The figures of packed columns, in the order of the rows. */
export function unpackEstimates({ length, value, lower, upper, status, grade }: EstimateColumns): readonly Estimate[] {
  return Array.from({ length }, (_, row) => ({
    value: value[row] ?? null,
    lower: lower[row] ?? null,
    upper: upper[row] ?? null,
    grade: labelAt(grade, row) as Grade | null,
    status: labelAt(status, row) as Status,
  }));
}

/** The label of each row of a column that the question has. Throws where the answer lacks it. */
export function labelsOf(column: LabelColumn | null, length: number): readonly string[] {
  if (column === null) throw new Error('the answer lacks a column that was asked for');
  return Array.from({ length }, (_, row) => labelAt(column, row) ?? '');
}

function labelAt({ labels, codes }: LabelColumn, row: number): string | null {
  return labels[codes[row] ?? -1] ?? null;
}
