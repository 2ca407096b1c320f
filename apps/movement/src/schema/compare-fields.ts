import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import { placeArguments, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { askComparison } from '../data/compare.ts';
import { measureArgument } from './compared-measure.ts';
import type { defineComparedMeasure } from './compared-measure.ts';
import { COMPARE_SHAPE } from './insight-shape.ts';
import { defineRowFields } from './row-fields.ts';
import { meanArgument, shapeArguments } from './shape-arguments.ts';
import type { MovementTypes } from './types.ts';

/** Describes compare: places against one of them. */
export function defineCompare(
  builder: SubgraphBuilder,
  types: MovementTypes,
  measure: ReturnType<typeof defineComparedMeasure>,
): void {
  defineComparisonTypes(builder, types);
  const reference = builder.args((t) => ({
    reference: t.id({ required: true, description: 'The area or site that the others are compared with; one of those named.' }),
  }));
  builder.queryField('compare', (t) =>
    t.field({
      type: types.comparison.answer,
      nullable: true,
      description: COMPARE_SHAPE.description,
      args: {
        ...measureArgument(builder, measure),
        ...placeArguments(builder),
        ...reference,
        ...shapeArguments(builder, COMPARE_SHAPE),
        ...meanArgument(builder),
        ...targetGroupArgument(builder),
      },
      resolve: (_root, given, { insights }) =>
        askComparison({ measure: given.measure, where: given, how: given, reference: given.reference }, insights),
    }),
  );
}

function defineComparisonTypes(builder: SubgraphBuilder, types: MovementTypes): void {
  const { answer, row } = types.comparison;
  answer.implement({
    description: 'Places against one of them, with intervals, guarantee and origin.',
    fields: (t) => ({
      nodes: t.field({
        type: [row],
        description: 'The rows of this page: by place, then time, then demo group; never by value.',
        resolve: ({ page }) => page.nodes,
      }),
      referenceArea: t.field({
        type: types.area,
        nullable: true,
        description: 'The area that the others are compared with; null where sites are compared.',
        resolve: ({ placeKind, reference }) => (placeKind === 'AREA' ? { id: reference } : null),
      }),
      referenceSite: t.field({
        type: types.site,
        nullable: true,
        description: 'The site that the others are compared with; null where areas are compared.',
        resolve: ({ placeKind, reference }) => (placeKind === 'SITE' ? { id: reference } : null),
      }),
    }),
  });
  defineAnswerFields(builder, { answer, edition: types.edition, area: types.area });
  row.implement({
    description: COMPARE_SHAPE.rows,
    fields: (t) => ({
      ratio: t.expose('ratio', {
        type: publishedFields(builder).estimate(),
        nullable: true,
        description: 'Percent of the figure of the reference in the same bucket; null for the reference itself.',
      }),
    }),
  });
  defineRowFields(builder, types, { row, shape: COMPARE_SHAPE });
}
