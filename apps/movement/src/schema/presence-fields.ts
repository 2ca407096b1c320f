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
  'Devices at a place, summed over the hours asked for. Additive: any set of areas, any window. A device counts in one zone an hour.';

/** Describes presence: the root field, and the same on Area and Site. */
export function definePresence(builder: SubgraphBuilder, types: MovementTypes): void {
  defineTypes(builder, types);
  const dimensions = defineDimensions(builder, 'PresenceDimension', ['AREA', 'SITE', 'TIME', 'AGE_BAND', 'GENDER']);
  const groupBy = builder.args((t) => ({
    groupBy: t.field({ type: [dimensions], required: true, defaultValue: [], description: 'Breakdown, in any order.' }),
  }));
  const args = { ...insightArguments(builder, 'HOUR'), ...groupBy, ...targetGroupArgument(builder) };
  builder.queryField('presence', (t) =>
    t.field({
      type: types.presenceAnswer,
      nullable: true,
      args: { ...placeArguments(builder), ...args },
      description,
      resolve: (_root, given, { insights }) => askInsight(toQuestion('presence', given, given), insights, given),
    }),
  );
  builder.objectField(types.area, 'presence', (t) =>
    t.field({
      type: types.presenceAnswer,
      nullable: true,
      args,
      description,
      resolve: ({ id }, given, { insights }) =>
        askInsight(toQuestion('presence', { areas: { ids: [id] } }, given), insights, given),
    }),
  );
  builder.objectField(types.site, 'presence', (t) =>
    t.field({
      type: types.presenceAnswer,
      nullable: true,
      args,
      description,
      resolve: ({ id }, given, { insights }) => askInsight(toQuestion('presence', { sites: [id] }, given), insights, given),
    }),
  );
}

function defineTypes(builder: SubgraphBuilder, types: MovementTypes): void {
  types.presenceAnswer.implement({
    description: 'Presence with its interval, guarantee and origin.',
    fields: (t) => ({
      nodes: t.field({
        type: [types.presenceRow],
        description: 'The rows of this page: by place, then time, then demo group.',
        resolve: ({ page }) => page.nodes,
      }),
    }),
  });
  defineAnswerFields(builder, { answer: types.presenceAnswer, edition: types.edition });
  types.presenceRow.implement({
    description: 'Presence in one bucket.',
    fields: (t) => ({
      at: t.field({
        type: 'DateTime',
        nullable: true,
        description: "Start of the hour with the market's offset; null unless grouped by TIME with grain HOUR.",
        resolve: ({ at }) => at ?? null,
      }),
    }),
  });
  definePlaceFields(builder, types, 'presenceRow');
  defineRowFields(builder, types, 'presenceRow');
}
