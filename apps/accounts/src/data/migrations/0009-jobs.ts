import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The queue of the one worker, and the links that its files are fetched by. A running job has a lease: when it ends without
 * a result, because the worker died, the job is there to be claimed again.
 */
export const jobsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createJobTable(db);
    await db.schema
      .createTable('download_link')
      .addColumn('digest', 'bytea', (column) => column.primaryKey().check(sql`octet_length(digest) = 32`))
      .addColumn('job_id', 'text', (column) => column.notNull().references('job.id'))
      .addColumn('client', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz(3)', (column) => column.notNull())
      .execute();
  },
};

async function createJobTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('EXPORT', 'REQUEST_CHECK', 'REQUEST_OUTPUT')`))
    .addColumn('request_id', 'text', (column) => column.check(sql`(request_id is null) = (kind = 'EXPORT')`))
    .addColumn('question', 'jsonb', (column) => column.notNull())
    .addColumn('formats', 'jsonb', (column) => column.notNull())
    .addColumn('licence', 'jsonb', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')`),
    )
    .addColumn('attempts', 'integer', (column) => column.notNull().check(sql`attempts >= 0`))
    .addColumn('lease', 'text', (column) => column.check(sql`(lease is not null) = (state = 'RUNNING')`))
    .addColumn('lease_until', 'timestamptz(3)', (column) => column.check(sql`(lease_until is not null) = (state = 'RUNNING')`))
    .addColumn('result', 'jsonb', (column) => column.check(sql`(result is not null) = (state in ('DONE', 'EXPIRED'))`))
    .addColumn('failure', 'jsonb', (column) => column.check(sql`(failure is not null) = (state = 'FAILED')`))
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz(3)')
    .execute();
  await db.schema.createIndex('job_queue').on('job').columns(['state', 'created_at', 'id']).execute();
  await db.schema.createIndex('job_organisation').on('job').columns(['organisation_id', 'created_at']).execute();
}
