import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** What one key asked on one day. */
export interface KeyUsage {
  /** Key id. */
  readonly client: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly requests: number;
  /** Cost points of the graph. */
  readonly points: number;
}

/** Adds to the days' counts and returns how many were known; what a session or an unknown client asked is left out. */
export async function recordUsage({ db }: Store, usage: readonly KeyUsage[]): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    let recorded = 0;
    for (const each of sortByKey(usage)) recorded += await addUsage(trx, each);
    return recorded;
  });
}

/** Adds to one key's day in the transaction of whatever it is part of; 0 for a client that is no key. */
export async function addUsage(trx: Transaction<Tables>, { client, day, requests, points }: KeyUsage): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('key_usage')
    .columns(['key_id', 'day', 'requests', 'points'])
    .expression(
      trx
        .selectFrom('api_key')
        .select(['id', sql<string>`${day}::date`.as('day'), sql<number>`${requests}::bigint`.as('requests')])
        .select(sql<number>`${points}::bigint`.as('points'))
        .where('id', '=', client),
    )
    .onConflict((conflict) =>
      conflict.columns(['key_id', 'day']).doUpdateSet((update) => ({
        requests: sql<number>`${update.ref('key_usage.requests')} + ${update.ref('excluded.requests')}`,
        points: sql<number>`${update.ref('key_usage.points')} + ${update.ref('excluded.points')}`,
      })),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** What the keys of an organisation asked from a day on, by day, then key. */
export async function listUsage({ db }: Store, { organisation, from }: { readonly organisation: string; readonly from: string }) {
  return await db
    .selectFrom('key_usage')
    .innerJoin('api_key', 'api_key.id', 'key_usage.key_id')
    .select(['key_id as client', 'day', 'requests', 'points'])
    .where('organisation_id', '=', organisation)
    .where('day', '>=', from)
    .orderBy('day')
    .orderBy('key_id')
    .execute();
}

/** Points that all keys of a licence asked for on a day. */
export async function sumPoints(
  { db }: Store,
  { licence, day }: { readonly licence: string; readonly day: string },
): Promise<number> {
  const { points } = await db
    .selectFrom('key_usage')
    .innerJoin('api_key', 'api_key.id', 'key_usage.key_id')
    .select((select) => sql<number>`coalesce(sum(${select.ref('points')}), 0)::bigint`.as('points'))
    .where('licence_id', '=', licence)
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return points;
}

/** In one order everywhere, so that two writers never wait for each other in a circle. */
function sortByKey(usage: readonly KeyUsage[]): readonly KeyUsage[] {
  return usage.toSorted((a, b) => a.client.localeCompare(b.client) || a.day.localeCompare(b.day));
}
