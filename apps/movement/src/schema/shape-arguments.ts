import { defineDimensions, insightArguments } from '@passerby/subgraph-kit/insight-arguments';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import type { InsightShape } from './insight-shape.ts';

type ArgumentShape = Pick<InsightShape, 'prefix' | 'grain' | 'dimensions' | 'groupBy' | 'fixed'>;

/** The arguments of an insight that do not say where: those of every insight, and its own breakdown. */
export function shapeArguments(builder: SubgraphBuilder, { prefix, grain, dimensions, groupBy, fixed }: ArgumentShape) {
  const choices = dimensions.filter((dimension) => fixed?.includes(dimension) !== true);
  const dimension = defineDimensions(builder, `${prefix}Dimension`, choices);
  const breakdown = builder.args((t) => ({
    groupBy: t.field({
      type: [dimension],
      required: true,
      defaultValue: [...groupBy],
      description: 'Breakdown, in any order.',
    }),
  }));
  return { ...insightArguments(builder, grain), ...breakdown };
}

/** The argument of insights that add up over time. */
export function meanArgument(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    mean: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Means over the hours, days or weeks of each bucket instead of sums: a typical week is presence by WEEKDAY and HOUR_OF_DAY with it.',
    }),
  }));
}

/** The argument that chooses the areas of a root field. */
export function areasArgument(builder: SubgraphBuilder, description: string) {
  return builder.args((t) => ({
    areas: t.field({ type: sharedInputs(builder).areaSelector(), required: true, description }),
  }));
}
