import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const states = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED_FOR_CHANGES',
  'APPROVED',
  'REJECTED',
  'PRODUCING',
  'OUTPUT_CHECK',
  'RELEASED',
  'EXPIRED',
  'WITHDRAWN',
];

/** Every step that a request may take; the service's own list is tested to be the same. */
const transitions = [
  ['DRAFT', 'SUBMITTED'],
  ['SUBMITTED', 'IN_REVIEW'],
  ['IN_REVIEW', 'RETURNED_FOR_CHANGES'],
  ['RETURNED_FOR_CHANGES', 'SUBMITTED'],
  ['IN_REVIEW', 'APPROVED'],
  ['IN_REVIEW', 'REJECTED'],
  ['APPROVED', 'PRODUCING'],
  ['PRODUCING', 'OUTPUT_CHECK'],
  ['PRODUCING', 'APPROVED'],
  ['OUTPUT_CHECK', 'RELEASED'],
  ['OUTPUT_CHECK', 'REJECTED'],
  ['RETURNED_FOR_CHANGES', 'EXPIRED'],
  ['APPROVED', 'EXPIRED'],
  ['RELEASED', 'EXPIRED'],
  ['DRAFT', 'WITHDRAWN'],
  ['SUBMITTED', 'WITHDRAWN'],
  ['IN_REVIEW', 'WITHDRAWN'],
  ['RETURNED_FOR_CHANGES', 'WITHDRAWN'],
  ['APPROVED', 'WITHDRAWN'],
  ['PRODUCING', 'WITHDRAWN'],
  ['OUTPUT_CHECK', 'WITHDRAWN'],
] as const;

/**
 * Data requests of the public sector. The database itself refuses a step that there is not, a change of what is under
 * review, an approval or a check by one of its authors, and a check by who approved: whatever the service's code does.
 */
export const dataRequestsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createRequestTable(db);
    await createHistoryTables(db);
    await guardRequests(db);
    await guardAuthors(db);
    await sql`
      create trigger request_event_append_only before update or delete or truncate on request_event
      for each statement execute function refuse_audit_change()`.execute(db);
  },
};

async function createRequestTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('request_transition')
    .addColumn('from_state', 'text', (column) => column.notNull())
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_transition_pk', ['from_state', 'to_state'])
    .execute();
  for (const [from, to] of transitions) {
    await sql`insert into request_transition (from_state, to_state) values (${sql.lit(from)}, ${sql.lit(to)})`.execute(db);
  }
  await db.schema
    .createTable('data_request')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in (${sql.join(states.map((state) => sql.lit(state)))})`),
    )
    .addColumn('fields', 'jsonb', (column) => column.notNull())
    .addColumn('licence', 'jsonb', (column) => column.notNull())
    .addColumn('draft_check', 'jsonb')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('conditions', 'jsonb', (column) => column.notNull())
    .addColumn('five_safes', 'jsonb')
    .addColumn('checked_by', 'text')
    .addColumn('output_job_id', 'text', (column) => column.references('job.id'))
    .addColumn('expires_at', 'timestamptz(3)')
    .addCheckConstraint('data_request_not_own_decision', sql`decided_by <> created_by`)
    .addCheckConstraint('data_request_not_own_check', sql`checked_by <> created_by and checked_by <> decided_by`)
    .execute();
  await db.schema
    .createIndex('data_request_organisation')
    .on('data_request')
    .columns(['organisation_id', 'created_at'])
    .execute();
}

async function createHistoryTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('request_author')
    .addColumn('request_id', 'text', (column) => column.notNull().references('data_request.id'))
    .addColumn('identity', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_author_pk', ['request_id', 'identity'])
    .execute();
  await db.schema
    .createTable('request_event')
    .addColumn('request_id', 'text', (column) => column.notNull().references('data_request.id'))
    .addColumn('seq', 'integer', (column) => column.notNull().check(sql`seq > 0`))
    .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('request_event_pk', ['request_id', 'seq'])
    .execute();
}

async function guardRequests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function guard_data_request() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' or new.decided_by is not null or new.checked_by is not null then
          raise exception 'a data request begins as a draft' using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      if new.id <> old.id or new.organisation_id <> old.organisation_id or new.created_by <> old.created_by then
        raise exception 'a data request does not change hands' using errcode = 'restrict_violation';
      end if;
      if new.state <> old.state and not exists (
        select 1 from request_transition where from_state = old.state and to_state = new.state
      ) then
        raise exception 'a data request does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
      end if;
      if new.fields <> old.fields and old.state not in ('DRAFT', 'RETURNED_FOR_CHANGES') then
        raise exception 'a data request is not changed while it is %', old.state using errcode = 'restrict_violation';
      end if;
      if old.decided_by is not null and new.decided_by is distinct from old.decided_by
        or old.checked_by is not null and new.checked_by is distinct from old.checked_by then
        raise exception 'a decision on a data request stands' using errcode = 'restrict_violation';
      end if;
      if new.state in ('APPROVED', 'REJECTED', 'PRODUCING', 'OUTPUT_CHECK', 'RELEASED') and new.decided_by is null then
        raise exception 'a data request is not % without a decision', new.state using errcode = 'restrict_violation';
      end if;
      if new.state = 'RELEASED' and (new.checked_by is null or new.output_job_id is null) then
        raise exception 'an output is not released unchecked' using errcode = 'restrict_violation';
      end if;
      if exists (
        select 1 from request_author where request_id = new.id and identity in (new.decided_by, new.checked_by)
      ) then
        raise exception 'nobody approves or checks their own data request' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger data_request_guard before insert or update on data_request
    for each row execute function guard_data_request()`.execute(db);
}

async function guardAuthors(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function guard_request_author() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        raise exception 'who wrote a data request stays its author' using errcode = 'restrict_violation';
      end if;
      if exists (
        select 1 from data_request where id = new.request_id and new.identity in (decided_by, checked_by)
      ) then
        raise exception 'nobody approves or checks their own data request' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger request_author_guard before insert or update or delete on request_author
    for each row execute function guard_request_author()`.execute(db);
}
