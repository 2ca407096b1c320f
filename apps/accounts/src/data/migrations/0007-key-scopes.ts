import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const scopesBefore = ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS'];

/**
 * What a key may be used for, and whose key it is where it is a person's. A key that may review is always a person's: the
 * four eyes of a request are two people, not two keys. `member_id` outlives the member, so that nobody takes their place.
 */
export const keyScopesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('api_key')
      .addColumn('scopes', 'jsonb', (column) => column.notNull().defaultTo(sql.lit(JSON.stringify(scopesBefore))))
      .addColumn('member_id', 'text')
      .execute();
    await db.schema
      .alterTable('api_key')
      .addCheckConstraint('api_key_reviewer_is_person', sql`member_id is not null or not scopes ? 'REVIEW'`)
      .execute();
  },
};
