import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Selectable, Transaction, Updateable } from 'kysely';
import { z } from 'zod';
import { assertScope } from '../asker.ts';
import type { Asker } from '../asker.ts';
import { ARTEFACT_KEPT_MS, enqueueJob, keepFileUntil } from '../exports/job.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { getDataRequest, lockDataRequest, noRequest } from './data-request.ts';
import type { DataRequest } from './data-request.ts';
import { addAuthor, assertRequester } from './draft.ts';
import { parseFindings } from './five-safes.ts';
import { answerBy, moveRequest } from './move-request.ts';
import { listGaps } from './request-fields.ts';
import { getAct } from './request-state.ts';
import type { RequestAct } from './request-state.ts';

const dayMs = 86_400_000;
const monthDays = 30;
const noteMax = 5000;
const conditionsMax = 20;

const conditionsSchema = z.array(z.string().trim().min(1).max(noteMax)).max(conditionsMax);

/** A step that somebody asks for. */
export interface StepInput {
  readonly id: string;
  /** Why; asked for wherever the other side needs to know. */
  readonly note?: string | null | undefined;
  /** Of an approval. */
  readonly conditions?: readonly string[] | null | undefined;
  /** The five findings of a decision. */
  readonly findings?: unknown;
}

/** Steps whose reason the other side is told. */
const explained: ReadonlySet<RequestAct> = new Set(['RETURN', 'REJECT', 'REFUSE_OUTPUT', 'WITHDRAW']);

/**
 * Takes a step on a request. Throws FORBIDDEN for the wrong party or for whoever wrote or approved it (four eyes, which the
 * database asserts too), NOT_FOUND, and BAD_USER_INPUT when its state admits no such step or something is missing.
 */
export async function takeStep(store: Store, asker: Asker, step: StepInput & { readonly act: RequestAct }): Promise<DataRequest> {
  const { act, id } = step;
  assertParty(asker, act);
  const note = parseNote(step);
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const request = await lockDataRequest(trx, asker, id);
    if (getAct(act).by === 'REQUESTER' && request.organisation_id !== asker.organisation) throw noRequest(id);
    if (getAct(act).from.includes(request.state)) await assertFourEyes(trx, asker, { act, request });
    const sets = getAct(act).from.includes(request.state) ? await preparedFor(trx, asker, { step, request, at }) : {};
    await moveRequest(trx, request, { act, at, actor: asker.identity, note, sets });
    if (request.output_job_id !== null) await keepOutput(trx, request.output_job_id, { act, at });
  });
  return await getDataRequest(store, asker, id);
}

/** Ends what has waited too long, and outputs whose time has passed. Returns how many. */
export async function expireRequests(store: Store): Promise<number> {
  const at = store.clock();
  return await store.db.transaction().execute(async (trx) => {
    const due = await trx.selectFrom('data_request').selectAll().where('expires_at', '<=', at).forUpdate().execute();
    for (const request of due) await moveRequest(trx, request, { act: 'EXPIRE', at, actor: 'service', note: null });
    return due.length;
  });
}

/** A released output is kept as long as an export; one that was refused or that nobody wants goes at once. */
async function keepOutput(
  trx: Transaction<Tables>,
  job: string,
  { act, at }: { readonly act: RequestAct; readonly at: Date },
): Promise<void> {
  if (act === 'RELEASE') await keepFileUntil(trx, job, new Date(at.getTime() + ARTEFACT_KEPT_MS));
  if (act === 'REFUSE_OUTPUT' || act === 'WITHDRAW') await keepFileUntil(trx, job, at);
}

function assertParty(asker: Asker, act: RequestAct): void {
  const { by } = getAct(act);
  if (by === 'REQUESTER') assertRequester(asker);
  else if (by === 'REVIEWER') assertScope(asker, 'REVIEW');
  else throw new PasserbyError('FORBIDDEN', `${act} is a step of the service alone`);
}

interface Stepping {
  readonly step: StepInput & { readonly act: RequestAct };
  readonly request: Selectable<Tables['data_request']>;
  readonly at: Date;
}

async function assertFourEyes(
  trx: Transaction<Tables>,
  { person }: Asker,
  { act, request }: { readonly act: RequestAct; readonly request: Selectable<Tables['data_request']> },
): Promise<void> {
  if (getAct(act).by !== 'REVIEWER') return;
  const author = await trx
    .selectFrom('request_author')
    .select('identity')
    .where('request_id', '=', request.id)
    .where('person', '=', person)
    .executeTakeFirst();
  const isOwnOutput = (act === 'RELEASE' || act === 'REFUSE_OUTPUT') && request.decided_person === person;
  if (author === undefined && !isOwnOutput) return;
  throw new PasserbyError('FORBIDDEN', 'Four eyes: nobody reviews what they wrote, or checks the output of what they approved');
}

/** What a step sets beside the state. */
async function preparedFor(
  trx: Transaction<Tables>,
  asker: Asker,
  stepping: Stepping,
): Promise<Updateable<Tables['data_request']>> {
  const { step, request, at } = stepping;
  switch (step.act) {
    case 'SUBMIT':
      await prepareSubmission(trx, asker, request);
      return {};
    case 'RETURN':
      return { expires_at: answerBy(at) };
    case 'APPROVE':
      return { ...decisionOf(asker, step), expires_at: answerBy(at) };
    case 'REJECT':
      return decisionOf(asker, step);
    case 'ACCEPT':
      return { output_job_id: await enqueueOutput(trx, asker, { request, at }) };
    case 'RELEASE':
      return { checked_by: asker.identity, expires_at: after(at, (request.fields.retentionMonths ?? 1) * monthDays) };
    case 'REFUSE_OUTPUT':
      return { checked_by: asker.identity };
    default:
      return {};
  }
}

async function prepareSubmission(trx: Transaction<Tables>, asker: Asker, request: Stepping['request']): Promise<void> {
  const missing = listGaps(request.fields);
  if (missing.length > 0) throw badInput(`Before it can be submitted it needs: ${missing.join(', ')}`, { missing });
  await addAuthor(trx, request.id, asker);
}

function decisionOf({ identity }: Asker, { act, conditions, findings }: Stepping['step']) {
  const five = parseFindings(findings);
  const open = five.filter(({ verdict }) => verdict !== 'SATISFIED').map(({ safe }) => safe);
  if (act === 'APPROVE' && open.length > 0) throw badInput(`It cannot be approved: ${open.join(', ')} not satisfied`);
  const parsed = conditionsSchema.safeParse(conditions ?? []);
  if (!parsed.success) throw badInput(`An approval has at most ${conditionsMax} conditions, none of them empty`);
  return { decided_by: identity, five_safes: JSON.stringify(five), conditions: JSON.stringify(parsed.data) };
}

/** The requester accepts the conditions, and the worker produces the output under the licence that was reviewed. */
async function enqueueOutput(
  trx: Transaction<Tables>,
  { client }: Asker,
  { request, at }: Pick<Stepping, 'request' | 'at'>,
): Promise<string> {
  const { id, organisation_id, fields, licence } = request;
  const { question, formats } = fields;
  if (question === null) throw badInput('The request has no question');
  const job = {
    organisation: organisation_id,
    client,
    kind: 'REQUEST_OUTPUT',
    requestId: id,
    question,
    formats,
    licence,
    licenceId: null,
  } as const;
  return (await enqueueJob(trx, job, at)).id;
}

function parseNote({ act, note }: Stepping['step']): string | null {
  const text = note?.trim() ?? '';
  if (text.length > noteMax) throw badInput(`A note has at most ${noteMax} characters`);
  if (text === '' && explained.has(act)) throw badInput(`${act} needs a note that says why`);
  return text === '' ? null : text;
}

function after(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}
