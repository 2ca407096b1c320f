import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { defineCompare } from './compare-fields.ts';
import { defineComparedMeasure } from './compared-measure.ts';
import { defineTrend } from './trend-fields.ts';
import type { MovementTypes } from './types.ts';

/** Describes what sets figures beside others: trend over time, compare over places. */
export function defineComparisons(builder: SubgraphBuilder, types: MovementTypes): void {
  const measure = defineComparedMeasure(builder);
  defineTrend(builder, types, measure);
  defineCompare(builder, types, measure);
}
