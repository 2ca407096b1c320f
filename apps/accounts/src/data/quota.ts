import type { Kysely } from 'kysely';
import { appendAuditEntry } from './audit-log.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How much the keys of one licence may ask together. */
export interface Quota {
  /** Cost points of the graph a day (UTC). */
  readonly pointsPerDay: number;
  readonly requestsPerMinute: number;
  /** Cost points of one request. */
  readonly costMax: number;
}

/** What a licence has for which nothing was agreed. */
export const DEFAULT_QUOTA: Quota = { pointsPerDay: 1_000_000, requestsPerMinute: 600, costMax: 50_000 };

/** The quota of a licence. */
export async function getQuota(db: Kysely<Tables>, licenceId: string): Promise<Quota> {
  const row = await db
    .selectFrom('quota')
    .select(['points_per_day as pointsPerDay', 'requests_per_minute as requestsPerMinute', 'cost_max as costMax'])
    .where('licence_id', '=', licenceId)
    .executeTakeFirst();
  return row ?? DEFAULT_QUOTA;
}

/** Sets the quota of a licence; the same again is no act. */
export async function setQuota(
  store: Store,
  { licenceId, quota }: { licenceId: string; quota: Quota },
  actor: string,
): Promise<void> {
  const { pointsPerDay, requestsPerMinute, costMax } = quota;
  const values = { points_per_day: pointsPerDay, requests_per_minute: requestsPerMinute, cost_max: costMax };
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const held = trx.selectFrom('licence').select('organisation_id').where('id', '=', licenceId);
    const { organisation_id: organisation } = await held.forUpdate().executeTakeFirstOrThrow();
    const before = await getQuota(trx, licenceId);
    if (isSame(before, quota)) return;
    await trx
      .insertInto('quota')
      .values({ licence_id: licenceId, ...values })
      .onConflict((conflict) => conflict.column('licence_id').doUpdateSet(values))
      .execute();
    await appendAuditEntry(trx, {
      at,
      actor,
      act: 'QUOTA_CHANGED',
      subject: licenceId,
      details: { organisation, quota: { ...quota }, before: { ...before } },
    });
  });
}

function isSame(one: Quota, other: Quota): boolean {
  return (
    one.pointsPerDay === other.pointsPerDay && one.requestsPerMinute === other.requestsPerMinute && one.costMax === other.costMax
  );
}
