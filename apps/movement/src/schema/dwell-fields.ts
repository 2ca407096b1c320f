import type { DwellBandLabel } from '@passerby/domain/dwell-band';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { askInsight, askMedian } from '@passerby/subgraph-kit/insight';
import { toQuestion } from '@passerby/subgraph-kit/insight-question';
import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import { defineDimensions, insightArguments, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import { defineRowFields } from './row-fields.ts';
import type { MovementTypes } from './types.ts';

const description =
  'How long visits to a site last, by the band of the visit that counts: the longest of a day, one of a week. Adds up over buckets as visitor-days or visitor-weeks.';

/** Describes dwell: the root field, and the same on Site and TargetGroup. */
export function defineDwell(builder: SubgraphBuilder, types: MovementTypes): void {
  defineTypes(builder, types);
  const dimensions = defineDimensions(builder, 'DwellDimension', ['TIME', 'DWELL_BAND', 'AGE_BAND', 'GENDER']);
  const site = builder.args((t) => ({
    site: t.id({ required: true, description: 'With its market, `london:oxford-street`.' }),
  }));
  const groupBy = builder.args((t) => ({
    groupBy: t.field({
      type: [dimensions],
      required: true,
      defaultValue: ['DWELL_BAND'],
      description: 'Breakdown, in any order.',
    }),
  }));
  const args = { ...insightArguments(builder, 'WEEK'), ...groupBy };
  builder.queryField('dwell', (t) =>
    t.field({
      type: types.dwellAnswer,
      nullable: true,
      args: { ...site, ...args, ...targetGroupArgument(builder) },
      description,
      resolve: (_root, given, { insights }) => askInsight(toQuestion('dwell', { sites: [given.site] }, given), insights, given),
    }),
  );
  builder.objectField(types.site, 'dwell', (t) =>
    t.field({
      type: types.dwellAnswer,
      nullable: true,
      args: { ...args, ...targetGroupArgument(builder) },
      description,
      resolve: ({ id }, given, { insights }) => askInsight(toQuestion('dwell', { sites: [id] }, given), insights, given),
    }),
  );
  builder.objectField(types.targetGroup, 'dwell', (t) =>
    t.field({
      type: types.dwellAnswer,
      nullable: true,
      args: { ...site, ...args },
      directives: { requires: { fields: 'ageBands genders' } },
      description: `${description} Of this target group.`,
      resolve: (group, given, { insights }) =>
        askInsight(toQuestion('dwell', { sites: [given.site] }, { ...given, targetGroup: group }), insights, given),
    }),
  );
}

function defineTypes(builder: SubgraphBuilder, types: MovementTypes): void {
  types.dwellAnswer.implement({
    description: 'A distribution of dwell with its intervals, median, guarantee and origin.',
    fields: (t) => ({
      nodes: t.field({
        type: [types.dwellRow],
        description: 'The rows of this page: by time, then dwell band, then demo group.',
        resolve: ({ page }) => page.nodes,
      }),
      median: t.field({
        type: publishedFields(builder).estimate(),
        description: 'Median dwell in minutes over the whole window and target group.',
        resolve: (insight, _args, { insights }) => askMedian(insight, insights),
      }),
    }),
  });
  defineAnswerFields(builder, { answer: types.dwellAnswer, edition: types.edition });
  types.dwellRow.implement({
    description: 'Dwell in one bucket.',
    fields: (t) => ({
      dwellBand: t.field({
        type: sharedEnums(builder).dwellBand(),
        nullable: true,
        description: 'The length of the visit; null unless grouped by it.',
        resolve: ({ key }) => (key.DWELL_BAND ?? null) as DwellBandLabel | null,
      }),
    }),
  });
  defineRowFields(builder, types, 'dwellRow');
}
