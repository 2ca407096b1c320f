import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import { resolveInsight } from './resolve-insight.ts';
import { areasArgument, meanArgument, shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

const { measure, description } = INSIGHT_SHAPES.flows;

/** Describes flows: the root field, and on Area those that start there. */
export function defineFlows(builder: SubgraphBuilder, types: MovementTypes): void {
  defineInsightTypes(builder, types, 'flows');
  const args = { ...shapeArguments(builder, INSIGHT_SHAPES.flows), ...meanArgument(builder), ...destinationsArgument(builder) };
  const field = { type: types.flows.answer, nullable: true, description } as const;
  builder.queryField('flows', (t) =>
    t.field({
      ...field,
      args: { ...areasArgument(builder, 'Where the trips start; districts by DAY, zones by PERIOD.'), ...args },
      resolve: resolveInsight((_root, given) => ({ measure, where: given, how: given })),
    }),
  );
  builder.objectField(types.area, 'flows', (t) =>
    t.field({
      ...field,
      args,
      description: `${description} Those that start in this area.`,
      resolve: resolveInsight(({ id }, given) => ({
        measure,
        where: { areas: { ids: [id] }, destinations: given.destinations },
        how: given,
      })),
    }),
  );
}

function destinationsArgument(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    destinations: t.field({
      type: sharedInputs(builder).areaSelector(),
      required: false,
      description:
        'Where the trips end, in the market of the origins and by the same level; anywhere when absent. By `ids` or `within`; a polygon is for origins.',
    }),
  }));
}
