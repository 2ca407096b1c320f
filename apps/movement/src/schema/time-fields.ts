import type { Grain } from '@passerby/domain/calendar';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { InsightRow } from '@passerby/subgraph-kit/insight';

/** The fields that say which bucket of time a row is, for the grains that its insight has. */
export function defineTimeFields(builder: SubgraphBuilder, row: ObjectType<InsightRow>, grains: readonly Grain[]): void {
  if (grains.includes('HOUR')) {
    builder.objectField(row, 'at', (t) =>
      t.field({
        type: 'DateTime',
        nullable: true,
        description: "Start of the hour with the market's offset; null unless grouped by TIME with grain HOUR.",
        resolve: ({ at }) => at ?? null,
      }),
    );
  }
  if (grains.includes('DAY')) {
    builder.objectField(row, 'day', (t) =>
      t.field({
        type: 'Date',
        nullable: true,
        description: 'The local day; null unless grouped by TIME with grain DAY.',
        resolve: ({ day }) => day ?? null,
      }),
    );
  }
  if (grains.includes('WEEK')) {
    builder.objectField(row, 'week', (t) =>
      t.string({
        nullable: true,
        description: 'The ISO week, `2026-W43`; null unless grouped by TIME with grain WEEK.',
        resolve: ({ week }) => week ?? null,
      }),
    );
  }
  if (grains.includes('PERIOD')) {
    builder.objectField(row, 'period', (t) =>
      t.field({
        type: 'Date',
        nullable: true,
        description: 'First day of the budget period; null unless grouped by TIME with grain PERIOD.',
        resolve: ({ period }) => period ?? null,
      }),
    );
  }
}
