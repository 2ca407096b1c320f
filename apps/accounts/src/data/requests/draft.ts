import type { Transaction } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { assertScope } from '../asker.ts';
import type { Asker } from '../asker.ts';
import { appendAuditEntry } from '../audit-log.ts';
import { assertRoomInQueue, enqueueJob } from '../exports/job.ts';
import { assertLicensed } from '../insight-terms.ts';
import { randomId } from '../random-id.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { getDataRequest, lockDataRequest } from './data-request.ts';
import type { DataRequest } from './data-request.ts';
import { appendRequestEvent } from './move-request.ts';
import { changeFields } from './request-fields.ts';
import type { RequestFields } from './request-fields.ts';
import { isEditable } from './request-state.ts';

/**
 * Begins a data request; what is not said yet may follow. Its question is checked by the worker at once. Throws FORBIDDEN for
 * an organisation that is not PUBLIC and for a question outside the licence.
 */
export async function createDataRequest(store: Store, asker: Asker, input: unknown): Promise<DataRequest> {
  assertRequester(asker);
  const fields = changeFields(input);
  assertQuestionLicensed(fields, asker);
  const at = store.clock();
  const id = `req_${randomId()}`;
  await store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('data_request')
      .values({
        id,
        organisation_id: asker.organisation,
        state: 'DRAFT',
        fields: JSON.stringify(fields),
        licence: JSON.stringify(asker.licence),
        draft_check: null,
        created_by: asker.identity,
        created_at: at,
        decided_by: null,
        conditions: '[]',
        five_safes: null,
        checked_by: null,
        output_job_id: null,
        expires_at: null,
      })
      .execute();
    await addAuthor(trx, id, asker);
    await enqueueCheck(trx, { id, fields, asker, at });
    const start = { request_id: id, at, actor: asker.identity, from_state: null, to_state: 'DRAFT', note: null } as const;
    await appendRequestEvent(trx, start);
    const details = { organisation: asker.organisation };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'REQUEST_CREATED', subject: id, details });
  });
  return await getDataRequest(store, asker, id);
}

/** Changes what is given; whoever does is an author from then on. Throws BAD_USER_INPUT while it is under review. */
export async function editDataRequest(
  store: Store,
  asker: Asker,
  { id, changes }: { readonly id: string; readonly changes: unknown },
): Promise<DataRequest> {
  assertRequester(asker);
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const request = await lockDataRequest(trx, asker, id);
    if (!isEditable(request.state)) throw badInput(`A data request that is ${request.state} is not changed`);
    const fields = changeFields(changes, request.fields);
    assertQuestionLicensed(fields, asker);
    const values = { fields: JSON.stringify(fields), licence: JSON.stringify(asker.licence), draft_check: null };
    await trx.updateTable('data_request').set(values).where('id', '=', id).execute();
    await addAuthor(trx, id, asker);
    await enqueueCheck(trx, { id, fields, asker, at });
    const details = { organisation: asker.organisation };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'REQUEST_EDITED', subject: id, details });
  });
  return await getDataRequest(store, asker, id);
}

/** Throws FORBIDDEN for whoever may not make data requests: they are for public bodies. */
export function assertRequester(asker: Asker): void {
  assertScope(asker, 'REQUESTS');
  if (asker.kind !== 'PUBLIC') throw new PasserbyError('FORBIDDEN', 'Data requests are for public bodies; use exports');
}

/** Notes that the asker had a hand in it: they can neither decide on it nor check its output. */
export async function addAuthor(trx: Transaction<Tables>, requestId: string, { identity }: Asker): Promise<void> {
  await trx
    .insertInto('request_author')
    .values({ request_id: requestId, identity })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function assertQuestionLicensed({ question }: RequestFields, { licence }: Asker): void {
  if (question !== null) assertLicensed(question, licence);
}

interface CheckOrder {
  readonly id: string;
  readonly fields: RequestFields;
  readonly asker: Asker;
  readonly at: Date;
}

async function enqueueCheck(trx: Transaction<Tables>, { id, fields, asker, at }: CheckOrder): Promise<void> {
  const { question } = fields;
  if (question === null) return;
  const { organisation, client, licence, licenceId } = asker;
  await assertRoomInQueue(trx, organisation);
  const job = { organisation, client, kind: 'REQUEST_CHECK', requestId: id, question, formats: [], licence, licenceId } as const;
  await enqueueJob(trx, job, at);
}
