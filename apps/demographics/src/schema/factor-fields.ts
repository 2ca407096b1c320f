import type { FactorSource } from '@passerby/anonymisation/extrapolation';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { DemographicsTypes } from './types.ts';

const sourceDescriptions: Readonly<Record<FactorSource, string>> = {
  CENSUS: "Census population over the residents of the former period's release, between 1 and twice the median of all groups.",
  OPERATOR_SHARE: "The operator's published market share: the first period's, which has none before it.",
};

/** Describes the factors from devices to people and how a market shows them (measures.md 4). */
export function defineFactors(builder: SubgraphBuilder, types: DemographicsTypes): void {
  const source = builder.enumType('FactorSource', {
    description: 'What a factor rests on.',
    values: {
      CENSUS: { value: 'CENSUS', description: sourceDescriptions.CENSUS },
      OPERATOR_SHARE: { value: 'OPERATOR_SHARE', description: sourceDescriptions.OPERATOR_SHARE },
    },
  });
  const enums = sharedEnums(builder);
  types.factor.implement({
    description:
      'How many people one device stands for, in one budget period and demo group. Public and frozen; applied after noise, and the interval scales with it.',
    fields: (t) => ({
      period: t.expose('period', { type: 'Date', description: 'First day of the budget period it holds for.' }),
      ageBand: t.expose('ageBand', {
        type: enums.ageBand(),
        description: "The age band; UNKNOWN is the market's total, for figures without age and gender.",
      }),
      gender: t.expose('gender', { type: enums.gender(), description: 'The gender; UNKNOWN with an unknown age band.' }),
      factor: t.expose('factor', { type: 'PublishedNumber', description: 'People per device, at least 1.' }),
      source: t.expose('source', { type: source, description: 'What it rests on.' }),
    }),
  });
  builder.objectField(types.market, 'factors', (t) =>
    t.field({
      type: [types.factor],
      description: 'From devices to people, oldest period first. A period without factors is answered in DEVICES only.',
      resolve: ({ edition }, _args, { insights }) => insights.listFactors(edition.market.id),
    }),
  );
}
