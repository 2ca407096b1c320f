import { addDays } from '@passerby/domain/calendar';
import { findKey } from './api-key.ts';
import { getQuota } from './quota.ts';
import type { Quota } from './quota.ts';
import type { Store } from './store.ts';
import { sumPoints } from './usage.ts';

/** A quota and what of it is left today. */
export interface Allowance extends Quota {
  /** Points that the licence's keys used today (UTC), as far as the gateway has reported. */
  readonly pointsUsed: number;
  /** Never below 0. */
  readonly pointsLeft: number;
  /** When the day ends. */
  readonly resetsAt: Date;
}

/** The allowance of an organisation's key; undefined for a session, which has none of its own. */
export async function findAllowance(store: Store, organisation: string, keyId: string): Promise<Allowance | undefined> {
  const key = await findKey(store, organisation, keyId);
  if (key === undefined) return undefined;
  const today = store.clock().toISOString().slice(0, 10);
  const quota = await getQuota(store.db, key.licence);
  const pointsUsed = await sumPoints(store, { licence: key.licence, day: today });
  const pointsLeft = Math.max(0, quota.pointsPerDay - pointsUsed);
  return { ...quota, pointsUsed, pointsLeft, resetsAt: new Date(`${addDays(today, 1)}T00:00:00Z`) };
}
