import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import { baselineWeeksMax } from '../data/baseline.ts';
import { defineColumns } from './column-fields.ts';
import { defineCatchment } from './catchment-fields.ts';
import { defineComparisons } from './comparison-fields.ts';
import { defineDwell } from './dwell-fields.ts';
import { defineEntities } from './entities.ts';
import { defineFlows } from './flows-fields.ts';
import { defineFootfall } from './footfall-fields.ts';
import { defineRoamers } from './roamers-fields.ts';
import { defineSiteInsights } from './site-fields.ts';
import { declareTypes } from './types.ts';

const definitions = [
  defineEntities,
  defineColumns,
  defineFootfall,
  defineDwell,
  defineFlows,
  defineCatchment,
  defineSiteInsights,
  defineRoamers,
  defineComparisons,
];

/** The schema of movement: every insight that moves, at the root and on what demographics owns (graphql.md, Fields). */
export function createMovementSchema(): GraphQLSchema {
  const builder = createSchemaBuilder();
  const types = declareTypes(builder);
  for (const define of definitions) define(builder, types);
  return buildSchema(builder, { refusalNumbers: [1, baselineWeeksMax] });
}
