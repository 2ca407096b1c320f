import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** People who act for an organisation, and what they may do. */
export const membersMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('member')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
      .addColumn('email', 'text', (column) => column.notNull().check(sql`email = lower(email)`))
      .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('ADMIN', 'ANALYST', 'REVIEWER')`))
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .addUniqueConstraint('member_email_unique', ['organisation_id', 'email'])
      .execute();
  },
};
