import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import { BUILT_IN_TARGET_GROUPS } from '../data/target-groups.ts';
import { defineArea } from './area-type.ts';
import { defineAudience } from './audience-fields.ts';
import { defineCatalogue } from './catalogue-fields.ts';
import { defineEdition } from './edition-type.ts';
import { defineFactors } from './factor-fields.ts';
import { defineGeometry } from './geometry-fields.ts';
import { defineMarket } from './market-type.ts';
import { definePopulation } from './population-fields.ts';
import { defineSite } from './site-type.ts';
import { defineTargetGroup } from './target-group-type.ts';
import { declareTypes } from './types.ts';

/** The schema of demographics: markets, editions, areas, sites and target groups (graphql.md, Fields). */
export function createDemographicsSchema(): GraphQLSchema {
  const builder = createSchemaBuilder();
  const types = declareTypes(builder);
  for (const define of [
    defineMarket,
    defineEdition,
    defineArea,
    defineSite,
    defineTargetGroup,
    defineGeometry,
    definePopulation,
    defineAudience,
    defineFactors,
    defineCatalogue,
  ])
    define(builder, types);
  return buildSchema(builder, { ids: BUILT_IN_TARGET_GROUPS.map(({ id }) => id) });
}
