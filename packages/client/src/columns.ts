/** A packed column of numbers: null where a figure is withheld. */
export type NumberColumn = readonly (number | null)[];

/** A packed column of labels: each code is a position in `labels`; -1 stands for none. */
export interface LabelColumn {
  readonly labels: readonly (string | null)[];
  readonly codes: readonly number[];
}

/** The packed columns of an answer, of one length, by name; null for one that the question has not. */
export type Columns = Readonly<Record<string, NumberColumn | LabelColumn | null | undefined>>;

/** One row of columns: a number or null, a label or null. */
export type ColumnRow<Packed extends Columns> = {
  readonly [Name in keyof Packed]: Packed[Name] extends NumberColumn
    ? number | null
    : Packed[Name] extends LabelColumn
      ? string | null
      : string | number | null;
};

/** The label of each row of a column; null for none. */
export function unpackLabels({ labels, codes }: LabelColumn): readonly (string | null)[] {
  return codes.map((code) => labels[code] ?? null);
}

/** Columns as rows, in order. Throws RangeError for columns that are not of one length. */
export function unpackRows<Packed extends Columns>(columns: Packed): readonly ColumnRow<Packed>[] {
  const unpacked = Object.entries(columns).map(([name, column]) => [name, unpack(column)] as const);
  const present = unpacked.flatMap(([name, values]) => (values === null ? [] : [{ name, length: values.length }]));
  const [first] = present;
  const other = present.find(({ length }) => length !== first?.length);
  if (first !== undefined && other !== undefined) {
    throw new RangeError(`Column ${first.name} has ${first.length} rows, ${other.name} has ${other.length}`);
  }
  return Array.from({ length: first?.length ?? 0 }, (_, index) => rowAt(unpacked, index) as ColumnRow<Packed>);
}

type Values = readonly (string | number | null)[];

function unpack(column: NumberColumn | LabelColumn | null | undefined): Values | null {
  if (column === null || column === undefined) return null;
  return 'codes' in column ? unpackLabels(column) : column;
}

function rowAt(columns: readonly (readonly [string, Values | null])[], index: number): object {
  return Object.fromEntries(columns.map(([name, values]) => [name, values?.[index] ?? null]));
}
