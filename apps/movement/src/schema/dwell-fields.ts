import { siteArgument, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { askMedian } from '@passerby/subgraph-kit/insight';
import { resolveInsight } from './resolve-insight.ts';
import { meanArgument, shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

const { measure, description } = INSIGHT_SHAPES.dwell;

/** Describes dwell: the root field for one site, and the same on Site and TargetGroup. */
export function defineDwell(builder: SubgraphBuilder, types: MovementTypes): void {
  defineInsightTypes(builder, types, 'dwell');
  defineMedian(builder, types);
  const args = { ...shapeArguments(builder, INSIGHT_SHAPES.dwell), ...meanArgument(builder) };
  const group = targetGroupArgument(builder);
  const field = { type: types.dwell.answer, nullable: true, description } as const;
  builder.queryField('dwell', (t) =>
    t.field({
      ...field,
      args: { ...siteArgument(builder), ...args, ...group },
      resolve: resolveInsight((_root, given) => ({ measure, where: { sites: [given.site] }, how: given })),
    }),
  );
  builder.objectField(types.site, 'dwell', (t) =>
    t.field({
      ...field,
      args: { ...args, ...group },
      resolve: resolveInsight(({ id }, given) => ({ measure, where: { sites: [id] }, how: given })),
    }),
  );
  builder.objectField(types.targetGroup, 'dwell', (t) =>
    t.field({
      ...field,
      args: { ...siteArgument(builder), ...args },
      directives: { requires: { fields: 'ageBands genders' } },
      description: `${description} Of this target group.`,
      resolve: resolveInsight((targetGroup, given) => ({
        measure,
        where: { sites: [given.site] },
        how: { ...given, targetGroup },
      })),
    }),
  );
}

function defineMedian(builder: SubgraphBuilder, types: MovementTypes): void {
  builder.objectField(types.dwell.answer, 'median', (t) =>
    t.field({
      type: publishedFields(builder).estimate(),
      description: 'Median dwell in minutes over the whole window and target group.',
      resolve: (insight, _args, { insights }) => askMedian(insight, insights),
    }),
  );
}
