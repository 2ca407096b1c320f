import type { InsightQuestion } from '@passerby/anonymisation/question';
import { formatQualifiedId } from '@passerby/domain/place';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import { DIMENSIONS } from '../data/insight-terms.ts';
import { describeValues } from './described-values.ts';

/** The types of a question that is asked later, by the worker: as an input and as what was asked. */
export type QuestionTypes = ReturnType<typeof defineQuestion>;

/** `AskedQuestion` and `QuestionInput`. */
export function defineQuestion(builder: SubgraphBuilder) {
  const dimension = defineDimension(builder);
  return { asked: defineAsked(builder, dimension), input: defineInput(builder, dimension) };
}

type Dimension = (typeof DIMENSIONS)[number];
type DimensionEnum = ReturnType<typeof defineDimension>;

function defineDimension(builder: SubgraphBuilder) {
  return builder.enumType('ExportDimension', {
    description: 'What the figures of an export are broken down by.',
    values: describeValues(DIMENSIONS, dimensionWords),
  });
}

const dimensionWords: Readonly<Record<Dimension, string>> = {
  AREA: 'By area, at the level asked for.',
  SITE: 'By site.',
  TIME: 'By the hours, days, weeks or periods of the window.',
  DAY_TYPE: 'By workday, Saturday, and Sunday or holiday.',
  WEEKDAY: 'By day of the week.',
  HOUR_OF_DAY: 'By local hour of the day.',
  AGE_BAND: 'By age.',
  GENDER: 'By gender.',
  DWELL_BAND: 'By length of the visit.',
  DAYPART: 'By night, morning, day and evening.',
  KIND: 'By kind of visitor: resident, worker, other; new, returning.',
  ORIGIN: 'By where trips start.',
  DESTINATION: 'By where trips end.',
  HOME_DISTRICT: 'By home district.',
  DAYS_BAND: 'By days visited in the period.',
  COUNTRY: 'By country of the SIM.',
};

function defineAsked(builder: SubgraphBuilder, dimension: DimensionEnum) {
  const enums = sharedEnums(builder);
  return builder.objectRef<InsightQuestion>('AskedQuestion').implement({
    description: 'A question of an export or a data request.',
    fields: (t) => ({
      market: t.exposeID('market', { description: 'Id of the market.' }),
      measure: t.field({ type: enums.measure(), description: 'What is measured.', resolve: ({ measure }) => measure }),
      places: t.idList({
        description: 'Areas or sites that it is about.',
        resolve: ({ market, places }) =>
          ('siteIds' in places ? places.siteIds : places.areaIds).map((id) => formatQualifiedId({ market, id })),
      }),
      level: t.field({
        type: enums.areaLevel(),
        nullable: true,
        description: 'What a row of AREA is; null for sites, and for areas as named.',
        resolve: ({ places }) => ('siteIds' in places ? null : places.level),
      }),
      destinations: t.idList({
        description: 'Flows only: where trips end; empty for anywhere.',
        resolve: ({ market, destinationIds = [] }) => destinationIds.map((id) => formatQualifiedId({ market, id })),
      }),
      from: t.field({ type: 'Date', description: 'First day of the window.', resolve: ({ window }) => window.from }),
      to: t.field({ type: 'Date', description: 'The day after the last.', resolve: ({ window }) => window.to }),
      grain: t.field({ type: enums.grain(), description: 'Time grain.', resolve: ({ grain }) => grain }),
      groupBy: t.field({ type: [dimension], description: 'Breakdown, in order.', resolve: ({ groupBy }) => [...groupBy] }),
      unit: t.field({ type: enums.unit(), description: 'Devices or people.', resolve: ({ unit }) => unit }),
      ageBands: t.field({
        type: [enums.ageBand()],
        description: 'Ages of the target group; empty for all.',
        resolve: ({ targetGroup }) => targetGroup?.ageBands ?? [],
      }),
      genders: t.field({
        type: [enums.gender()],
        description: 'Genders of the target group; empty for all.',
        resolve: ({ targetGroup }) => targetGroup?.genders ?? [],
      }),
    }),
  });
}

function defineInput(builder: SubgraphBuilder, dimension: DimensionEnum) {
  const enums = sharedEnums(builder);
  const inputs = sharedInputs(builder);
  return builder.inputType('QuestionInput', {
    description: 'A question to be answered as files: any number of figures, the same gate as every other question.',
    fields: (t) => ({
      market: t.id({ required: true, description: 'Id of a market of the licence.' }),
      measure: t.field({ type: enums.measure(), required: true, description: 'What is measured.' }),
      areas: t.idList({ description: 'Areas of one market, `london:soho`; these or sites.' }),
      level: t.field({ type: enums.areaLevel(), description: 'What a row of AREA is; when absent, the areas as named.' }),
      sites: t.idList({ description: 'Sites of one market; these or areas.' }),
      destinations: t.idList({ description: 'Flows only: where trips end; anywhere when absent.' }),
      window: t.field({ type: inputs.window(), required: true, description: 'Days.' }),
      grain: t.field({ type: enums.grain(), required: true, description: 'Picks the family of figures.' }),
      groupBy: t.field({ type: [dimension], required: true, description: 'Breakdown; empty for one figure.' }),
      targetGroup: t.field({ type: inputs.targetGroup(), description: 'Whom it is about; everyone when absent.' }),
      unit: t.field({ type: enums.unit(), defaultValue: 'DEVICES', description: 'Devices as counted, or people.' }),
    }),
  });
}
