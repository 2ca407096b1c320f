import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Four eyes are two people: a person who is a member of two organisations has one address, and stays one person here even when one
 * of the memberships ends. Only a reviewer of the operator decides or checks, a decision comes with its findings, and what
 * was decided on is not changed afterwards. The list of steps itself is closed.
 */
export const fourEyesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await nameThePeople(db);
    await keepPeopleOfRequests(db);
    await guardRequests(db);
    await guardAuthors(db);
    await closeTables(db);
  },
};

/** `member.person`: the id of the first membership of that address. */
async function nameThePeople(db: Kysely<unknown>): Promise<void> {
  await sql`alter table member add column person text`.execute(db);
  await sql`update member set person = (select min(other.id) from member other where other.email = member.email)`.execute(db);
  await sql`alter table member alter column person set not null`.execute(db);
  await sql`
    create function name_person() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if new.id <> old.id or new.email <> old.email or new.person <> old.person then
          raise exception 'a member stays the same person' using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      perform pg_advisory_xact_lock(hashtextextended(new.email, 0));
      new.person := coalesce((select person from member where email = new.email limit 1), new.id);
      return new;
    end $$`.execute(db);
  await sql`
    create trigger member_person before insert or update on member for each row execute function name_person()`.execute(db);
  await sql`
    create function person_of(identity text) returns text language sql stable as $$
      select coalesce((select person from member where id = identity), identity) $$`.execute(db);
}

async function keepPeopleOfRequests(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request_author add column person text`.execute(db);
  await sql`alter table request_author disable trigger request_author_guard`.execute(db);
  await sql`update request_author set person = person_of(identity)`.execute(db);
  await sql`alter table request_author enable trigger request_author_guard`.execute(db);
  await sql`alter table request_author alter column person set not null`.execute(db);
  await sql`alter table data_request add column decided_person text, add column checked_person text`.execute(db);
  await sql`update data_request set decided_person = person_of(decided_by), checked_person = person_of(checked_by)`.execute(db);
}

async function guardRequests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function is_reviewer(identity text) returns boolean language sql stable as $$
      select exists (
        select 1 from member join organisation on organisation.id = member.organisation_id
        where member.id = identity and member.role = 'REVIEWER' and organisation.kind = 'INTERNAL'
      ) $$`.execute(db);
  await sql`
    create function guard_review() returns trigger language plpgsql as $$
    declare
      is_decision boolean := new.decided_by is distinct from old.decided_by;
      is_check boolean := new.checked_by is distinct from old.checked_by;
    begin
      if new.licence <> old.licence and old.state not in ('DRAFT', 'RETURNED_FOR_CHANGES') then
        raise exception 'a data request is not changed while it is %', old.state using errcode = 'restrict_violation';
      end if;
      if not is_decision and (new.conditions <> old.conditions or new.five_safes is distinct from old.five_safes) then
        raise exception 'a decision on a data request stands' using errcode = 'restrict_violation';
      end if;
      if new.output_job_id is distinct from old.output_job_id and not (old.state = 'APPROVED' and new.state = 'PRODUCING') then
        raise exception 'the output of a data request stands' using errcode = 'restrict_violation';
      end if;
      if is_decision and not (old.state = 'IN_REVIEW' and new.state in ('APPROVED', 'REJECTED') and new.five_safes is not null) then
        raise exception 'a data request is decided in review, with its findings' using errcode = 'restrict_violation';
      end if;
      if is_check and not (old.state = 'OUTPUT_CHECK' and new.state in ('RELEASED', 'REJECTED')) then
        raise exception 'an output is checked when it is there' using errcode = 'restrict_violation';
      end if;
      if old.state = 'OUTPUT_CHECK' and new.state = 'REJECTED' and new.checked_by is null then
        raise exception 'an output is not refused unchecked' using errcode = 'restrict_violation';
      end if;
      if is_decision and not is_reviewer(new.decided_by) or is_check and not is_reviewer(new.checked_by) then
        raise exception 'only a reviewer decides or checks' using errcode = 'restrict_violation';
      end if;
      new.decided_person := case when is_decision then person_of(new.decided_by) else old.decided_person end;
      new.checked_person := case when is_check then person_of(new.checked_by) else old.checked_person end;
      if new.decided_person = new.checked_person then
        raise exception 'nobody checks what they approved themselves' using errcode = 'restrict_violation';
      end if;
      if exists (
        select 1 from request_author where request_id = new.id and person in (new.decided_person, new.checked_person)
      ) then
        raise exception 'nobody approves or checks their own data request' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  // Fires after data_request_guard, which comes first by name.
  await sql`
    create trigger data_request_guard_review before update on data_request
    for each row execute function guard_review()`.execute(db);
}

async function guardAuthors(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function name_author() returns trigger language plpgsql as $$
    begin
      new.person := person_of(new.identity);
      if exists (
        select 1 from data_request where id = new.request_id and new.person in (decided_person, checked_person)
      ) then
        raise exception 'nobody approves or checks their own data request' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger request_author_person before insert on request_author for each row execute function name_author()`.execute(db);
}

async function closeTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is not changed', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger request_author_kept before truncate on request_author
    for each statement execute function refuse_change()`.execute(db);
  await sql`
    create trigger request_transition_closed before insert or update or delete or truncate on request_transition
    for each statement execute function refuse_change()`.execute(db);
}
