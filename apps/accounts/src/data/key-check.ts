import { timingSafeEqual } from 'node:crypto';
import type { Licence } from '@passerby/domain/licence';
import { personalScopes } from './asker.ts';
import { digestKey, parseKeyText } from './key-text.ts';
import { getQuota } from './quota.ts';
import type { Quota } from './quota.ts';
import type { Scope } from './scope.ts';
import { listComingSites } from './sites/study-zone.ts';
import type { ComingSite } from './sites/study-zone.ts';
import type { Store } from './store.ts';
import { sumPoints } from './usage.ts';

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
  /** Without the scope INSIGHTS it admits no measure. */
  readonly licence: Licence;
  readonly licenceId: string;
  readonly expiresAt: Date | null;
  /** Of the licence: its keys share it. */
  readonly quota: Quota;
  /** Points that the licence's keys used today (UTC), as far as the gateway has reported. */
  readonly pointsUsed: number;
  readonly scopes: readonly Scope[];
  /** Study zones of the organisation that may not be in a release yet: their site ids, and the Monday they are measured from. */
  readonly studyZones: readonly ComingSite[];
}

export type KeyCheck = { readonly holder: KeyHolder } | { readonly refusal: KeyRefusal };

/**
 * Says who holds an API key. Until the secret has proved right, the same work is done for an id that exists and one that does
 * not: one digest, one query of one row, one comparison in constant time.
 */
export async function checkKey(store: Store, text: string): Promise<KeyCheck> {
  const parsed = parseKeyText(text);
  if (parsed === undefined) return { refusal: 'malformed' };
  const digest = digestKey(parsed.text, store.pepper);
  const kept = await findDigest(store, parsed.id);
  const isSame = timingSafeEqual(digest, kept ?? noDigest);
  return isSame && kept !== null ? await checkState(store, parsed.id) : { refusal: 'unknown' };
}

/** Null for an id that does not exist. */
async function findDigest({ db }: Store, id: string): Promise<Uint8Array | null> {
  const { digest } = await db
    .selectNoFrom((select) => select.selectFrom('api_key').select('digest').where('id', '=', id).as('digest'))
    .executeTakeFirstOrThrow();
  return digest;
}

async function checkState(store: Store, id: string): Promise<KeyCheck> {
  const row = await getHolderRow(store, id);
  const now = store.clock();
  if (row.revoked_at !== null) return { refusal: 'revoked' };
  if (row.expires_at !== null && row.expires_at <= now) return { refusal: 'expired' };
  const isUseKnown = row.last_used_at !== null && now.getTime() - row.last_used_at.getTime() < lastUsedStepMs;
  if (!isUseKnown) await markUsed(store, id, now);
  const allowance = await getLicenceAllowance(store, row.licence_id);
  const scopes = row.member_id === null ? row.scopes : personalScopes(row.scopes, row.role);
  const licence = licenceFor(row.terms, scopes);
  const studyZones = await listComingSites(store, row.organisation_id);
  const about = { org: row.organisation_id, client: id, licence, expiresAt: row.expires_at };
  return { holder: { ...about, ...allowance, scopes, studyZones } };
}

/** The quota of a licence and what of it was used today (UTC). */
export async function getLicenceAllowance(store: Store, licenceId: string) {
  const day = store.clock().toISOString().slice(0, 10);
  const quota = await getQuota(store.db, licenceId);
  return { licenceId, quota, pointsUsed: await sumPoints(store, { licence: licenceId, day }) };
}

/** The terms as they hold for someone with these scopes: who may not ask for insights has no measure to ask for. */
export function licenceFor(terms: Licence, scopes: readonly Scope[]): Licence {
  return scopes.includes('INSIGHTS') ? terms : { ...terms, measures: [] };
}

function getHolderRow({ db }: Store, id: string) {
  return db
    .selectFrom('api_key')
    .innerJoin('licence', 'licence.id', 'api_key.licence_id')
    .leftJoin('member', 'member.id', 'api_key.member_id')
    .select(['api_key.organisation_id', 'licence_id', 'expires_at', 'revoked_at', 'last_used_at', 'licence.terms'])
    .select(['scopes', 'member_id', 'member.role'])
    .where('api_key.id', '=', id)
    .executeTakeFirstOrThrow();
}

async function markUsed({ db }: Store, id: string, now: Date): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute();
}
