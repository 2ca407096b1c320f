import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { resolveInsight } from './resolve-insight.ts';
import { areasArgument, meanArgument, shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

const { measure, description } = INSIGHT_SHAPES.roamers;

/** Describes roamers: the root field for districts, and the same on Area. */
export function defineRoamers(builder: SubgraphBuilder, types: MovementTypes): void {
  defineInsightTypes(builder, types, 'roamers');
  const args = { ...shapeArguments(builder, INSIGHT_SHAPES.roamers), ...meanArgument(builder) };
  const field = { type: types.roamers.answer, nullable: true, description } as const;
  builder.queryField('roamers', (t) =>
    t.field({
      ...field,
      args: { ...areasArgument(builder, 'Whole districts.'), ...args },
      resolve: resolveInsight((_root, given) => ({ measure, where: given, how: given })),
    }),
  );
  builder.objectField(types.area, 'roamers', (t) =>
    t.field({
      ...field,
      args,
      resolve: resolveInsight(({ id }, given) => ({ measure, where: { areas: { ids: [id] } }, how: given })),
    }),
  );
}
