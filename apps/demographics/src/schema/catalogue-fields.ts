import { defineDimensions } from '@passerby/subgraph-kit/insight-arguments';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { listCatalogue } from '../data/catalogue.ts';
import type { DemographicsTypes } from './types.ts';

/** Describes what can be asked of a market, per licence: measures, tables, domains, history, and the method as data. */
export function defineCatalogue(builder: SubgraphBuilder, types: DemographicsTypes): void {
  defineTable(builder, types);
  types.catalogueEntry.implement({
    description: 'What can be asked of one measure, and how it is counted.',
    fields: (t) => ({
      measure: t.expose('measure', { type: sharedEnums(builder).measure(), description: 'The measure: a field of the graph.' }),
      isLicensed: t.exposeBoolean('isLicensed', { description: 'Whether the licence of who asks covers it.' }),
      definition: t.string({
        description: 'What it measures, in a sentence.',
        resolve: ({ method }) => method.definition,
      }),
      counting: t.string({ description: 'What one person counts.', resolve: ({ method }) => method.counting }),
      clock: t.string({
        description: 'What decides the bucket; all clocks are local to the market.',
        resolve: ({ method }) => method.clock,
      }),
      tables: t.field({
        type: [types.catalogueTable],
        description: 'The released tables that answer it; the first that holds a question is taken.',
        resolve: ({ tables }) => tables,
      }),
    }),
  });
  builder.objectField(types.market, 'catalogue', (t) =>
    t.field({
      type: [types.catalogueEntry],
      description: 'What can be asked of it under the licence of who asks. Only what is released is listed.',
      resolve: ({ edition }, _args, { principal }) => listCatalogue(edition, principal.licence, new Date()),
    }),
  );
}

function defineTable(builder: SubgraphBuilder, types: DemographicsTypes): void {
  const enums = sharedEnums(builder);
  const { dimension, place, additivity } = defineEnums(builder);
  defineAxis(types);
  types.catalogueTable.implement({
    description: 'One released table: every combination of its domain is a cell with noise, those that nobody is in too.',
    fields: (t) => ({
      family: t.exposeString('family', { description: 'Its name in releases and manifests, `dwell-site-week-demo`.' }),
      place: t.expose('place', { type: place, description: 'The kind of place that its cells are of.' }),
      grains: t.field({
        type: [enums.grain()],
        description: 'The grains that it can be asked by under the licence; empty for none.',
        resolve: ({ grains }) => grains,
      }),
      dimensions: t.field({
        type: [dimension],
        description: 'What it can be broken down by under the licence, beside place and time.',
        resolve: ({ dimensions }) => dimensions,
      }),
      adds: t.field({
        type: [additivity],
        description: 'What it adds up over; anything else is NOT_ADDITIVE.',
        resolve: ({ adds }) => adds,
      }),
      counts: t.exposeString('counts', { description: 'What one unit is, in DEVICES.' }),
      domain: t.field({
        type: [types.domainAxis],
        description: 'The axes of one released window.',
        resolve: ({ domain }) => domain,
      }),
      availableFrom: t.expose('availableFrom', {
        type: 'Date',
        nullable: true,
        description: 'First day that the licence can ask for; null where it can ask for none.',
      }),
      availableTo: t.expose('availableTo', {
        type: 'Date',
        nullable: true,
        description: 'The day after the last one; null where it can ask for none.',
      }),
      bound: t.exposeString('bound', { description: 'How much one subscriber can change.' }),
      noise: t.exposeFloat('noise', { description: 'Standard deviation of the noise of one cell, in devices.' }),
      minimumGroup: t.exposeInt('minimumGroup', { description: 'Least noisy devices of one cell that is shown.' }),
    }),
  });
}

function defineAxis({ domainAxis }: DemographicsTypes): void {
  domainAxis.implement({
    description: 'One axis of a public domain.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What it runs over, in words.' }),
      values: t.exposeInt('values', {
        nullable: true,
        description: 'How many values it has; null where the release alone says.',
      }),
    }),
  });
}

function defineEnums(builder: SubgraphBuilder) {
  return {
    dimension: defineDimensions(builder, 'CatalogueDimension', [
      'AGE_BAND',
      'GENDER',
      'DWELL_BAND',
      'DAYPART',
      'KIND',
      'ORIGIN',
      'DESTINATION',
      'HOME_DISTRICT',
      'DAYS_BAND',
      'COUNTRY',
      'DAY_TYPE',
      'WEEKDAY',
      'HOUR_OF_DAY',
      'AREA',
      'SITE',
      'TIME',
    ]),
    place: builder.enumType('CataloguePlace', {
      description: 'A kind of place.',
      values: {
        ZONE: { value: 'ZONE', description: 'Zones, and what adds over them: districts, regions, drawn places.' },
        DISTRICT: { value: 'DISTRICT', description: 'Districts.' },
        SITE: { value: 'SITE', description: 'Registered study zones.' },
      },
    }),
    additivity: builder.enumType('Additivity', {
      description: 'What figures add up over.',
      values: {
        PLACES: { value: 'PLACES', description: 'Over areas.' },
        WINDOWS: { value: 'WINDOWS', description: 'Over hours, days or weeks.' },
      },
    }),
  };
}
