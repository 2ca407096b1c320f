import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const emptyHash = '0'.repeat(64);

/**
 * The audit log. Its rows cannot be changed or removed by the service's own SQL (a trigger refuses), and its head is kept
 * apart, so that a cut tail shows. Settings hold what a database must keep about itself.
 */
export const auditLogMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audit_entry')
      .addColumn('seq', 'integer', (column) => column.primaryKey().check(sql`seq > 0`))
      .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('details', 'jsonb', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull().unique())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .execute();
    await db.schema
      .createTable('audit_head')
      .addColumn('id', 'boolean', (column) => column.primaryKey().check(sql`id`))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await sql`insert into audit_head (id, seq, hash) values (true, 0, ${sql.lit(emptyHash)})`.execute(db);
    await db.schema
      .createTable('setting')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await forbidChanges(db);
  },
};

async function forbidChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_audit_change()`.execute(db);
}
