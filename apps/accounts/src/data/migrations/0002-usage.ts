import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What each key asked on each day (UTC): requests and cost points. */
export const usageMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('key_usage')
      .addColumn('key_id', 'text', (column) => column.notNull().references('api_key.id'))
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('requests', 'bigint', (column) => column.notNull().check(sql`requests >= 0`))
      .addColumn('points', 'bigint', (column) => column.notNull().check(sql`points >= 0`))
      .addPrimaryKeyConstraint('key_usage_pk', ['key_id', 'day'])
      .execute();
  },
};
