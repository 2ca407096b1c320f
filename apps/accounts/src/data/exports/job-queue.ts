import type { InsightQuestion } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { Selectable, Transaction } from 'kysely';
import { appendAuditEntry } from '../audit-log.ts';
import { licenceFor } from '../key-check.ts';
import { randomId } from '../random-id.ts';
import { scopesOf } from '../scope.ts';
import { keepCheck, moveAfterProduction } from '../requests/production.ts';
import type { RequestCheckResult } from '../requests/request-check.ts';
import type { Store } from '../store.ts';
import { addUsage } from '../usage.ts';
import type { Tables } from '../tables.ts';
import { ARTEFACT_KEPT_MS, keepFileUntil } from './job.ts';
import type { ArtefactFacts, ExportFormat, JobFailure, JobKind } from './job-table.ts';

/** How long a worker may be silent before its job is another's. */
export const LEASE_MS = 60_000;
const attemptsMax = 3;
const clientEnded: JobFailure = { code: 'FORBIDDEN', message: 'The key or person that asked for it may no longer' };
const workerEnded: JobFailure = { code: 'INTERNAL', message: 'The worker ended several times while it was at this' };

/** A job in the hands of a worker. */
export interface ClaimedJob {
  readonly id: string;
  /** To be shown with whatever is said about the job. */
  readonly lease: string;
  readonly kind: JobKind;
  readonly requestId: string | null;
  /** Name of the organisation that gets the file. */
  readonly organisation: string;
  readonly question: InsightQuestion;
  readonly formats: readonly ExportFormat[];
  readonly licence: Licence;
  readonly createdAt: Date;
}

/** Which job, and the proof that it is the caller's. */
export interface Hold {
  readonly id: string;
  readonly lease: string;
}

/**
 * The oldest job that nobody works on, given to the caller for {@link LEASE_MS}; undefined when there is none. A job whose
 * worker fell silent is given again, and ends as FAILED when that happened too often, or the key that asked has ended.
 */
export async function claimJob(store: Store): Promise<ClaimedJob | undefined> {
  return await store.db.transaction().execute(async (trx) => {
    for (;;) {
      const row = await findOpenJob(trx, store.clock());
      if (row === undefined) return undefined;
      const licence = await findLicenceNow(trx, row, store.clock());
      const failure = licence === undefined ? clientEnded : workerEnded;
      if (licence !== undefined && row.attempts < attemptsMax) return await giveJob(trx, { ...row, licence }, store.clock());
      await endFailed(trx, row, { failure, at: store.clock() });
    }
  });
}

/** Keeps a job for another {@link LEASE_MS}. Throws NOT_FOUND when it is no longer the caller's. */
export async function extendLease(store: Store, hold: Hold): Promise<void> {
  const lease_until = new Date(store.clock().getTime() + LEASE_MS);
  const kept = await store.db
    .updateTable('job')
    .set({ lease_until })
    .where('id', '=', hold.id)
    .where('lease', '=', hold.lease)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) throw lost(hold);
}

/**
 * Ends a job with its file, which lies there already, or with what a check found. An export costs a point a row of the quota
 * of its key. Throws NOT_FOUND as {@link extendLease}.
 */
export async function finishJob(store: Store, hold: Hold, result: ArtefactFacts | RequestCheckResult): Promise<void> {
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const row = await lockHeld(trx, hold);
    const kept = new Date(at.getTime() + ARTEFACT_KEPT_MS);
    await end(trx, row.id, { state: 'DONE', result: JSON.stringify(result), finished_at: at, expires_at: kept });
    if ('outcome' in result) {
      await keepCheck(trx, row, { result, at });
      return;
    }
    if (row.kind === 'REQUEST_OUTPUT') await handInOutput(trx, row, at);
    else await chargeExport(trx, row, { at, rows: result.rows });
    const details = { organisation: row.organisation_id, ...result };
    await appendAuditEntry(trx, { at, actor: 'worker', act: 'EXPORT_FINISHED', subject: row.id, details });
  });
}

/** The output waits for its check as long as that takes; one that nobody waits for any more goes at once. */
async function handInOutput(trx: Transaction<Tables>, row: Selectable<Tables['job']>, at: Date): Promise<void> {
  const isAwaited = await moveAfterProduction(trx, row, { act: 'PRODUCED', at, note: null });
  await keepFileUntil(trx, row.id, isAwaited ? null : at);
}

async function chargeExport(
  trx: Transaction<Tables>,
  { client, licence_id }: Selectable<Tables['job']>,
  { at, rows }: { readonly at: Date; readonly rows: number },
): Promise<void> {
  await addUsage(trx, { client, licence: licence_id, day: at.toISOString().slice(0, 10), requests: 0, points: rows });
}

/** Ends a job that cannot be done. Throws NOT_FOUND as {@link extendLease}. */
export async function failJob(store: Store, hold: Hold, failure: JobFailure): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    await endFailed(trx, await lockHeld(trx, hold), { failure, at: store.clock() });
  });
}

/** Throws NOT_FOUND when a job is no longer the caller's: before a large file is taken in. */
export async function assertHeld(store: Store, hold: Hold): Promise<void> {
  await store.db.transaction().execute((trx) => lockHeld(trx, hold));
}

async function findOpenJob(trx: Transaction<Tables>, now: Date): Promise<Selectable<Tables['job']> | undefined> {
  return await trx
    .selectFrom('job')
    .selectAll()
    .where((where) =>
      where.or([where('state', '=', 'QUEUED'), where.and([where('state', '=', 'RUNNING'), where('lease_until', '<', now)])]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/**
 * What a job may see now: the terms of the licence that it was asked under as they are today; undefined when the key or the person
 * that asked no longer may. An output's are those that were reviewed.
 */
async function findLicenceNow(trx: Transaction<Tables>, job: Selectable<Tables['job']>, now: Date): Promise<Licence | undefined> {
  if (job.kind === 'REQUEST_OUTPUT') return job.licence;
  const key = await trx
    .selectFrom('api_key')
    .innerJoin('licence', 'licence.id', 'api_key.licence_id')
    .select(['terms', 'scopes', 'expires_at', 'revoked_at'])
    .where('api_key.id', '=', job.client)
    .executeTakeFirst();
  if (key === undefined) return await findLicenceOfMember(trx, job);
  const hasEnded = key.revoked_at !== null || (key.expires_at !== null && key.expires_at <= now);
  return hasEnded ? undefined : licenceFor(key.terms, key.scopes);
}

async function findLicenceOfMember(trx: Transaction<Tables>, job: Selectable<Tables['job']>): Promise<Licence | undefined> {
  const member = await trx
    .selectFrom('member')
    .leftJoin('licence', (join) =>
      join.onRef('licence.organisation_id', '=', 'member.organisation_id').on('licence.id', '=', job.licence_id),
    )
    .select(['role', 'terms'])
    .where('member.id', '=', job.client)
    .executeTakeFirst();
  return member && licenceFor(member.terms ?? job.licence, scopesOf(member.role));
}

async function giveJob(trx: Transaction<Tables>, row: Selectable<Tables['job']>, now: Date): Promise<ClaimedJob> {
  const lease = randomId();
  const lease_until = new Date(now.getTime() + LEASE_MS);
  await trx
    .updateTable('job')
    .set({ state: 'RUNNING', lease, lease_until, attempts: row.attempts + 1 })
    .where('id', '=', row.id)
    .execute();
  const { name } = await trx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', row.organisation_id)
    .executeTakeFirstOrThrow();
  const { id, kind, request_id, question, formats, licence, created_at } = row;
  return { id, lease, kind, requestId: request_id, organisation: name, question, formats, licence, createdAt: created_at };
}

async function lockHeld(trx: Transaction<Tables>, hold: Hold): Promise<Selectable<Tables['job']>> {
  const row = await trx
    .selectFrom('job')
    .selectAll()
    .where('id', '=', hold.id)
    .where('lease', '=', hold.lease)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw lost(hold);
  return row;
}

async function endFailed(
  trx: Transaction<Tables>,
  row: Selectable<Tables['job']>,
  { failure, at }: { readonly failure: JobFailure; readonly at: Date },
): Promise<void> {
  await end(trx, row.id, { state: 'FAILED', failure: JSON.stringify(failure), finished_at: at });
  if (row.kind === 'REQUEST_OUTPUT') {
    await moveAfterProduction(trx, row, { act: 'PRODUCTION_FAILED', at, note: failure.message });
  }
  const details = { organisation: row.organisation_id, ...failure };
  await appendAuditEntry(trx, { at, actor: 'worker', act: 'EXPORT_FAILED', subject: row.id, details });
}

async function end(
  trx: Transaction<Tables>,
  id: string,
  outcome:
    | { readonly state: 'DONE'; readonly result: string; readonly finished_at: Date; readonly expires_at: Date }
    | { readonly state: 'FAILED'; readonly failure: string; readonly finished_at: Date },
): Promise<void> {
  await trx
    .updateTable('job')
    .set({ ...outcome, lease: null, lease_until: null })
    .where('id', '=', id)
    .execute();
}

function lost({ id }: Hold): PasserbyError {
  return new PasserbyError('NOT_FOUND', `The job "${id}" is not held by this worker: it has ended, or was given to another`);
}
