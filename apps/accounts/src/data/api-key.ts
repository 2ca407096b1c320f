import type { Selectable, Transaction } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { appendAuditEntry } from './audit-log.ts';
import { digestKey, environmentPattern, formatPrefix, makeKeyText } from './key-text.ts';
import type { LicenceRecord } from './licence.ts';
import type { Member } from './member.ts';
import { parseName } from './name.ts';
import type { Organisation } from './organisation.ts';
import type { Pepper } from './pepper.ts';
import { DEFAULT_SCOPES, parseScopes, scopesOf } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** A client's API key, without its secret. */
export interface ApiKey {
  /** The client id of principals. */
  readonly id: string;
  /** Organisation id. */
  readonly organisation: string;
  /** Licence id. */
  readonly licence: string;
  readonly name: string;
  /** What people tell it by; safe to show. */
  readonly prefix: string;
  readonly environment: string;
  readonly createdAt: Date;
  /** The instant from which it is refused; null for never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Exact to a minute; null when it was never used. */
  readonly lastUsedAt: Date | null;
  /** Id of the key that this one follows; null for the first. */
  readonly replaces: string | null;
  /** What it may be used for. */
  readonly scopes: readonly Scope[];
  /** Member id where it is a person's key, else null. */
  readonly member: string | null;
}

/** A key at the one moment that its secret is known. */
export interface NewApiKey extends ApiKey {
  readonly key: string;
}

export interface KeyInput {
  /** Of the organisation that gets the key. */
  readonly licence: LicenceRecord;
  readonly name: string;
  readonly environment: string;
  readonly expiresAt: Date | null;
  /** {@link DEFAULT_SCOPES} when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** Whose key it is; absent for a machine's. */
  readonly member?: Member | undefined;
}

/**
 * Throws BAD_USER_INPUT on an environment that is none, an expiry that has passed, and scopes beyond the member's role; only a
 * member can have a key with REVIEW.
 */
export async function createKey(store: Store, input: KeyInput, actor: string): Promise<NewApiKey> {
  const { licence, environment, expiresAt } = input;
  const createdAt = store.clock();
  const name = parseName(input.name, 'a key');
  if (!environmentPattern.test(environment)) throw badInput(`"${environment}" is not an environment: 1 to 16 of a-z and 0-9`);
  if (expiresAt !== null && expiresAt <= createdAt) throw badInput(`expiresAt ${expiresAt.toISOString()} has passed`);
  const { scopes, member } = grantScopes(input);
  const about = { organisation: licence.organisation, licence: licence.id, name, environment, scopes, member };
  return await store.db.transaction().execute(async (trx) => {
    const key = await insertKey(trx, { ...about, createdAt, expiresAt, replaces: null }, store.pepper);
    const details = { ...about, expiresAt: expiresAt?.toISOString() ?? null };
    await appendAuditEntry(trx, { at: createdAt, actor, act: 'KEY_CREATED', subject: key.id, details });
    return key;
  });
}

function grantScopes({ scopes, member, licence }: KeyInput): Pick<ApiKey, 'scopes' | 'member'> {
  const wanted = parseScopes(scopes ?? DEFAULT_SCOPES);
  if (member === undefined) {
    if (wanted.includes('REVIEW')) throw badInput('A key with the scope REVIEW belongs to a person: name the member');
    return { scopes: wanted, member: null };
  }
  if (member.organisation !== licence.organisation) throw badInput('The member is not of the organisation of the licence');
  const beyond = wanted.filter((scope) => !scopesOf(member.role).includes(scope));
  if (beyond.length > 0) throw badInput(`A member with the role ${member.role} cannot have ${beyond.join(', ')}`);
  return { scopes: wanted, member: member.id };
}

/** What is known of a key before it has an id and a secret. */
export type KeyDraft = Omit<ApiKey, 'id' | 'prefix' | 'revokedAt' | 'lastUsedAt'>;

/** Makes id and secret and keeps the digest; the act is the caller's to record. */
export async function insertKey(trx: Transaction<Tables>, draft: KeyDraft, pepper: Pepper): Promise<NewApiKey> {
  const { id, text } = makeKeyText(draft.environment);
  const row = {
    id,
    organisation_id: draft.organisation,
    licence_id: draft.licence,
    name: draft.name,
    environment: draft.environment,
    created_at: draft.createdAt,
    expires_at: draft.expiresAt,
    revoked_at: null,
    last_used_at: null,
    replaces: draft.replaces,
    scopes: draft.scopes,
    member_id: draft.member,
  };
  await trx
    .insertInto('api_key')
    .values({ ...row, scopes: JSON.stringify(row.scopes), digest: digestKey(text, pepper) })
    .execute();
  return { ...toKey(row), key: text };
}

/** The key, which nobody else changes until the transaction ends. */
export async function lockKey(trx: Transaction<Tables>, id: string): Promise<ApiKey | undefined> {
  const row = await trx.selectFrom('api_key').select(shownColumns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toKey(row);
}

/** Refuses the key from now on; once revoked, always revoked. Throws NOT_FOUND. */
export async function revokeKey(store: Store, id: string, actor: string): Promise<ApiKey> {
  const at = store.clock();
  return await store.db.transaction().execute(async (trx) => {
    const key = await lockKey(trx, id);
    if (key === undefined) throw new PasserbyError('NOT_FOUND', `There is no key "${id}"`);
    if (key.revokedAt !== null) return key;
    await trx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).execute();
    const details = { organisation: key.organisation };
    await appendAuditEntry(trx, { at, actor, act: 'KEY_REVOKED', subject: id, details });
    return { ...key, revokedAt: at };
  });
}

/** Newest last; those of one organisation when given. */
export async function listKeys({ db }: Store, organisation?: Organisation): Promise<readonly ApiKey[]> {
  const all = db.selectFrom('api_key').select(shownColumns).orderBy('created_at').orderBy('id');
  const rows = await (organisation === undefined ? all : all.where('organisation_id', '=', organisation.id)).execute();
  return rows.map(toKey);
}

/** A key of the organisation by id. */
export async function findKey({ db }: Store, organisation: string, id: string): Promise<ApiKey | undefined> {
  const row = await db
    .selectFrom('api_key')
    .select(shownColumns)
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return row === undefined ? undefined : toKey(row);
}

/** All but the digest. */
const shownColumns = [
  'id',
  'organisation_id',
  'licence_id',
  'name',
  'environment',
  'created_at',
  'expires_at',
  'revoked_at',
  'last_used_at',
  'replaces',
  'scopes',
  'member_id',
] as const;

function toKey(row: Pick<Selectable<Tables['api_key']>, (typeof shownColumns)[number]>): ApiKey {
  return {
    id: row.id,
    organisation: row.organisation_id,
    licence: row.licence_id,
    name: row.name,
    prefix: formatPrefix(row.environment, row.id),
    environment: row.environment,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    replaces: row.replaces,
    scopes: row.scopes,
    member: row.member_id,
  };
}
