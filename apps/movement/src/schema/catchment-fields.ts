import { siteArgument } from '@passerby/subgraph-kit/insight-arguments';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { ask } from '../data/ask.ts';
import { shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

const { measure, description, fixed } = INSIGHT_SHAPES.catchment;

/** Describes catchment: the root field for one site, and the same on Site. */
export function defineCatchment(builder: SubgraphBuilder, types: MovementTypes): void {
  defineInsightTypes(builder, types, 'catchment');
  const args = shapeArguments(builder, INSIGHT_SHAPES.catchment);
  const field = { type: types.catchment.answer, nullable: true, description } as const;
  builder.queryField('catchment', (t) =>
    t.field({
      ...field,
      args: { ...siteArgument(builder), ...args },
      resolve: (_root, given, { insights }) => ask({ measure, fixed, where: { sites: [given.site] }, how: given }, insights),
    }),
  );
  builder.objectField(types.site, 'catchment', (t) =>
    t.field({
      ...field,
      args,
      resolve: ({ id }, given, { insights }) => ask({ measure, fixed, where: { sites: [id] }, how: given }, insights),
    }),
  );
}
