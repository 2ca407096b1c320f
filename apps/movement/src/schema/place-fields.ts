import type { Dimension } from '@passerby/anonymisation/question';
import { formatQualifiedId } from '@passerby/domain/place';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { InsightRow } from '@passerby/subgraph-kit/insight';
import type { RowShape } from './row-fields.ts';
import type { EntityKey, MovementTypes } from './types.ts';

/** The label of visitors whose home is not known (measures.md 6); it is no area. */
const unknownHome = 'unknown';

interface PlaceField {
  readonly name: string;
  readonly type: 'area' | 'site';
  readonly description: string;
}

const fields: Readonly<Partial<Record<Dimension, PlaceField>>> = {
  AREA: { name: 'area', type: 'area', description: 'The area; null unless grouped by it.' },
  SITE: { name: 'site', type: 'site', description: 'The site; null unless grouped by it.' },
  ORIGIN: { name: 'origin', type: 'area', description: 'Where the trips start; null unless grouped by it.' },
  DESTINATION: { name: 'destination', type: 'area', description: 'Where the trips end; null unless grouped by it.' },
  HOME_DISTRICT: {
    name: 'homeDistrict',
    type: 'area',
    description: 'The district that these visitors live in; null for those whose home is not known.',
  },
};

/** The fields of a row that name a place, for the dimensions that its insight has. */
export function definePlaceFields(builder: SubgraphBuilder, types: MovementTypes, { row, shape }: RowShape): void {
  for (const dimension of shape.dimensions) {
    const field = fields[dimension];
    if (field !== undefined) definePlaceField(builder, row, { ...field, dimension, types });
  }
}

interface PlaceFieldOf extends PlaceField {
  readonly dimension: Dimension;
  readonly types: MovementTypes;
}

function definePlaceField(builder: SubgraphBuilder, row: ObjectType<InsightRow>, field: PlaceFieldOf): void {
  const { name, description, dimension, types } = field;
  builder.objectField(row, name, (t) =>
    t.field({
      type: types[field.type],
      nullable: true,
      description,
      resolve: ({ market, key }) => toKey(market, key[dimension]),
    }),
  );
}

function toKey(market: string, id: string | undefined): EntityKey | null {
  return id === undefined || id === unknownHome ? null : { id: formatQualifiedId({ market, id }) };
}
