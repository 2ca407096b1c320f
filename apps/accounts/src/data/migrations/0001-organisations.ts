import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Organisations, their licences and keys. A key can only carry a licence of its own organisation. */
export const organisationsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('organisation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('RETAIL', 'PARTNER', 'PUBLIC', 'INTERNAL')`))
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('licence')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('terms', 'jsonb', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .addUniqueConstraint('licence_name_unique', ['organisation_id', 'name'])
      .addUniqueConstraint('licence_owner_unique', ['id', 'organisation_id'])
      .execute();
    await createKeyTable(db);
  },
};

async function createKeyTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_key')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull())
    .addColumn('licence_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('environment', 'text', (column) => column.notNull())
    .addColumn('digest', 'bytea', (column) => column.notNull().check(sql`octet_length(digest) = 32`))
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz(3)')
    .addColumn('revoked_at', 'timestamptz(3)')
    .addColumn('last_used_at', 'timestamptz(3)')
    .addForeignKeyConstraint('api_key_licence_fk', ['licence_id', 'organisation_id'], 'licence', ['id', 'organisation_id'])
    .execute();
  await db.schema.createIndex('api_key_organisation').on('api_key').column('organisation_id').execute();
}
