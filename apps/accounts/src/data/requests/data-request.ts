import type { Kysely, Selectable, Transaction } from 'kysely';
import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { Asker } from '../asker.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import type { SafeVerdict } from './five-safes.ts';
import type { RequestCheck } from './request-check.ts';
import type { RequestFields } from './request-fields.ts';
import type { RequestState } from './request-state.ts';

/** A step that a request took. */
export interface RequestEvent {
  readonly at: Date;
  /** Who is behind it: a member or key id; `service` for the service's own. */
  readonly actor: string;
  /** Null for the first. */
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly note: string | null;
}

/** A data request of a public body (issue 6, item 2). */
export interface DataRequest {
  readonly id: string;
  /** Organisation id. */
  readonly organisation: string;
  readonly state: RequestState;
  readonly fields: RequestFields;
  /** What the output is produced under. */
  readonly licence: Licence;
  /** Null until the worker has looked at the draft as it is now. */
  readonly check: RequestCheck | null;
  readonly createdAt: Date;
  readonly conditions: readonly string[];
  readonly findings: readonly SafeVerdict[] | null;
  /** Job that produces, or produced, the output. */
  readonly outputJob: string | null;
  /** When it ends by itself; null where it does not. */
  readonly expiresAt: Date | null;
  /** Oldest first. */
  readonly history: readonly RequestEvent[];
  /** The people who wrote parts of it. */
  readonly authors: readonly string[];
  /** The person who approved or rejected it; null before. */
  readonly decidedBy: string | null;
}

/** A reviewer sees everyone's from their submission on; anybody else their own organisation's. Of all states when none is named. */
export async function listDataRequests(
  { db }: Store,
  asker: Asker,
  states: readonly RequestState[] = [],
): Promise<readonly DataRequest[]> {
  const all = visibleTo(db, asker).orderBy('created_at').orderBy('id');
  const rows = await (states.length === 0 ? all : all.where('state', 'in', states)).execute();
  return withHistories(db, rows);
}

/** The same of one by id. Throws NOT_FOUND also for one that exists and is another's. */
export async function getDataRequest({ db }: Pick<Store, 'db'>, asker: Asker, id: string): Promise<DataRequest> {
  const rows = await visibleTo(db, asker).where('id', '=', id).execute();
  const [request] = await withHistories(db, rows);
  if (request === undefined) throw noRequest(id);
  return request;
}

/** The row of a request that the asker may see, which nobody else changes until the transaction ends. Throws NOT_FOUND. */
export async function lockDataRequest(
  trx: Transaction<Tables>,
  asker: Asker,
  id: string,
): Promise<Selectable<Tables['data_request']>> {
  const row = await visibleTo(trx, asker).where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw noRequest(id);
  return row;
}

export function noRequest(id: string): PasserbyError {
  return new PasserbyError('NOT_FOUND', `There is no data request "${id}"`);
}

function visibleTo(db: Kysely<Tables>, { organisation, scopes }: Asker) {
  const all = db.selectFrom('data_request').selectAll();
  return all.where((where) => {
    const own = where('organisation_id', '=', organisation);
    return scopes.includes('REVIEW') ? where.or([own, where('id', 'in', submittedIds(db))]) : own;
  });
}

/** Ids of all that were ever submitted: what has been a draft only concerns nobody else. */
export function submittedIds(db: Kysely<Tables>) {
  return db.selectFrom('request_event').select('request_id').where('to_state', '=', 'SUBMITTED');
}

async function withHistories(
  db: Kysely<Tables>,
  rows: readonly Selectable<Tables['data_request']>[],
): Promise<readonly DataRequest[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const events = await db.selectFrom('request_event').selectAll().where('request_id', 'in', ids).orderBy('seq').execute();
  const authors = await db.selectFrom('request_author').selectAll().where('request_id', 'in', ids).execute();
  const eventsOf = Map.groupBy(events, ({ request_id }) => request_id);
  const authorsOf = Map.groupBy(authors, ({ request_id }) => request_id);
  return rows.map((row) => ({
    ...toRequest(row),
    history: (eventsOf.get(row.id) ?? []).map(toEvent),
    authors: (authorsOf.get(row.id) ?? []).map(({ person }) => person),
  }));
}

function toEvent({ at, actor, from_state, to_state, note }: Selectable<Tables['request_event']>): RequestEvent {
  return { at, actor, from: from_state, to: to_state, note };
}

function toRequest(row: Selectable<Tables['data_request']>): Omit<DataRequest, 'history' | 'authors'> {
  return {
    id: row.id,
    organisation: row.organisation_id,
    state: row.state,
    fields: row.fields,
    licence: row.licence,
    check: row.draft_check,
    createdAt: row.created_at,
    conditions: row.conditions,
    findings: row.five_safes,
    outputJob: row.output_job_id,
    expiresAt: row.expires_at,
    decidedBy: row.decided_person,
  };
}
