import { badInput, PasserbyError } from '@passerby/domain/error';
import { insertKey, lockKey } from './api-key.ts';
import type { NewApiKey } from './api-key.ts';
import { appendAuditEntry } from './audit-log.ts';
import type { Store } from './store.ts';

export interface KeyRotation {
  /** Of the key that is replaced. */
  readonly id: string;
  /** How long both work; 0 ends the old one at once. */
  readonly overlapMs: number;
}

/**
 * Makes a successor with the licence, name and lifetime of a key, which itself ends when the overlap has passed or at its
 * own expiry, whichever comes first. Throws NOT_FOUND, and BAD_USER_INPUT on a key that no longer works or was replaced.
 */
export async function rotateKey(store: Store, { id, overlapMs }: KeyRotation, actor: string): Promise<NewApiKey> {
  const now = store.clock();
  return await store.db.transaction().execute(async (trx) => {
    const old = await lockKey(trx, id);
    if (old === undefined) throw new PasserbyError('NOT_FOUND', `There is no key "${id}"`);
    if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= now))
      throw badInput(`The key "${id}" no longer works`);
    const successor = await trx.selectFrom('api_key').select('id').where('replaces', '=', id).executeTakeFirst();
    if (successor !== undefined) throw badInput(`The key "${id}" was already replaced by "${successor.id}"`);
    const lifetimeMs = old.expiresAt === null ? null : old.expiresAt.getTime() - old.createdAt.getTime();
    const expiresAt = lifetimeMs === null ? null : new Date(now.getTime() + lifetimeMs);
    const key = await insertKey(trx, { ...old, expiresAt, createdAt: now, replaces: id }, store.pepper);
    const overlapEnd = new Date(now.getTime() + overlapMs);
    const ends = old.expiresAt === null || overlapEnd < old.expiresAt ? overlapEnd : old.expiresAt;
    await trx.updateTable('api_key').set({ expires_at: ends }).where('id', '=', id).execute();
    const details = { organisation: old.organisation, successor: key.id, endsAt: ends.toISOString() };
    await appendAuditEntry(trx, { at: now, actor, act: 'KEY_ROTATED', subject: id, details });
    return key;
  });
}
