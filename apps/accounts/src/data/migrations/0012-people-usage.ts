import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What people who logged in asked under each licence on each day (UTC): all together, for what one of them asked is nobody's
 * business. A job keeps the licence that it was asked under, so that a person's export is charged to it too.
 */
export const peopleUsageMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('people_usage')
      .addColumn('licence_id', 'text', (column) => column.notNull().references('licence.id'))
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('requests', 'bigint', (column) => column.notNull().check(sql`requests >= 0`))
      .addColumn('points', 'bigint', (column) => column.notNull().check(sql`points >= 0`))
      .addPrimaryKeyConstraint('people_usage_pk', ['licence_id', 'day'])
      .execute();
    await db.schema
      .alterTable('job')
      .addColumn('licence_id', 'text', (column) => column.references('licence.id'))
      .execute();
  },
};
