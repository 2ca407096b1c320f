import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { siteArgument } from '@passerby/subgraph-kit/insight-arguments';
import { askCatchment } from '../data/catchment.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import { defineInsightTypes } from './insight-types.ts';
import { shapeArguments } from './shape-arguments.ts';
import type { MovementTypes } from './types.ts';

const { measure, description, fixed } = INSIGHT_SHAPES.catchment;

/** Describes catchment: the root field for one site, and the same on Site. */
export function defineCatchment(builder: SubgraphBuilder, types: MovementTypes): void {
  defineInsightTypes(builder, types, 'catchment');
  defineShares(builder, types);
  const args = shapeArguments(builder, INSIGHT_SHAPES.catchment);
  const field = { type: types.catchment.answer, nullable: true, description } as const;
  builder.queryField('catchment', (t) =>
    t.field({
      ...field,
      args: { ...siteArgument(builder), ...args },
      resolve: (_root, given, { insights }) =>
        askCatchment({ measure, fixed, where: { sites: [given.site] }, how: given }, insights),
    }),
  );
  builder.objectField(types.site, 'catchment', (t) =>
    t.field({
      ...field,
      args,
      resolve: ({ id }, given, { insights }) => askCatchment({ measure, fixed, where: { sites: [id] }, how: given }, insights),
    }),
  );
}

function defineShares(builder: SubgraphBuilder, types: MovementTypes): void {
  const estimate = publishedFields(builder).estimate();
  const tradeArea = builder.enumType('TradeArea', {
    description:
      'Nested trade areas of a site: the fewest districts, those with most visitors first, that reach so much of the visitors whose home is known.',
    values: {
      PRIMARY: { value: 'PRIMARY', description: 'The first 50 %.' },
      SECONDARY: { value: 'SECONDARY', description: 'Up to 75 %.' },
      TERTIARY: { value: 'TERTIARY', description: 'Up to 90 %.' },
    },
  });
  builder.objectFields(types.catchment.row, (t) => ({
    share: t.expose('share', { type: estimate, description: "Percent of the week's visitors that live there." }),
    cumulative: t.expose('cumulative', {
      type: estimate,
      description: 'Percent of the visitors whose home is known that live in this district or in one with more visitors.',
    }),
    tradeArea: t.expose('tradeArea', {
      type: tradeArea,
      nullable: true,
      description: 'The innermost trade area that holds the district; null beyond the last, and where it is withheld or unknown.',
    }),
    penetration: t.field({
      type: estimate,
      nullable: true,
      description:
        "Percent of the district's residents that came, devices on both sides; null where the home is not known or no residents are released. Needs a licence for residents.",
      resolve: ({ askPenetration }) => askPenetration(),
    }),
  }));
}
