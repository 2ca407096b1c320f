import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A key may follow another one; a key has one successor at most. */
export const keyRotationMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('api_key')
      .addColumn('replaces', 'text', (column) => column.unique().references('api_key.id'))
      .execute();
  },
};
