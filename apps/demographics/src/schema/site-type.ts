import { formatQualifiedId, parseQualifiedId } from '@passerby/domain/place';
import { assertMeasured } from '@passerby/subgraph-kit/coming-site';
import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { getSite, listSites } from '../data/geography.ts';
import type { EditionSite } from '../data/geography.ts';
import type { DemographicsTypes } from './types.ts';

/** Describes Site and the fields that lead to sites. */
export function defineSite(builder: SubgraphBuilder, types: DemographicsTypes): void {
  types.site.implement({
    description: 'A registered study zone: a circle around a shop, a street, a station. A sensitive place is never one.',
    fields: (t) => ({
      id: t.id({
        description: 'With its market, `london:oxford-street`.',
        resolve: ({ edition, site }) => formatQualifiedId({ market: edition.market.id, id: site.siteId }),
      }),
      name: t.string({ description: 'Name to show.', resolve: ({ site }) => site.name }),
      kind: t.field({
        type: sharedEnums(builder).siteKind(),
        description: 'What kind of place it is.',
        resolve: ({ site }) => site.kind,
      }),
      longitude: t.float({ description: 'Of its centre, WGS84 degrees.', resolve: ({ site }) => site.longitude }),
      latitude: t.float({ description: 'Of its centre, WGS84 degrees.', resolve: ({ site }) => site.latitude }),
      radiusM: t.float({ description: 'Its radius in metres.', resolve: ({ site }) => site.radiusM }),
      market: t.field({ type: types.market, description: 'The market it belongs to.', resolve: ({ edition }) => ({ edition }) }),
    }),
  });
  builder.asEntity(types.site, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, context) => findByQualifiedId(id, context),
  });
  types.siteConnection.implement({
    description: 'One page of sites.',
    fields: (t) => ({
      nodes: t.field({ type: [types.site], description: 'The sites of this page, by id.', resolve: ({ nodes }) => nodes }),
      pageInfo: t.expose('pageInfo', { type: publishedFields(builder).pageInfo(), description: 'Whether there is more.' }),
    }),
  });
  defineQueries(builder, types);
}

function defineQueries(builder: SubgraphBuilder, types: DemographicsTypes): void {
  builder.queryFields((t) => ({
    site: t.field({
      type: types.site,
      nullable: true,
      args: { id: t.arg.id({ required: true, description: 'With its market, `london:oxford-street`.' }) },
      description:
        'A site; NOT_FOUND if there is none, DATA_NOT_AVAILABLE with availableFrom for a study zone of your own that is not released yet.',
      resolve: (_root, { id }, context) => findByQualifiedId(id, context),
    }),
    sites: t.field({
      type: types.siteConnection,
      args: {
        market: t.arg.id({ required: true, description: 'Short name, `london`.' }),
        kind: t.arg({ type: sharedEnums(builder).siteKind(), required: false, description: 'Only sites of this kind.' }),
        first: t.arg.int({ required: false, description: 'Sites of the page, 1 to 1,000; 100 when absent.' }),
        after: t.arg.string({ required: false, description: "The last page's `endCursor`." }),
      },
      description: 'The registered sites of a market, by id.',
      resolve: (_root, { market, kind, first, after }, { insights }) => {
        const edition = insights.getEdition(market);
        return paginate(listSites(edition, kind), { first, after }, ['sites', edition.id, kind]);
      },
    }),
  }));
}

function findByQualifiedId(qualified: string, { insights, principal }: SubgraphContext): EditionSite {
  const { market, id } = parseQualifiedId(qualified);
  const edition = insights.getEdition(market);
  assertMeasured(edition, id, principal.studyZones);
  return getSite(edition, id);
}
