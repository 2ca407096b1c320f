import { defineAnswerFields } from '@passerby/subgraph-kit/answer-fields';
import { defineAgeBand, defineGender } from '@passerby/subgraph-kit/demo-fields';
import { defineDimensions } from '@passerby/subgraph-kit/insight-arguments';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import { formatQualifiedId } from '@passerby/domain/place';
import { askAudience } from '../data/audience.ts';
import type { DemographicsTypes } from './types.ts';

const description =
  'Who is at a place, by age and gender, with the share of each group and its index against the residents of the market (100 = average). Areas are profiled by presence (device-hours), a site by dwell (visitor-weeks; the window is then whole ISO weeks): both add up over any window.';

/** Describes audience: the root field, and the same on Area and Site. */
export function defineAudience(builder: SubgraphBuilder, types: DemographicsTypes): void {
  defineTypes(builder, types);
  const args = audienceArguments(builder);
  const field = { type: types.audienceAnswer, nullable: true, description } as const;
  const places = builder.args((t) => ({
    areas: t.field({
      type: sharedInputs(builder).areaSelector(),
      required: false,
      description: 'The areas, as one place; either these or `site`.',
    }),
    site: t.id({ required: false, description: 'A site, `london:oxford-street`.' }),
  }));
  builder.queryField('audience', (t) =>
    t.field({ ...field, args: { ...places, ...args }, resolve: (_root, given, { insights }) => askAudience(given, insights) }),
  );
  builder.objectField(types.area, 'audience', (t) =>
    t.field({
      ...field,
      args,
      resolve: ({ id }, given, { insights }) => askAudience({ ...given, areas: { ids: [id] } }, insights),
    }),
  );
  builder.objectField(types.site, 'audience', (t) =>
    t.field({
      ...field,
      args,
      resolve: ({ edition, site }, given, { insights }) =>
        askAudience({ ...given, site: formatQualifiedId({ market: edition.market.id, id: site.siteId }) }, insights),
    }),
  );
}

function audienceArguments(builder: SubgraphBuilder) {
  const dimensions = defineDimensions(builder, 'AudienceDimension', ['AGE_BAND', 'GENDER']);
  return builder.args((t) => ({
    window: t.field({
      type: sharedInputs(builder).window(),
      required: true,
      description: 'Which days; whole ISO weeks, Monday to Monday, for a site.',
    }),
    groupBy: t.field({
      type: [dimensions],
      required: true,
      defaultValue: ['AGE_BAND', 'GENDER'],
      description: 'The groups: by age band, gender or both.',
    }),
    unit: t.field({
      type: sharedEnums(builder).unit(),
      required: true,
      defaultValue: 'DEVICES',
      description: 'Devices as counted, or people; on both sides of the index.',
    }),
    partial: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Answer what is covered of a window that is only partly covered; `coverage` says what.',
    }),
  }));
}

function defineTypes(builder: SubgraphBuilder, types: DemographicsTypes): void {
  const { audienceAnswer: answer, audienceRow: row } = types;
  const estimate = publishedFields(builder).estimate();
  answer.implement({
    description: 'The profile of an audience with its intervals, guarantee and origin.',
    fields: (t) => ({
      measure: t.expose('measure', {
        type: sharedEnums(builder).measure(),
        description: 'What is profiled: PRESENCE of areas, DWELL of a site.',
      }),
      total: t.expose('total', { type: estimate, description: 'The whole audience: what the shares are of.' }),
      referencePeriod: t.field({
        type: 'Date',
        nullable: true,
        description: 'First day of the budget period whose residents the index compares with; null where none are released.',
        resolve: ({ referencePeriod }) => referencePeriod?.from ?? null,
      }),
      nodes: t.field({
        type: [row],
        description: 'The groups, by age band, then gender; never by value.',
        resolve: ({ rows }) => rows,
      }),
    }),
  });
  defineAnswerFields(builder, { answer, edition: types.edition, area: types.area });
  row.implement({
    description: 'One group of an audience.',
    fields: (t) => ({
      estimate: t.expose('estimate', { type: estimate, description: 'Its size.' }),
      share: t.expose('share', { type: estimate, description: 'Percent of the whole audience, in steps of 0.1.' }),
      index: t.field({
        type: estimate,
        nullable: true,
        description:
          'Its share over the share of the same group among the residents of the market: 100 is average, 200 twice as many. Null where no residents are released, FORBIDDEN where the licence does not cover the residents of the whole market, DATA_NOT_AVAILABLE for PEOPLE where their period has no factors.',
        resolve: (group) => group.index(),
      }),
    }),
  });
  defineAgeBand(builder, row);
  defineGender(builder, row);
}
