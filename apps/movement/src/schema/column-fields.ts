import type { ColumnAnswer } from '@passerby/anonymisation/gate';
import type { Dimension } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { Insight } from '@passerby/subgraph-kit/insight';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { MovementTypes } from './types.ts';

/** The column of each dimension, named as the field of a row is. */
const keyColumns = {
  AREA: 'area',
  SITE: 'site',
  ORIGIN: 'origin',
  DESTINATION: 'destination',
  TIME: 'time',
  DAY_TYPE: 'dayType',
  WEEKDAY: 'weekday',
  HOUR_OF_DAY: 'hourOfDay',
  DAYPART: 'daypart',
  DWELL_BAND: 'dwellBand',
  DAYS_BAND: 'daysBand',
  KIND: 'kind',
  COUNTRY: 'country',
  AGE_BAND: 'ageBand',
  GENDER: 'gender',
} as const satisfies Readonly<Partial<Record<Dimension, string>>>;
const columnNames = Object.entries(keyColumns) as readonly (readonly [keyof typeof keyColumns, string])[];

/** Describes the packed form of an answer, the same for every insight that has it. */
export function defineColumns(builder: SubgraphBuilder, { columns }: MovementTypes): void {
  columns.implement({
    description: 'All rows of an answer, up to 50,000, as one packed column a field; in the order of the rows.',
    fields: (t) => ({
      length: t.exposeInt('length', { description: 'How many rows there are.' }),
      value: t.expose('value', { type: 'NumberColumn', description: 'The figures; null where one is withheld.' }),
      lower: t.expose('lower', { type: 'NumberColumn', description: 'Lower ends of the 95 % intervals; null where withheld.' }),
      upper: t.expose('upper', { type: 'NumberColumn', description: 'Upper ends of the 95 % intervals; null where withheld.' }),
      status: t.expose('status', { type: 'StatusColumn', description: 'Whether each is shown, and if not, why.' }),
      grade: t.expose('grade', { type: 'KeyColumn', description: 'How precise each is; code -1 where it is withheld.' }),
    }),
  });
  for (const [dimension, name] of columnNames) {
    builder.objectField(columns, name, (t) =>
      t.field({
        type: 'KeyColumn',
        nullable: true,
        description: `Labels of ${dimension}; null unless grouped by it.`,
        resolve: ({ keys }) => keys[dimension] ?? null,
      }),
    );
  }
}

/** Adds the packed form to an answer. */
export function defineColumnField(
  builder: SubgraphBuilder,
  answer: ObjectType<Insight>,
  columns: ObjectType<ColumnAnswer>,
): void {
  builder.objectField(answer, 'columns', (t) =>
    t.field({
      type: columns,
      description: 'The whole answer packed, for programs; `first` and `after` do not apply.',
      resolve: ({ columns: packed }) => {
        if (packed === undefined) throw new PasserbyError('INTERNAL', 'Columns were not asked for');
        return packed;
      },
    }),
  );
}
