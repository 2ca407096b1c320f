import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How much the keys of a licence may ask together; a licence without a row has the default. */
export const quotasMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('quota')
      .addColumn('licence_id', 'text', (column) => column.primaryKey().references('licence.id'))
      .addColumn('points_per_day', 'bigint', (column) => column.notNull().check(sql`points_per_day >= 0`))
      .addColumn('requests_per_minute', 'integer', (column) => column.notNull().check(sql`requests_per_minute >= 0`))
      .addColumn('cost_max', 'integer', (column) => column.notNull().check(sql`cost_max >= 0`))
      .execute();
  },
};
