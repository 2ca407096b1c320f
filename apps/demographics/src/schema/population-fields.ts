import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import { defineAgeBand, defineGender } from '@passerby/subgraph-kit/demo-fields';
import { defineDimensions, targetGroupArgument } from '@passerby/subgraph-kit/insight-arguments';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import { getArea } from '../data/geography.ts';
import { askPopulation } from '../data/population.ts';
import type { DemographicsTypes } from './types.ts';

const descriptions = {
  residents:
    'Who lives in an area: by the zone with most stay time between 22:00 and 06:00 over 28 days, if it was seen on 5 nights and holds more than half of it. Adds over zones, not over periods.',
  workers:
    'Who works in an area: by the zone other than home with most stay time on working days from 09:00 to 17:00 over 28 days, if it was seen on 5 days and holds more than half of it. Adds over zones, not over periods.',
} as const;

/** Describes residents and workers: root fields for any areas, and the same on Area. */
export function definePopulation(builder: SubgraphBuilder, types: DemographicsTypes): void {
  defineTypes(builder, types);
  const args = { ...populationArguments(builder), ...targetGroupArgument(builder) };
  const areas = builder.args((t) => ({
    areas: t.field({
      type: sharedInputs(builder).areaSelector(),
      required: true,
      description: 'The areas they live or work in.',
    }),
  }));
  for (const measure of ['residents', 'workers'] as const) {
    const field = { type: types.populationAnswer, nullable: true, description: descriptions[measure] } as const;
    builder.queryField(measure, (t) =>
      t.field({
        ...field,
        args: { ...areas, ...args },
        resolve: (_root, given, { insights }) => askPopulation({ measure, where: given, how: given }, insights),
      }),
    );
    builder.objectField(types.area, measure, (t) =>
      t.field({
        ...field,
        args,
        resolve: ({ id }, given, { insights }) =>
          askPopulation({ measure, where: { areas: { ids: [id] } }, how: given }, insights),
      }),
    );
  }
}

function populationArguments(builder: SubgraphBuilder) {
  const dimensions = defineDimensions(builder, 'PopulationDimension', ['AREA', 'AGE_BAND', 'GENDER']);
  return builder.args((t) => ({
    period: t.field({
      type: 'Date',
      required: false,
      description: 'First day of a budget period of 28 days; the newest released one when absent.',
    }),
    groupBy: t.field({ type: [dimensions], required: true, defaultValue: [], description: 'Breakdown, in any order.' }),
    unit: t.field({
      type: sharedEnums(builder).unit(),
      required: true,
      defaultValue: 'DEVICES',
      description: 'Devices as counted, or people.',
    }),
    first: t.int({ required: false, description: 'Rows of the page, 1 to 1,000; 100 when absent.' }),
    after: t.string({ required: false, description: "The last page's `endCursor`." }),
  }));
}

function defineTypes(builder: SubgraphBuilder, types: DemographicsTypes): void {
  const { populationAnswer: answer, populationRow: row } = types;
  answer.implement({
    description: 'Residents or workers of one budget period with their intervals, guarantee and origin.',
    fields: (t) => ({
      period: t.expose('period', { type: 'Date', description: 'First day of the budget period they are counted in.' }),
      nodes: t.field({
        type: [row],
        description: 'The rows of this page: by area, then age band, then gender; never by value.',
        resolve: ({ page }) => page.nodes,
      }),
    }),
  });
  defineAnswerFields(builder, { answer, edition: types.edition, area: types.area });
  row.implement({
    description: 'Residents or workers of one group.',
    fields: (t) => ({
      area: t.field({
        type: types.area,
        nullable: true,
        description: 'The area; null unless grouped by it.',
        resolve: ({ market, key }, _args, { insights }) =>
          key.AREA === undefined ? null : getArea(insights.getEdition(market), key.AREA),
      }),
      estimate: t.expose('estimate', { type: publishedFields(builder).estimate(), description: 'The figure.' }),
    }),
  });
  defineAgeBand(builder, row);
  defineGender(builder, row);
}
