import { claimOnce } from './claim-once.ts';
import type { Status } from './published.ts';
import type { Dimension } from './question.ts';

const mintKey = Symbol('passerby.column');
let read: (column: PublishedColumn) => ColumnContent;
let isBranded: (value: object) => value is PublishedColumn;

/** Published numbers, one a row; null where the figure is withheld. */
export interface NumberContent {
  readonly kind: 'NUMBER';
  readonly values: readonly (number | null)[];
}

/** Statuses by code. */
export interface StatusContent {
  readonly kind: 'STATUS';
  readonly labels: readonly Status[];
  readonly codes: readonly number[];
}

/** Labels of a dimension of the public domain, or grades, by code; -1 for none. Places are qualified by market. */
export interface KeyContent {
  readonly kind: 'KEY';
  readonly dimension: Dimension | 'GRADE';
  readonly labels: readonly string[];
  readonly codes: readonly number[];
}

export type ColumnContent = NumberContent | StatusContent | KeyContent;

/**
 * One packed column of an answer: made by the gate only, as a `Published` value is, for a list of 50,000 of those would cost
 * more than the answer. Its content is private; readers get copies (privacy.md 7, L3).
 */
export class PublishedColumn {
  readonly #content: ColumnContent;

  /** Throws TypeError for anyone who does not hold this module's key. */
  constructor(key: symbol, content: ColumnContent) {
    if (key !== mintKey) throw new TypeError('A published column is made by the gate only (privacy.md 7)');
    this.#content = content;
    Object.freeze(this);
  }

  static {
    read = (column) => column.#content;
    isBranded = (value): value is PublishedColumn => #content in value;
  }

  /** Throws: a published column leaves through its scalar only. */
  toJSON(): never {
    throw new TypeError('A published column has no JSON form; serialise it with its scalar (privacy.md 7)');
  }
}

/** Hands out, once, what makes a column: the gate has it. Throws TypeError afterwards. */
export const claimColumns = claimOnce(
  (content: ColumnContent): PublishedColumn => new PublishedColumn(mintKey, content),
  'Columns are made by the gate only (privacy.md 7)',
);

/** A copy of a column's content. Throws TypeError, without naming a value, for anything that the gate did not make. */
export function readColumn(value: unknown): ColumnContent {
  if (typeof value !== 'object' || value === null || !isBranded(value)) {
    throw new TypeError('Refused: this column did not come from the gate (privacy.md 7)');
  }
  const content = read(value);
  if (content.kind === 'NUMBER') return { kind: 'NUMBER', values: [...content.values] };
  if (content.kind === 'STATUS') return { kind: 'STATUS', labels: [...content.labels], codes: [...content.codes] };
  return { kind: 'KEY', dimension: content.dimension, labels: [...content.labels], codes: [...content.codes] };
}

Object.freeze(PublishedColumn.prototype);
Object.freeze(PublishedColumn);
