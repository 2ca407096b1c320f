import type { Admission } from './admission.ts';
import type { FigureGroup } from './figures.ts';
import type { Grid } from './fold.ts';
import { formatQualifiedId } from '@passerby/domain/place';
import type { KeyContent, StatusContent } from './published-column.ts';
import type { Grade, Status } from './published.ts';
import { isTimeDimension } from './question.ts';
import type { Dimension } from './question.ts';
import { clampAndRound } from './rules/rounding.ts';

const statuses: readonly Status[] = ['PUBLISHED', 'BELOW_MINIMUM', 'IMPRECISE', 'NOT_COVERED'];
const grades: readonly Grade[] = ['A', 'B', 'C', 'D'];
const withheld = -1;
const unknownHome = 'unknown';
const placeDimensions: ReadonlySet<Dimension> = new Set(['AREA', 'SITE', 'ORIGIN', 'DESTINATION', 'HOME_DISTRICT']);

/** The figures of an answer as columns, not yet minted. */
export interface PackedColumns {
  readonly length: number;
  readonly keys: readonly KeyContent[];
  readonly value: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly status: StatusContent;
  readonly grade: KeyContent;
}

/** Packs figures in the order of rows: by place, then time, then the other dimensions. `step`: what figures are rounded to. */
export function packFigures(admission: Admission, grid: Grid, packing: Packing): PackedColumns {
  const { groups, step } = packing;
  const length = groups.length * grid.tails.length;
  const [value, lower, upper] = [emptyColumn(length), emptyColumn(length), emptyColumn(length)];
  const [status, grade] = [Array<number>(length).fill(withheld), Array<number>(length).fill(withheld)];
  let row = 0;
  for (const { parts } of groups) {
    for (const part of parts) {
      status[row] = statuses.indexOf(part.status);
      if (part.status === 'PUBLISHED' && part.grade !== null) {
        const span = clampAndRound(part.span, step);
        value[row] = span.value;
        lower[row] = span.lower;
        upper[row] = span.upper;
        grade[row] = grades.indexOf(part.grade);
      }
      row += 1;
    }
  }
  return {
    length,
    keys: admission.question.groupBy.map((dimension) => packKey(dimension, { admission, grid, groups })),
    value,
    lower,
    upper,
    status: { kind: 'STATUS', labels: statuses, codes: status },
    grade: { kind: 'KEY', dimension: 'GRADE', labels: grades, codes: grade },
  };
}

function emptyColumn(length: number): (number | null)[] {
  return Array<number | null>(length).fill(null);
}

interface Packing {
  readonly groups: readonly FigureGroup[];
  readonly step: number;
}

interface Keyed {
  readonly admission: Admission;
  readonly grid: Grid;
  readonly groups: readonly FigureGroup[];
}

/** The labels of one dimension, a code a row; labels are numbered as they appear. */
function packKey(dimension: Dimension, { admission, grid, groups }: Keyed): KeyContent {
  const numbers = new Map<string, number>();
  const codeOf = (label: string): number => {
    const found = numbers.get(label) ?? numbers.size;
    numbers.set(label, found);
    return found;
  };
  const tailAt = grid.tailDimensions.findIndex((known) => known === dimension);
  const headAt = grid.headDimensions.findIndex((known) => known === dimension);
  const tailCodes = tailAt < 0 ? undefined : grid.tails.map((labels) => codeOf(labels[tailAt] ?? ''));
  const codes = Array<number>(groups.length * grid.tails.length).fill(withheld);
  let row = 0;
  for (const { head, bucket, parts } of groups) {
    const label = isTimeDimension(dimension) ? bucket.labels[dimension] : head[headAt];
    const code = tailCodes === undefined ? codeOf(label ?? '') : withheld;
    for (let tail = 0; tail < parts.length; tail += 1, row += 1) codes[row] = tailCodes?.[tail] ?? code;
  }
  const { market } = admission.question;
  const isPlace = placeDimensions.has(dimension);
  const labels = [...numbers.keys()].map((id) => (isPlace && id !== unknownHome ? formatQualifiedId({ market, id }) : id));
  return { kind: 'KEY', dimension, labels, codes };
}
