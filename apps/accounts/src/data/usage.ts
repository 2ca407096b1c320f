import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How much was asked on one day. */
interface DayUsage {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly requests: number;
  /** Cost points of the graph. */
  readonly points: number;
}

/** What one key asked on one day. */
export interface KeyUsage extends DayUsage {
  /** Key id. */
  readonly client: string;
}

/** What the keys of a licence and people who logged in asked under it on one day. */
export interface LicenceUsage extends DayUsage {
  /** Licence id. */
  readonly licence: string;
}

/** What a client asked on one day. */
export interface ClientUsage extends DayUsage {
  /** Key or member id. */
  readonly client: string;
  /** Id of the licence that a member asked under; a key has its own. */
  readonly licence?: string | null | undefined;
}

/** Which days of which organisation. */
interface UsageRange {
  readonly organisation: string;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
}

/** Adds to the days' counts and returns how many were known; what an unknown client asked is left out. */
export async function recordUsage({ db }: Store, usage: readonly ClientUsage[]): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    let recorded = 0;
    for (const each of inOneOrder(usage)) recorded += await addUsage(trx, each);
    return recorded;
  });
}

/** Adds to one day in the transaction of whatever it is part of: to the key's, else to the people's of the member's licence; 0 for neither. */
export async function addUsage(trx: Transaction<Tables>, usage: ClientUsage): Promise<number> {
  return (await addKeyUsage(trx, usage)) || (await addPeopleUsage(trx, usage));
}

/** What the keys of an organisation asked from a day on, by day, then key. */
export async function listUsage({ db }: Store, { organisation, from }: UsageRange): Promise<readonly KeyUsage[]> {
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

/** What was asked under each licence of an organisation from a day on, by keys and people together; by day, then licence. */
export async function listLicenceUsage({ db }: Store, { organisation, from }: UsageRange): Promise<readonly LicenceUsage[]> {
  const { rows } = await sql<LicenceUsage>`
    select licence.id as licence, day, sum(requests)::bigint as requests, sum(points)::bigint as points
    from (
      select licence_id, day, requests, points from key_usage join api_key on api_key.id = key_usage.key_id
      union all
      select licence_id, day, requests, points from people_usage
    ) as usage
    join licence on licence.id = usage.licence_id
    where licence.organisation_id = ${organisation} and day >= ${from}::date
    group by licence.id, day
    order by day, licence.id`.execute(db);
  return rows;
}

/** Points that all keys of a licence and people under it asked for on a day. */
export async function sumPoints(
  { db }: Store,
  { licence, day }: { readonly licence: string; readonly day: string },
): Promise<number> {
  const { rows } = await sql<{ readonly points: number }>`
    select (
      coalesce((
        select sum(points) from key_usage join api_key on api_key.id = key_usage.key_id
        where licence_id = ${licence} and day = ${day}::date
      ), 0)
      + coalesce((select points from people_usage where licence_id = ${licence} and day = ${day}::date), 0)
    )::bigint as points`.execute(db);
  return rows[0]?.points ?? 0;
}

async function addKeyUsage(trx: Transaction<Tables>, { client, day, requests, points }: ClientUsage): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into key_usage (key_id, day, requests, points)
    select id, ${day}::date, ${requests}::bigint, ${points}::bigint from api_key where id = ${client}
    on conflict (key_id, day) do update
    set requests = key_usage.requests + excluded.requests, points = key_usage.points + excluded.points`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The licence must be of the member's organisation: a report cannot be charged to another's. */
async function addPeopleUsage(
  trx: Transaction<Tables>,
  { client, licence, day, requests, points }: ClientUsage,
): Promise<number> {
  if (!licence) return 0;
  const { numAffectedRows } = await sql`
    insert into people_usage (licence_id, day, requests, points)
    select licence.id, ${day}::date, ${requests}::bigint, ${points}::bigint
    from licence join member on member.organisation_id = licence.organisation_id
    where licence.id = ${licence} and member.id = ${client}
    on conflict (licence_id, day) do update
    set requests = people_usage.requests + excluded.requests, points = people_usage.points + excluded.points`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** In one order everywhere, so that two writers never wait for each other in a circle. */
function inOneOrder(usage: readonly ClientUsage[]): readonly ClientUsage[] {
  const nameOf = ({ client, day, licence }: ClientUsage): string => `${licence ?? ''} ${client} ${day}`;
  return usage.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
