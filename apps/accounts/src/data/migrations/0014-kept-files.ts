import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * When the file of a job is removed. An export's is a week after it was made; the output of a request has none until it is released
 * or refused, for its check may take longer than a week.
 */
export const keptFilesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('job').addColumn('expires_at', 'timestamptz(3)').execute();
    await sql`
      update job set expires_at = finished_at + interval '7 days'
      where state in ('DONE', 'EXPIRED') and not exists (
        select 1 from data_request where output_job_id = job.id and data_request.state = 'OUTPUT_CHECK'
      )`.execute(db);
  },
};
