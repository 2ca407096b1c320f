import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import { placeArguments, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { baselineWeeksMax, chooseBaseline } from '../data/baseline.ts';
import { askTrend } from '../data/trend.ts';
import { measureArgument } from './compared-measure.ts';
import type { defineComparedMeasure } from './compared-measure.ts';
import { TREND_SHAPE } from './insight-shape.ts';
import { defineRowFields } from './row-fields.ts';
import { meanArgument, shapeArguments } from './shape-arguments.ts';
import type { MovementTypes } from './types.ts';

const { description, fixed } = TREND_SHAPE;

/** Describes trend: the root field, and the same on Area and Site. */
export function defineTrend(
  builder: SubgraphBuilder,
  types: MovementTypes,
  measure: ReturnType<typeof defineComparedMeasure>,
): void {
  const baseline = defineBaseline(builder);
  defineTrendTypes(builder, types, baseline);
  const args = {
    ...measureArgument(builder, measure),
    ...shapeArguments(builder, TREND_SHAPE),
    ...targetGroupArgument(builder),
    ...baselineArguments(builder, baseline),
    ...meanArgument(builder),
  };
  const field = { type: types.trend.answer, nullable: true, description } as const;
  builder.queryField('trend', (t) =>
    t.field({
      ...field,
      args: { ...placeArguments(builder), ...args },
      resolve: (_root, given, { insights }) =>
        askTrend(
          { measure: given.measure, fixed, where: given, how: given, choice: chooseBaseline(given.baseline, given.weeks) },
          insights,
        ),
    }),
  );
  for (const [owner, placesOf] of [
    [types.area, (id: string) => ({ areas: { ids: [id] } })],
    [types.site, (id: string) => ({ sites: [id] })],
  ] as const) {
    builder.objectField(owner, 'trend', (t) =>
      t.field({
        ...field,
        args,
        resolve: ({ id }, given, { insights }) =>
          askTrend(
            {
              measure: given.measure,
              fixed,
              where: placesOf(id),
              how: given,
              choice: chooseBaseline(given.baseline, given.weeks),
            },
            insights,
          ),
      }),
    );
  }
}

function defineBaseline(builder: SubgraphBuilder) {
  return builder.enumType('Baseline', {
    description: 'What a bucket is compared with; always the same weekday, and by HOUR the same local hour.',
    values: {
      SAME_WEEKDAYS: {
        value: 'SAME_WEEKDAYS',
        description: 'The mean of the same weekday in each of the `weeks` before; four when absent.',
      },
      WEEKS_BEFORE: { value: 'WEEKS_BEFORE', description: 'The same weekday `weeks` weeks before; one when absent.' },
      YEAR_BEFORE: { value: 'YEAR_BEFORE', description: 'The same weekday of the ISO week of the same number, a year before.' },
    },
  });
}

type BaselineEnum = ReturnType<typeof defineBaseline>;

function baselineArguments(builder: SubgraphBuilder, baseline: BaselineEnum) {
  return builder.args((t) => ({
    baseline: t.field({
      type: baseline,
      required: true,
      defaultValue: 'SAME_WEEKDAYS',
      description: 'What each bucket is compared with.',
    }),
    weeks: t.int({
      required: false,
      description: `How many weeks the baseline goes back, 1 to ${baselineWeeksMax}; not for YEAR_BEFORE.`,
    }),
  }));
}

function defineTrendTypes(builder: SubgraphBuilder, types: MovementTypes, baseline: BaselineEnum): void {
  const { answer, row } = types.trend;
  const estimate = publishedFields(builder).estimate();
  answer.implement({
    description: 'A measure over time beside its baseline, with intervals, guarantee and origin.',
    fields: (t) => ({
      nodes: t.field({
        type: [row],
        description: 'The rows of this page: by place, then time, then demo group; never by value.',
        resolve: ({ page }) => page.nodes,
      }),
      baseline: t.field({
        type: baseline,
        description: 'What each bucket is compared with.',
        resolve: ({ choice }) => choice.baseline,
      }),
      weeks: t.int({
        nullable: true,
        description: 'How many weeks the baseline goes back; null for YEAR_BEFORE.',
        resolve: ({ choice }) => (choice.baseline === 'YEAR_BEFORE' ? null : choice.weeks),
      }),
      baselineWindow: t.string({
        description: 'The days that the baseline lies in, half open, as an ISO 8601 interval.',
        resolve: ({ baselineWindow }) => `${baselineWindow.from}/${baselineWindow.to}`,
      }),
    }),
  });
  defineAnswerFields(builder, { answer, edition: types.edition, area: types.area });
  row.implement({
    description: TREND_SHAPE.rows,
    fields: (t) => ({
      baseline: t.expose('baseline', {
        type: estimate,
        description: 'The mean of the buckets it is compared with; NOT_COVERED where none of them is released.',
      }),
      change: t.expose('change', { type: estimate, description: 'Percent of the baseline: 100 is as usual.' }),
      against: t.stringList({
        description: 'The buckets that the baseline is the mean of, newest first; those that are not released are left out.',
        resolve: ({ against }) => [...against],
      }),
    }),
  });
  defineRowFields(builder, types, { row, shape: TREND_SHAPE });
}
