import { badInput } from '@passerby/domain/error';
import { parseQualifiedId } from '@passerby/domain/place';
import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { findParent, getArea, listAreas, listChildren } from '../data/geography.ts';
import type { AreaReference } from '@passerby/subgraph-kit/entity-reference';
import type { DemographicsTypes } from './types.ts';

/** Describes Area and the fields that lead to areas. */
export function defineArea(builder: SubgraphBuilder, types: DemographicsTypes): void {
  implementArea(builder, types);
  builder.asEntity(types.area, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, context) => findByQualifiedId(id, context),
  });
  types.areaConnection.implement({
    description: 'One page of areas.',
    fields: (t) => ({
      nodes: t.field({ type: [types.area], description: 'The areas of this page, by id.', resolve: ({ nodes }) => nodes }),
      pageInfo: t.expose('pageInfo', { type: publishedFields(builder).pageInfo(), description: 'Whether there is more.' }),
    }),
  });
  defineQueries(builder, types);
}

function implementArea(builder: SubgraphBuilder, types: DemographicsTypes): void {
  types.area.implement({
    description: 'One area of the published geography: a region holds districts, a district zones.',
    fields: (t) => ({
      id: t.id({
        description: 'With its market, `london:soho`.',
        resolve: ({ id }) => id,
      }),
      name: t.string({ description: 'Name to show.', resolve: ({ area }) => area.name }),
      level: t.field({ type: sharedEnums(builder).areaLevel(), description: 'Its level.', resolve: ({ area }) => area.level }),
      code: t.string({
        nullable: true,
        description: 'Code in the official geography; null if it has none.',
        resolve: ({ area }) => area.code,
      }),
      codeVintage: t.string({
        nullable: true,
        description: 'Edition of the official geography; null without a code.',
        resolve: ({ area }) => area.codeVintage,
      }),
      longitude: t.float({ description: 'Of its centroid, WGS84 degrees.', resolve: ({ area }) => area.longitude }),
      latitude: t.float({ description: 'Of its centroid, WGS84 degrees.', resolve: ({ area }) => area.latitude }),
      areaKm2: t.float({
        nullable: true,
        description: 'Square kilometres; null if not known.',
        resolve: ({ area }) => area.areaKm2,
      }),
      residentPopulation: t.int({
        nullable: true,
        description: 'Residents by the public census, of all ages; null if not known. Not a measured figure: see residents.',
        resolve: ({ area }) => area.residentPopulation,
      }),
      market: t.field({ type: types.market, description: 'The market it belongs to.', resolve: ({ edition }) => ({ edition }) }),
      parent: t.field({
        type: types.area,
        nullable: true,
        description: 'The area that directly holds it; null at the top.',
        resolve: (area) => findParent(area) ?? null,
      }),
      children: t.field({
        type: [types.area],
        description: 'The areas that it directly holds, by id.',
        resolve: (area) => listChildren(area),
      }),
    }),
  });
}

function defineQueries(builder: SubgraphBuilder, types: DemographicsTypes): void {
  builder.queryFields((t) => ({
    area: t.field({
      type: types.area,
      nullable: true,
      args: { id: t.arg.id({ required: true, description: 'With its market, `london:soho`.' }) },
      description: 'An area; NOT_FOUND if there is none.',
      resolve: (_root, { id }, context) => findByQualifiedId(id, context),
    }),
    areas: t.field({
      type: types.areaConnection,
      args: {
        market: t.arg.id({ required: true, description: 'Short name, `london`.' }),
        level: t.arg({ type: sharedEnums(builder).areaLevel(), required: false, description: 'Only areas of this level.' }),
        within: t.arg.id({ required: false, description: 'Only areas inside this one, at any depth.' }),
        first: t.arg.int({ required: false, description: 'Areas of the page, 1 to 1,000; 100 when absent.' }),
        after: t.arg.string({ required: false, description: "The last page's `endCursor`." }),
      },
      description: 'The published areas of a market, by id.',
      resolve: (_root, { market, level, within, first, after }, { insights }) => {
        const edition = insights.getEdition(market);
        const inside = within === undefined || within === null ? undefined : unqualify(within, market);
        return paginate(listAreas(edition, { level, within: inside }), { first, after }, ['areas', edition.id, level, inside]);
      },
    }),
  }));
}

function findByQualifiedId(qualified: string, { insights }: SubgraphContext): AreaReference {
  const { market, id } = parseQualifiedId(qualified);
  return getArea(insights.getEdition(market), id);
}

function unqualify(qualified: string, market: string): string {
  const parts = parseQualifiedId(qualified);
  if (parts.market !== market) throw badInput(`within is "${qualified}", which is not in the market "${market}"`);
  return parts.id;
}
