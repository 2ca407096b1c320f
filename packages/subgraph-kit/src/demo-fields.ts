import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { InsightRow } from './insight.ts';
import type { ObjectType, SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

type DemoRow = Pick<InsightRow, 'key'>;

/** Adds to a row the age band that it was grouped by. */
export function defineAgeBand<Row extends DemoRow>(builder: SubgraphBuilder, row: ObjectType<Row>): void {
  builder.objectField(row, 'ageBand', (t) =>
    t.field({
      type: sharedEnums(builder).ageBand(),
      nullable: true,
      description: 'The age band; null unless grouped by it.',
      resolve: ({ key }) => (key.AGE_BAND ?? null) as AgeBand | null,
    }),
  );
}

/** Adds to a row the gender that it was grouped by. */
export function defineGender<Row extends DemoRow>(builder: SubgraphBuilder, row: ObjectType<Row>): void {
  builder.objectField(row, 'gender', (t) =>
    t.field({
      type: sharedEnums(builder).gender(),
      nullable: true,
      description: 'The gender; null unless grouped by it.',
      resolve: ({ key }) => (key.GENDER ?? null) as Gender | null,
    }),
  );
}
