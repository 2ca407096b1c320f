import { PasserbyError } from '@passerby/domain/error';
import { parseQualifiedId } from '@passerby/domain/place';
import { referToEdition } from '@passerby/subgraph-kit/entity-reference';
import { listReleases, publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { DemographicsTypes } from './types.ts';

/** Describes Edition. */
export function defineEdition(builder: SubgraphBuilder, types: DemographicsTypes): void {
  types.edition.implement({
    description: 'An immutable set of sealed releases of one market; every answer names the one it comes from.',
    fields: (t) => ({
      id: t.id({
        description: 'Content-addressed, with its market: equal ids mean equal answers.',
        resolve: ({ id }) => id,
      }),
      market: t.field({ type: types.market, description: 'The market it belongs to.', resolve: (holder) => holder }),
      publishedAt: t.field({
        type: 'DateTime',
        description: 'When its newest release was sealed.',
        resolve: ({ edition }) => edition.publishedAt,
      }),
      methodVersion: t.string({
        description: 'Version of the method that built it.',
        resolve: ({ edition }) => edition.methodVersion,
      }),
      releases: t.field({
        type: [publishedFields(builder).release()],
        description: 'Its releases, oldest window first.',
        resolve: ({ edition }) => listReleases(edition),
      }),
    }),
  });
  builder.asEntity(types.edition, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, { insights }) => {
      const { market, id: editionId } = parseQualifiedId(id);
      const edition = insights.getEdition(market);
      if (edition.id !== editionId) {
        throw new PasserbyError('DATA_NOT_AVAILABLE', `The edition "${id}" was replaced while the question ran; ask again`, {
          id,
        });
      }
      return referToEdition(edition);
    },
  });
}
