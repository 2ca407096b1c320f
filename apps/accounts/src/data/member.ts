import type { Selectable } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { appendAuditEntry } from './audit-log.ts';
import type { Ensured } from './ensured.ts';
import type { Organisation } from './organisation.ts';
import { randomId } from './random-id.ts';
import type { Store } from './store.ts';
import type { MemberRole, Tables } from './tables.ts';

const emailLengthMax = 254;
const emailPattern = /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u;

/** A person who acts for an organisation. */
export interface Member {
  readonly id: string;
  /** Organisation id. */
  readonly organisation: string;
  /** In lower case; unique in the organisation. What a login is matched by. */
  readonly email: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

export interface MemberInput {
  readonly organisation: Organisation;
  readonly email: string;
  readonly role: MemberRole;
}

/**
 * The organisation's member with that address and role: added where there is none, the role changed where it differs.
 * Throws BAD_USER_INPUT on what is no address, and on a REVIEWER outside the operator: nobody reviews their own requests.
 */
export async function ensureMember(store: Store, input: MemberInput, actor: string): Promise<Ensured<Member>> {
  const { organisation, role } = input;
  const email = parseEmail(input.email);
  if (role === 'REVIEWER' && organisation.kind !== 'INTERNAL') throw badInput('Only an INTERNAL organisation has reviewers');
  const row = { id: `mem_${randomId()}`, organisation_id: organisation.id, email, role, created_at: store.clock() };
  return await store.db.transaction().execute(async (trx) => {
    await trx.selectFrom('organisation').select('id').where('id', '=', organisation.id).forUpdate().executeTakeFirstOrThrow();
    const existing = await trx
      .selectFrom('member')
      .selectAll()
      .where('organisation_id', '=', organisation.id)
      .where('email', '=', email)
      .executeTakeFirst();
    if (existing?.role === role) return { record: toMember(existing), isNew: false };
    const kept = existing ?? row;
    await trx
      .insertInto('member')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organisation_id', 'email']).doUpdateSet({ role }))
      .execute();
    const act = existing === undefined ? 'MEMBER_ADDED' : 'MEMBER_CHANGED';
    const details = { organisation: organisation.id, role };
    await appendAuditEntry(trx, { at: row.created_at, actor, act, subject: kept.id, details });
    return { record: toMember({ ...kept, role }), isNew: existing === undefined };
  });
}

/** Forgets the person and ends their keys; the audit log keeps the id alone. Throws NOT_FOUND. */
export async function removeMember(store: Store, id: string, actor: string): Promise<void> {
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const removed = await trx.deleteFrom('member').where('id', '=', id).returning('organisation_id').executeTakeFirst();
    if (removed === undefined) throw new PasserbyError('NOT_FOUND', `There is no member "${id}"`);
    const ended = await trx
      .updateTable('api_key')
      .set({ revoked_at: at })
      .where('member_id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    const details = { organisation: removed.organisation_id, keysRevoked: ended.map((key) => key.id) };
    await appendAuditEntry(trx, { at, actor, act: 'MEMBER_REMOVED', subject: id, details });
  });
}

/** The organisation's member by id or address. Throws NOT_FOUND. */
export async function getMember(store: Store, organisation: Organisation, idOrEmail: string): Promise<Member> {
  const members = await listMembers(store, organisation);
  const member = members.find(({ id, email }) => id === idOrEmail || email === idOrEmail.trim().toLowerCase());
  if (member === undefined) throw new PasserbyError('NOT_FOUND', `"${organisation.name}" has no such member`);
  return member;
}

/** A member of the organisation by id alone. */
export async function findMember({ db }: Store, organisation: string, id: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return row === undefined ? undefined : toMember(row);
}

/** Those of an organisation by address. */
export async function listMembers({ db }: Store, organisation: Organisation): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('email')
    .execute();
  return rows.map(toMember);
}

function parseEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (!emailPattern.test(email) || email.length > emailLengthMax) throw badInput('A member needs an e-mail address');
  return email;
}

function toMember({ id, organisation_id, email, role, created_at }: Omit<Selectable<Tables['member']>, 'person'>): Member {
  return { id, organisation: organisation_id, email, role, createdAt: created_at };
}
