import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Target groups that organisations keep under a name. */
export const targetGroupsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('target_group')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('age_bands', 'jsonb', (column) => column.notNull())
      .addColumn('genders', 'jsonb', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .addUniqueConstraint('target_group_name_unique', ['organisation_id', 'name'])
      .addCheckConstraint('target_group_not_everyone', sql`jsonb_array_length(age_bands) + jsonb_array_length(genders) > 0`)
      .execute();
  },
};
