import { addDays } from '@passerby/domain/calendar';
import { getQuota } from './quota.ts';
import type { Quota } from './quota.ts';
import type { Store } from './store.ts';
import { sumPoints } from './usage.ts';

/** A quota and what of it is left today. */
export interface Allowance extends Quota {
  /** Points that were used under the licence today (UTC), as far as the gateway has reported. */
  readonly pointsUsed: number;
  /** Never below 0. */
  readonly pointsLeft: number;
  /** When the day ends. */
  readonly resetsAt: Date;
}

/** The allowance of a licence, which its keys and the people who work under it share. */
export async function getAllowance(store: Store, licenceId: string): Promise<Allowance> {
  const today = store.clock().toISOString().slice(0, 10);
  const quota = await getQuota(store.db, licenceId);
  const pointsUsed = await sumPoints(store, { licence: licenceId, day: today });
  const pointsLeft = Math.max(0, quota.pointsPerDay - pointsUsed);
  return { ...quota, pointsUsed, pointsLeft, resetsAt: new Date(`${addDays(today, 1)}T00:00:00Z`) };
}
