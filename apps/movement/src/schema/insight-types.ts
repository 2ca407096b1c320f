import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { defineColumnField } from './column-fields.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import type { InsightName, InsightShape } from './insight-shape.ts';
import { defineRowFields } from './row-fields.ts';
import type { MovementTypes } from './types.ts';

/** Describes the answer and the row of an insight: what it was grouped by, its figure, and where it comes from. */
export function defineInsightTypes(builder: SubgraphBuilder, types: MovementTypes, name: InsightName): void {
  const shape: InsightShape = INSIGHT_SHAPES[name];
  const { answer, row } = types[name];
  answer.implement({
    description: `${shape.prefix} with its intervals, guarantee and origin.`,
    fields: (t) => ({
      nodes: t.field({
        type: [row],
        description: 'The rows of this page: by place, then time, then the other dimensions; never by value.',
        resolve: ({ page }) => page.nodes,
      }),
    }),
  });
  const isOfAreas = shape.dimensions.includes('AREA') || shape.dimensions.includes('ORIGIN');
  defineAnswerFields(builder, { answer, edition: types.edition, ...(isOfAreas ? { area: types.area } : {}) });
  if (shape.isRanked !== true) defineColumnField(builder, answer, types.columns);
  row.implement({ description: shape.rows });
  defineRowFields(builder, types, { row, shape });
}
