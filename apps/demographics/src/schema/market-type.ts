import { referToEdition } from '@passerby/subgraph-kit/entity-reference';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { DemographicsTypes } from './types.ts';

/** Describes Market and the fields that lead to it. */
export function defineMarket(builder: SubgraphBuilder, types: DemographicsTypes): void {
  types.market.implement({
    description: "One operator's network in one country or city, with its own clock, geography and privacy budget.",
    fields: (t) => ({
      id: t.id({ description: 'Short name, `london`.', resolve: ({ edition }) => edition.market.id }),
      name: t.string({ description: 'Name to show.', resolve: ({ edition }) => edition.market.name }),
      country: t.string({ description: 'ISO 3166-1 alpha-2.', resolve: ({ edition }) => edition.market.country }),
      timeZone: t.string({
        description: 'IANA zone; all days and hours are local to it.',
        resolve: ({ edition }) => edition.market.timeZone,
      }),
      firstPeriod: t.field({
        type: 'Date',
        description: 'The Monday from which budget periods of 28 days are counted.',
        resolve: ({ edition }) => edition.market.firstPeriod,
      }),
      holidays: t.field({
        type: ['Date'],
        description: 'Public holidays, in order.',
        resolve: ({ edition }) => [...edition.market.holidays],
      }),
      edition: t.field({
        type: types.edition,
        description: 'The newest edition: what answers come from.',
        resolve: ({ edition }) => referToEdition(edition),
      }),
      guarantee: t.field({
        type: publishedFields(builder).guarantee(),
        description: 'What every release of this market promises each subscriber.',
        resolve: ({ edition }) => edition.guarantee,
      }),
    }),
  });
  builder.asEntity(types.market, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, { insights }) => ({ edition: insights.getEdition(id) }),
  });
  builder.queryFields((t) => ({
    market: t.field({
      type: types.market,
      nullable: true,
      args: { id: t.arg.id({ required: true, description: 'Short name, `london`.' }) },
      description: 'A market; FORBIDDEN outside the licence, NOT_FOUND if nothing of it is released.',
      resolve: (_root, { id }, { insights }) => ({ edition: insights.getEdition(id) }),
    }),
    markets: t.field({
      type: [types.market],
      description: 'The released markets that the licence covers, by id.',
      resolve: (_root, _args, { insights }) =>
        insights
          .listMarkets()
          .toSorted()
          .map((id) => ({ edition: insights.getEdition(id) })),
    }),
  }));
}
