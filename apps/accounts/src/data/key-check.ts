import { timingSafeEqual } from 'node:crypto';
import type { Licence } from '@passerby/domain/licence';
import { digestKey, parseKeyText } from './key-text.ts';
import { getQuota } from './quota.ts';
import type { Quota } from './quota.ts';
import type { Store } from './store.ts';

/** How exact `lastUsedAt` is: a key in steady use is written down once in this time, not at every request. */
const lastUsedStepMs = 60_000;
const noDigest = Buffer.alloc(32);

/** Why a key is refused. A wrong secret is `unknown`: only who holds a key learns of its end. */
export type KeyRefusal = 'malformed' | 'unknown' | 'expired' | 'revoked';

/** Who a key speaks for. */
export interface KeyHolder {
  /** Organisation id. */
  readonly org: string;
  /** Key id. */
  readonly client: string;
  readonly licence: Licence;
  readonly expiresAt: Date | null;
  /** Of the licence: its keys share it. */
  readonly quota: Quota;
}

export type KeyCheck = { readonly holder: KeyHolder } | { readonly refusal: KeyRefusal };

/**
 * Says who holds an API key. The same work is done for an id that exists and one that does not, and digests are compared in
 * constant time, so that the time taken tells nothing.
 */
export async function checkKey(store: Store, text: string): Promise<KeyCheck> {
  const parsed = parseKeyText(text);
  if (parsed === undefined) return { refusal: 'malformed' };
  const digest = digestKey(parsed.text, store.pepper);
  const row = await findRow(store, parsed.id);
  const isSame = timingSafeEqual(digest, row?.digest ?? noDigest);
  if (row === undefined || !isSame) return { refusal: 'unknown' };
  const now = store.clock();
  if (row.revoked_at !== null) return { refusal: 'revoked' };
  if (row.expires_at !== null && row.expires_at <= now) return { refusal: 'expired' };
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= lastUsedStepMs)
    await markUsed(store, row.id, now);
  const quota = await getQuota(store.db, row.licence_id);
  return { holder: { org: row.organisation_id, client: row.id, licence: row.terms, expiresAt: row.expires_at, quota } };
}

function findRow({ db }: Store, id: string) {
  return db
    .selectFrom('api_key')
    .innerJoin('licence', 'licence.id', 'api_key.licence_id')
    .select([
      'api_key.id',
      'api_key.organisation_id',
      'api_key.digest',
      'api_key.expires_at',
      'api_key.revoked_at',
      'api_key.last_used_at',
      'api_key.licence_id',
      'licence.terms',
    ])
    .where('api_key.id', '=', id)
    .executeTakeFirst();
}

async function markUsed({ db }: Store, id: string, now: Date): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute();
}
