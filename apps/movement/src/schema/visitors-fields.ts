import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { askInsight } from '@passerby/subgraph-kit/insight';
import { toQuestion } from '@passerby/subgraph-kit/insight-question';
import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import {
  defineDimensions,
  insightArguments,
  placeArguments,
  targetGroupArgument,
} from '@passerby/subgraph-kit/insight-arguments';
import { definePlaceFields, defineRowFields } from './row-fields.ts';
import type { MovementTypes } from './types.ts';

const description =
  'Distinct devices with a visit to a place. They do not add up: over more than one place or bucket the answer is NOT_ADDITIVE, naming the nearest question.';

/** Describes visitors: the root field, and the same on Area and Site. */
export function defineVisitors(builder: SubgraphBuilder, types: MovementTypes): void {
  defineTypes(builder, types);
  const dimensions = defineDimensions(builder, 'VisitorsDimension', ['AREA', 'SITE', 'TIME', 'AGE_BAND', 'GENDER']);
  const groupBy = builder.args((t) => ({
    groupBy: t.field({ type: [dimensions], required: true, defaultValue: [], description: 'Breakdown, in any order.' }),
  }));
  const args = { ...insightArguments(builder, 'DAY'), ...groupBy, ...targetGroupArgument(builder) };
  builder.queryField('visitors', (t) =>
    t.field({
      type: types.visitorsAnswer,
      nullable: true,
      args: { ...placeArguments(builder), ...args },
      description,
      resolve: (_root, given, { insights }) => askInsight(toQuestion('visitors', given, given), insights, given),
    }),
  );
  builder.objectField(types.area, 'visitors', (t) =>
    t.field({
      type: types.visitorsAnswer,
      nullable: true,
      args,
      description,
      resolve: ({ id }, given, { insights }) =>
        askInsight(toQuestion('visitors', { areas: { ids: [id] } }, given), insights, given),
    }),
  );
  builder.objectField(types.site, 'visitors', (t) =>
    t.field({
      type: types.visitorsAnswer,
      nullable: true,
      args,
      description,
      resolve: ({ id }, given, { insights }) => askInsight(toQuestion('visitors', { sites: [id] }, given), insights, given),
    }),
  );
}

function defineTypes(builder: SubgraphBuilder, types: MovementTypes): void {
  types.visitorsAnswer.implement({
    description: 'Visitors with their interval, guarantee and origin.',
    fields: (t) => ({
      nodes: t.field({
        type: [types.visitorsRow],
        description: 'The rows of this page: by place, then time, then demo group.',
        resolve: ({ page }) => page.nodes,
      }),
    }),
  });
  defineAnswerFields(builder, { answer: types.visitorsAnswer, edition: types.edition });
  types.visitorsRow.implement({ description: 'Visitors in one bucket.' });
  definePlaceFields(builder, types, 'visitorsRow');
  defineRowFields(builder, types, 'visitorsRow');
}
