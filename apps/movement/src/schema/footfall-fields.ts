import { placeArguments, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { resolveInsight } from './resolve-insight.ts';
import { meanArgument, shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

/** Describes presence and visitors: root fields for areas or sites, and the same on Area, Site and TargetGroup. */
export function defineFootfall(builder: SubgraphBuilder, types: MovementTypes): void {
  for (const name of ['presence', 'visitors'] as const) {
    defineInsightTypes(builder, types, name);
    const { measure, description } = INSIGHT_SHAPES[name];
    const args = {
      ...shapeArguments(builder, INSIGHT_SHAPES[name]),
      ...(name === 'presence' ? meanArgument(builder) : {}),
    };
    const group = targetGroupArgument(builder);
    const field = { type: types[name].answer, nullable: true, description } as const;
    builder.queryField(name, (t) =>
      t.field({
        ...field,
        args: { ...placeArguments(builder), ...args, ...group },
        resolve: resolveInsight((_root, given) => ({ measure, where: given, how: given })),
      }),
    );
    builder.objectField(types.area, name, (t) =>
      t.field({
        ...field,
        args: { ...args, ...group },
        resolve: resolveInsight(({ id }, given) => ({ measure, where: { areas: { ids: [id] } }, how: given })),
      }),
    );
    builder.objectField(types.site, name, (t) =>
      t.field({
        ...field,
        args: { ...args, ...group },
        resolve: resolveInsight(({ id }, given) => ({ measure, where: { sites: [id] }, how: given })),
      }),
    );
    builder.objectField(types.targetGroup, name, (t) =>
      t.field({
        ...field,
        args: { ...placeArguments(builder), ...args },
        directives: { requires: { fields: 'ageBands genders' } },
        description: `${description} Of this target group.`,
        resolve: resolveInsight((targetGroup, given) => ({ measure, where: given, how: { ...given, targetGroup } })),
      }),
    );
  }
}
