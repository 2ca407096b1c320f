import type { Dimension } from '@passerby/anonymisation/question';
import type { Daypart } from '@passerby/domain/calendar';
import type { DayType, Weekday } from '@passerby/domain/day-type';
import type { CoarseDwellBandLabel, DwellBandLabel } from '@passerby/domain/dwell-band';
import { defineAgeBand, defineGender } from '@passerby/subgraph-kit/demo-fields';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { InsightRow } from '@passerby/subgraph-kit/insight';
import type { InsightShape } from './insight-shape.ts';
import { definePlaceFields } from './place-fields.ts';
import { defineTimeFields } from './time-fields.ts';
import type { MovementTypes } from './types.ts';

/** A row type with what its rows can be grouped by. */
export interface RowShape<Row extends InsightRow = InsightRow> {
  readonly row: ObjectType<Row>;
  readonly shape: Pick<InsightShape, 'grains' | 'dimensions'> & Partial<Pick<InsightShape, 'measure'>>;
}

type DefineField = (builder: SubgraphBuilder, rowShape: RowShape) => void;

/** The fields of a row: its figure, and the label of each dimension that the insight has; null where groupBy leaves it out. */
export function defineRowFields(builder: SubgraphBuilder, types: MovementTypes, rowShape: RowShape): void {
  const { row, shape } = rowShape;
  definePlaceFields(builder, types, rowShape);
  defineTimeFields(builder, row, shape.grains);
  for (const dimension of shape.dimensions) fieldOf[dimension]?.(builder, rowShape);
  builder.objectField(row, 'estimate', (t) =>
    t.expose('estimate', { type: publishedFields(builder).estimate(), description: 'The figure.' }),
  );
}

/** The field of each dimension that is neither a place nor a time. */
const fieldOf: Readonly<Partial<Record<Dimension, DefineField>>> = {
  AGE_BAND: (builder, { row }) => defineAgeBand(builder, row),
  GENDER: (builder, { row }) => defineGender(builder, row),
  DWELL_BAND: (builder, { row }) =>
    builder.objectField(row, 'dwellBand', (t) =>
      t.field({
        type: sharedEnums(builder).dwellBand(),
        nullable: true,
        description: 'The length of the visit; null unless grouped by it.',
        resolve: ({ key }) => (key.DWELL_BAND ?? null) as DwellBandLabel | CoarseDwellBandLabel | null,
      }),
    ),
  DAY_TYPE: (builder, { row }) =>
    builder.objectField(row, 'dayType', (t) =>
      t.field({
        type: sharedEnums(builder).dayType(),
        nullable: true,
        description: 'The type of the day; null unless grouped by it.',
        resolve: ({ key }) => (key.DAY_TYPE ?? null) as DayType | null,
      }),
    ),
  WEEKDAY: (builder, { row }) =>
    builder.objectField(row, 'weekday', (t) =>
      t.field({
        type: sharedEnums(builder).weekday(),
        nullable: true,
        description: 'The day of the week; null unless grouped by it.',
        resolve: ({ key }) => (key.WEEKDAY ?? null) as Weekday | null,
      }),
    ),
  HOUR_OF_DAY: (builder, { row }) =>
    builder.objectField(row, 'hourOfDay', (t) =>
      t.int({
        nullable: true,
        description: 'The local hour, 0 to 23; null unless grouped by it.',
        resolve: ({ key }) => (key.HOUR_OF_DAY === undefined ? null : Number(key.HOUR_OF_DAY)),
      }),
    ),
  DAYPART: (builder, { row }) =>
    builder.objectField(row, 'daypart', (t) =>
      t.field({
        type: sharedEnums(builder).daypart(),
        nullable: true,
        description: 'The part of the day; null unless grouped by it.',
        resolve: ({ key }) => (key.DAYPART ?? null) as Daypart | null,
      }),
    ),
  DAYS_BAND: (builder, { row }) =>
    builder.objectField(row, 'daysBand', (t) =>
      t.field({
        type: sharedEnums(builder).daysBand(),
        nullable: true,
        description: 'The number of days with a visit; null unless grouped by it.',
        resolve: ({ key }) => (key.DAYS_BAND ?? null) as '1' | '2' | '3-4' | '5-9' | '10+' | null,
      }),
    ),
  COUNTRY: (builder, { row }) =>
    builder.objectField(row, 'country', (t) =>
      t.string({
        nullable: true,
        description: 'Country of the SIM, ISO 3166-1 alpha-2; null unless grouped by it.',
        resolve: ({ key }) => key.COUNTRY ?? null,
      }),
    ),
  KIND: (builder, { row, shape }) => (shape.measure === 'loyalty' ? defineLoyaltyKind : defineVisitorKind)(builder, row),
};

function defineVisitorKind(builder: SubgraphBuilder, row: ObjectType<InsightRow>): void {
  builder.objectField(row, 'kind', (t) =>
    t.field({
      type: sharedEnums(builder).visitorKind(),
      nullable: true,
      description: 'Resident, worker or other; null unless grouped by it.',
      resolve: ({ key }) => (key.KIND ?? null) as 'resident' | 'worker' | 'other' | null,
    }),
  );
}

function defineLoyaltyKind(builder: SubgraphBuilder, row: ObjectType<InsightRow>): void {
  builder.objectField(row, 'kind', (t) =>
    t.field({
      type: sharedEnums(builder).loyaltyKind(),
      nullable: true,
      description: 'New or returning; null unless grouped by it.',
      resolve: ({ key }) => (key.KIND ?? null) as 'new' | 'returning' | null,
    }),
  );
}
