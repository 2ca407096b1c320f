import type { Selectable } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { appendAuditEntry } from './audit-log.ts';
import { digestKey, environmentPattern, formatPrefix, makeKeyText } from './key-text.ts';
import type { LicenceRecord } from './licence.ts';
import { parseName } from './name.ts';
import type { Organisation } from './organisation.ts';
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
}

/** Throws BAD_USER_INPUT on an environment that is none or an expiry that has passed. */
export async function createKey(store: Store, input: KeyInput, actor: string): Promise<NewApiKey> {
  const { licence, expiresAt } = input;
  const createdAt = store.clock();
  const name = parseName(input.name, 'a key');
  if (!environmentPattern.test(input.environment))
    throw badInput(`"${input.environment}" is not an environment: 1 to 16 of a-z and 0-9`);
  if (expiresAt !== null && expiresAt <= createdAt) throw badInput(`expiresAt ${expiresAt.toISOString()} has passed`);
  const { id, environment, text } = makeKeyText(input.environment);
  const row = {
    id,
    organisation_id: licence.organisation,
    licence_id: licence.id,
    name,
    environment,
    created_at: createdAt,
    expires_at: expiresAt,
    revoked_at: null,
    last_used_at: null,
  };
  await store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('api_key')
      .values({ ...row, digest: digestKey(text, store.pepper) })
      .execute();
    const details = {
      organisation: licence.organisation,
      licence: licence.id,
      name,
      environment,
      expiresAt: expiresAt?.toISOString() ?? null,
    };
    await appendAuditEntry(trx, { at: createdAt, actor, act: 'KEY_CREATED', subject: id, details });
  });
  return { ...toKey(row), key: text };
}

/** Refuses the key from now on; once revoked, always revoked. Throws NOT_FOUND. */
export async function revokeKey(store: Store, id: string, actor: string): Promise<ApiKey> {
  const at = store.clock();
  return await store.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('api_key').select(shownColumns).where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined) throw new PasserbyError('NOT_FOUND', `There is no key "${id}"`);
    if (row.revoked_at !== null) return toKey(row);
    await trx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).execute();
    const details = { organisation: row.organisation_id };
    await appendAuditEntry(trx, { at, actor, act: 'KEY_REVOKED', subject: id, details });
    return toKey({ ...row, revoked_at: at });
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
  };
}
