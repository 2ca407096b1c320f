import type { InsightQuestion } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { Selectable, Transaction } from 'kysely';
import type { Asker } from '../asker.ts';
import { randomId } from '../random-id.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import type { ArtefactFacts, ExportFormat, JobFailure, JobKind, JobState } from './job-table.ts';

/** A piece of work for the worker, as its owner may see it. */
export interface Job {
  readonly id: string;
  /** Organisation id. */
  readonly organisation: string;
  readonly kind: JobKind;
  readonly question: InsightQuestion;
  readonly formats: readonly ExportFormat[];
  readonly state: JobState;
  /** Of the finished file; null before, and for a check. */
  readonly artefact: ArtefactFacts | null;
  readonly failure: JobFailure | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** When its file is removed; null before it is done, and for an output that is not released. */
  readonly expiresAt: Date | null;
}

export interface NewJob {
  readonly organisation: string;
  readonly client: string;
  readonly kind: JobKind;
  /** Of the data request that it is for; null for an export. */
  readonly requestId: string | null;
  readonly question: InsightQuestion;
  readonly formats: readonly ExportFormat[];
  readonly licence: Licence;
  /** Of the licence; null where it is not known. */
  readonly licenceId: string | null;
}

/** How long a finished file is kept. */
export const ARTEFACT_KEPT_MS = 7 * 86_400_000;

const waitingMax = 20;
const retryAfterSeconds = 60;

/** Puts a job in the queue, in the transaction of whatever it is part of. */
export async function enqueueJob(trx: Transaction<Tables>, job: NewJob, at: Date): Promise<Selectable<Tables['job']>> {
  const { organisation, client, kind, requestId, question, formats, licence, licenceId } = job;
  return await trx
    .insertInto('job')
    .values({
      id: `job_${randomId()}`,
      organisation_id: organisation,
      client,
      kind,
      request_id: requestId,
      question: JSON.stringify(question),
      formats: JSON.stringify(formats),
      licence: JSON.stringify(licence),
      state: 'QUEUED',
      attempts: 0,
      lease: null,
      lease_until: null,
      result: null,
      failure: null,
      created_at: at,
      finished_at: null,
      licence_id: licenceId,
      expires_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Says when the file of a job is removed; null leaves that open. */
export async function keepFileUntil(trx: Transaction<Tables>, id: string, expiresAt: Date | null): Promise<void> {
  await trx.updateTable('job').set({ expires_at: expiresAt }).where('id', '=', id).execute();
}

/** Throws RATE_LIMITED when the organisation has as many jobs waiting as it may. */
export async function assertRoomInQueue(trx: Transaction<Tables>, organisation: string): Promise<void> {
  const { waiting } = await trx
    .selectFrom('job')
    .select((select) => select.fn.countAll<string | number>().as('waiting'))
    .where('organisation_id', '=', organisation)
    .where('state', 'in', ['QUEUED', 'RUNNING'])
    .executeTakeFirstOrThrow();
  if (Number(waiting) < waitingMax) return;
  const message = `${waitingMax} exports and checks are waiting already; ask again when one is done`;
  throw new PasserbyError('RATE_LIMITED', message, { retryAfterSeconds });
}

/** Exports of the organisation and outputs of its released requests, newest first. */
export async function listExports({ db }: Store, asker: Asker): Promise<readonly Job[]> {
  const rows = await visibleTo(db, asker).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(toJob);
}

/**
 * The same of one by id, and for a reviewer an output that is to be checked. Throws NOT_FOUND for one of another organisation and for
 * an output that is not released.
 */
export async function getExport(store: Store, asker: Asker, id: string): Promise<Job> {
  const job = await findExport(store, asker, id);
  if (job === undefined) throw new PasserbyError('NOT_FOUND', `There is no export "${id}"`);
  return job;
}

/** The same; undefined instead. */
export async function findExport({ db }: Store, asker: Asker, id: string): Promise<Job | undefined> {
  const row = await visibleTo(db, asker).where('id', '=', id).executeTakeFirst();
  const found = row ?? (asker.scopes.includes('REVIEW') ? await findUnchecked(db, id) : undefined);
  return found && toJob(found);
}

/** Whether the asker may fetch the file of a job that they may see: with the scope EXPORTS, and a reviewer an output. */
export function mayFetch({ scopes }: Asker, { kind }: Job): boolean {
  return scopes.includes('EXPORTS') || (kind === 'REQUEST_OUTPUT' && scopes.includes('REVIEW'));
}

function findUnchecked(db: Store['db'], id: string) {
  return db
    .selectFrom('job')
    .innerJoin('data_request', 'data_request.output_job_id', 'job.id')
    .selectAll('job')
    .where('job.id', '=', id)
    .where('data_request.state', '=', 'OUTPUT_CHECK')
    .executeTakeFirst();
}

function visibleTo(db: Store['db'], { organisation }: Asker) {
  return db
    .selectFrom('job')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('kind', '<>', 'REQUEST_CHECK')
    .where((where) => where.or([where('kind', '=', 'EXPORT'), where('id', 'in', releasedOutputs(db))]));
}

export function toJob(row: Selectable<Tables['job']>): Job {
  const isFile = row.result !== null && 'sha256' in row.result;
  return {
    id: row.id,
    organisation: row.organisation_id,
    kind: row.kind,
    question: row.question,
    formats: row.formats,
    state: row.state,
    artefact: isFile ? (row.result as ArtefactFacts) : null,
    failure: row.failure,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    expiresAt: isFile ? row.expires_at : null,
  };
}

function releasedOutputs(db: Store['db']) {
  return db
    .selectFrom('data_request')
    .select('output_job_id as id')
    .where('state', '=', 'RELEASED')
    .where('output_job_id', 'is not', null)
    .$narrowType<{ id: string }>();
}
