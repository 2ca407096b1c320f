import { assertScope } from '../asker.ts';
import type { Asker } from '../asker.ts';
import { appendAuditEntry } from '../audit-log.ts';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { getAllowance } from '../allowance.ts';
import { assertLicensed, parseInsightQuestion } from '../insight-terms.ts';
import type { Store } from '../store.ts';
import { assertRoomInQueue, enqueueJob, toJob } from './job.ts';
import type { Job } from './job.ts';
import type { ExportFormat } from './job-table.ts';

export interface ExportInput {
  /** A question as the client gave it; checked here. */
  readonly question: unknown;
  readonly formats: readonly ExportFormat[];
}

/**
 * Asks the worker for an export under the licence of this request. Throws FORBIDDEN outside the licence, BAD_USER_INPUT on a
 * question that is none, RATE_LIMITED when too many are waiting, QUOTA_EXCEEDED when today's points are used up. What depends on releases the worker finds out.
 */
export async function createExport(store: Store, asker: Asker, input: ExportInput): Promise<Job> {
  assertScope(asker, 'EXPORTS');
  const question = parseInsightQuestion(input.question);
  assertLicensed(question, asker.licence);
  await assertPointsLeft(store, asker);
  const formats = [...new Set(input.formats)];
  if (formats.length === 0) throw badInput('An export needs at least one format');
  const at = store.clock();
  const { organisation, client, licence, licenceId } = asker;
  return await store.db.transaction().execute(async (trx) => {
    await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forUpdate().executeTakeFirstOrThrow();
    await assertRoomInQueue(trx, organisation);
    const job = { organisation, client, kind: 'EXPORT', requestId: null, question, formats, licence, licenceId } as const;
    const row = await enqueueJob(trx, job, at);
    const details = { organisation, measure: question.measure, market: question.market, formats };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'EXPORT_REQUESTED', subject: row.id, details });
    return toJob(row);
  });
}

/** What an export will cost is known when it is made; it may begin while there is anything left. */
async function assertPointsLeft(store: Store, { licenceId }: Asker): Promise<void> {
  if (licenceId === null) return;
  const allowance = await getAllowance(store, licenceId);
  if (allowance.pointsLeft > 0) return;
  const retryAfterSeconds = Math.ceil((allowance.resetsAt.getTime() - store.clock().getTime()) / 1000);
  throw new PasserbyError('QUOTA_EXCEEDED', "Today's cost points are used up", { retryAfterSeconds });
}
