import type { AgeBand, Gender } from '@passerby/domain/demo';
import { formatQualifiedId } from '@passerby/domain/place';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { EntityKey, MovementTypes } from './types.ts';

type RowType = 'presenceRow' | 'visitorsRow' | 'dwellRow';
type PlacedRowType = Exclude<RowType, 'dwellRow'>;

/** The fields of every row: its figure, and its time and demo group where groupBy asks for them. */
export function defineRowFields(builder: SubgraphBuilder, types: MovementTypes, row: RowType): void {
  const enums = sharedEnums(builder);
  builder.objectFields(types[row], (t) => ({
    day: t.field({
      type: 'Date',
      nullable: true,
      description: 'The local day; null unless grouped by TIME with grain DAY.',
      resolve: ({ day }) => day ?? null,
    }),
    week: t.string({
      nullable: true,
      description: 'The ISO week, `2026-W43`; null unless grouped by TIME with grain WEEK.',
      resolve: ({ week }) => week ?? null,
    }),
    ageBand: t.field({
      type: enums.ageBand(),
      nullable: true,
      description: 'The age band; null unless grouped by it.',
      resolve: ({ key }) => (key.AGE_BAND ?? null) as AgeBand | null,
    }),
    gender: t.field({
      type: enums.gender(),
      nullable: true,
      description: 'The gender; null unless grouped by it.',
      resolve: ({ key }) => (key.GENDER ?? null) as Gender | null,
    }),
    estimate: t.expose('estimate', { type: publishedFields(builder).estimate(), description: 'The figure.' }),
  }));
}

/** The fields of rows that may be grouped by place and by budget period. */
export function definePlaceFields(builder: SubgraphBuilder, types: MovementTypes, row: PlacedRowType): void {
  builder.objectFields(types[row], (t) => ({
    area: t.field({
      type: types.area,
      nullable: true,
      description: 'The area; null unless grouped by it.',
      resolve: ({ market, key }) => toKey(market, key.AREA),
    }),
    site: t.field({
      type: types.site,
      nullable: true,
      description: 'The site; null unless grouped by it.',
      resolve: ({ market, key }) => toKey(market, key.SITE),
    }),
    period: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day of the budget period; null unless grouped by TIME with grain PERIOD.',
      resolve: ({ period }) => period ?? null,
    }),
  }));
}

function toKey(market: string, id: string | undefined): EntityKey | null {
  return id === undefined ? null : { id: formatQualifiedId({ market, id }) };
}
