import { readColumn } from '@passerby/anonymisation/published';
import type { ColumnContent, KeyContent } from '@passerby/anonymisation/published';
import { GraphQLScalarType } from 'graphql';

/** Labels that the graph shows as members of an enum: the prefix of their names. All other labels are shown as they are. */
const enumPrefixes: Readonly<Partial<Record<KeyContent['dimension'], string>>> = {
  AGE_BAND: 'AGE_',
  GENDER: '',
  DWELL_BAND: 'MIN_',
  DAYPART: '',
  KIND: '',
  DAYS_BAND: 'DAYS_',
  DAY_TYPE: '',
  WEEKDAY: '',
};
const unknownLabel = 'unknown';

/** Labels of a column with one code a row; -1 where there is none. */
interface CodedColumn {
  readonly labels: readonly string[];
  readonly codes: readonly number[];
}

/** A packed column of published numbers, as `PublishedNumber` is one: it serialises what the gate made and throws on all else. */
export const numberColumnScalar = columnScalar('NumberColumn', {
  description:
    'Published numbers, one a row, as a JSON array; null where the figure is withheld. Each passed the privacy gate, as a PublishedNumber did.',
  serialize: (value) => {
    const content = readColumn(value);
    return content.kind === 'NUMBER' ? content.values : refuse(content);
  },
});

/** A packed column of statuses. */
export const statusColumnScalar = columnScalar('StatusColumn', {
  description: 'Statuses, one a row: `{ "labels": [...], "codes": [...] }`, a code being the position of its label.',
  serialize: (value): CodedColumn => {
    const content = readColumn(value);
    return content.kind === 'STATUS' ? { labels: content.labels, codes: content.codes } : refuse(content);
  },
});

/** A packed column of labels of the public domain, named as the graph's own enums and ids are. */
export const keyColumnScalar = columnScalar('KeyColumn', {
  description:
    'Labels of one dimension, one a row: `{ "labels": [...], "codes": [...] }`, a code being the position of its label, -1 where there is none. Labels are ids with their market, members of the graph\'s enums, days, weeks, instants, or hours of the day from `00` to `23`.',
  serialize: (value): CodedColumn => {
    const content = readColumn(value);
    if (content.kind !== 'KEY') return refuse(content);
    const { dimension, labels, codes } = content;
    return { labels: labels.map((label) => graphNameOf(dimension, label)), codes };
  },
});

/** What the graph calls a label of a dimension: `25-34` is `AGE_25_34`, `120+` is `MIN_120_PLUS`. */
export function graphNameOf(dimension: KeyContent['dimension'], label: string): string {
  const prefix = enumPrefixes[dimension];
  if (prefix === undefined) return label;
  const name = label.replaceAll('-', '_').replaceAll('+', '_PLUS').toUpperCase();
  return label === unknownLabel ? name : `${prefix}${name}`;
}

function refuse({ kind }: ColumnContent): never {
  throw new TypeError(`Refused: a column of kind ${kind} has a scalar of its own (privacy.md 7)`);
}

interface ColumnScalar<Output> {
  readonly description: string;
  readonly serialize: (value: unknown) => Output;
}

function columnScalar<Output>(name: string, { description, serialize }: ColumnScalar<Output>): GraphQLScalarType<never, Output> {
  return new GraphQLScalarType<never, Output>({
    name,
    description,
    serialize,
    parseValue() {
      throw new TypeError('A published column is never an input (privacy.md 7)');
    },
  });
}
