import { sitesArgument } from '@passerby/subgraph-kit/insight-arguments';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { ask } from '../data/ask.ts';
import { shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

/** Describes loyalty and frequency: root fields for sites, and the same on Site. */
export function defineSiteInsights(builder: SubgraphBuilder, types: MovementTypes): void {
  for (const name of ['loyalty', 'frequency'] as const) {
    defineInsightTypes(builder, types, name);
    const { measure, description } = INSIGHT_SHAPES[name];
    const args = shapeArguments(builder, INSIGHT_SHAPES[name]);
    const field = { type: types[name].answer, nullable: true, description } as const;
    builder.queryField(name, (t) =>
      t.field({
        ...field,
        args: { ...sitesArgument(builder), ...args },
        resolve: (_root, given, { insights }) => ask({ measure, where: given, how: given }, insights),
      }),
    );
    builder.objectField(types.site, name, (t) =>
      t.field({
        ...field,
        args,
        resolve: ({ id }, given, { insights }) => ask({ measure, where: { sites: [id] }, how: given }, insights),
      }),
    );
  }
}
