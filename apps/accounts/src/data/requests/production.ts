import type { Selectable, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { answerBy, moveRequest } from './move-request.ts';
import type { RequestCheck, RequestCheckResult } from './request-check.ts';
import { listAlreadyOpen } from './request-check.ts';

type Job = Selectable<Tables['job']>;

/** Keeps what the automatic check found, unless the draft has changed since: its question then has a check of its own. */
export async function keepCheck(
  trx: Transaction<Tables>,
  job: Job,
  { result, at }: { readonly result: RequestCheckResult; readonly at: Date },
): Promise<void> {
  const request = await lockRequestOf(trx, job);
  const isCurrent = JSON.stringify(request?.fields.question) === JSON.stringify(job.question);
  if (request === undefined || !isCurrent) return;
  const released = await trx
    .selectFrom('data_request')
    .select(['id', 'fields'])
    .where('state', '=', 'RELEASED')
    .where('id', '<>', request.id)
    .execute();
  const open = released.flatMap(({ id, fields }) => (fields.question === null ? [] : [{ id, question: fields.question }]));
  const check: RequestCheck = { ...result, checkedAt: at.toISOString(), alreadyOpen: listAlreadyOpen(job.question, open) };
  await trx
    .updateTable('data_request')
    .set({ draft_check: JSON.stringify(check) })
    .where('id', '=', request.id)
    .execute();
}

/** Moves the request that an output was for; false for one that was withdrawn in between, which stays as it is. */
export async function moveAfterProduction(
  trx: Transaction<Tables>,
  job: Job,
  step: { readonly act: 'PRODUCED' | 'PRODUCTION_FAILED'; readonly at: Date; readonly note: string | null },
): Promise<boolean> {
  const request = await lockRequestOf(trx, job);
  if (request?.state !== 'PRODUCING' || request.output_job_id !== job.id) return false;
  const sets = step.act === 'PRODUCTION_FAILED' ? { expires_at: answerBy(step.at) } : {};
  await moveRequest(trx, request, { ...step, actor: 'service', sets });
  return true;
}

async function lockRequestOf(trx: Transaction<Tables>, { request_id }: Job) {
  if (request_id === null) return undefined;
  return await trx.selectFrom('data_request').selectAll().where('id', '=', request_id).forUpdate().executeTakeFirst();
}
