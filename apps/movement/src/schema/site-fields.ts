import { sitesArgument } from '@passerby/subgraph-kit/insight-arguments';
import type { InsightRow } from '@passerby/subgraph-kit/insight';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { resolveInsight } from './resolve-insight.ts';
import { shapeArguments } from './shape-arguments.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import type { MovementTypes } from './types.ts';

/** Describes loyalty and frequency: root fields for sites, and the same on Site. */
export function defineSiteInsights(builder: SubgraphBuilder, types: MovementTypes): void {
  for (const name of ['loyalty', 'frequency'] as const) {
    defineInsightTypes(builder, types, name);
    defineShare(builder, types[name].row);
    const { measure, description } = INSIGHT_SHAPES[name];
    const args = shapeArguments(builder, INSIGHT_SHAPES[name]);
    const field = { type: types[name].answer, nullable: true, description } as const;
    builder.queryField(name, (t) =>
      t.field({
        ...field,
        args: { ...sitesArgument(builder), ...args },
        resolve: resolveInsight((_root, given) => ({ measure, where: given, how: given })),
      }),
    );
    builder.objectField(types.site, name, (t) =>
      t.field({
        ...field,
        args,
        resolve: resolveInsight(({ id }, given) => ({ measure, where: { sites: [id] }, how: given })),
      }),
    );
  }
}

function defineShare(builder: SubgraphBuilder, row: ObjectType<InsightRow>): void {
  builder.objectField(row, 'share', (t) =>
    t.field({
      type: publishedFields(builder).estimate(),
      nullable: true,
      description:
        'Percent of all visitors of that site and time; null where the answer is not broken down. Asking for it makes the total known, which can withhold one more row.',
      resolve: ({ estimate, total }, _args, { insights }) => (total === undefined ? null : insights.share(estimate, total)),
    }),
  );
}
