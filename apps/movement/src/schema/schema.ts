import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import { defineDwell } from './dwell-fields.ts';
import { defineEntities } from './entities.ts';
import { definePresence } from './presence-fields.ts';
import { declareTypes } from './types.ts';
import { defineVisitors } from './visitors-fields.ts';

/** The schema of movement: presence, visitors and dwell, at the root and on what demographics owns (graphql.md, Fields). */
export function createMovementSchema(): GraphQLSchema {
  const builder = createSchemaBuilder();
  const types = declareTypes(builder);
  for (const define of [defineEntities, definePresence, defineVisitors, defineDwell]) define(builder, types);
  return buildSchema(builder);
}
