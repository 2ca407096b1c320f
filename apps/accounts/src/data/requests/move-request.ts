import { badInput } from '@passerby/domain/error';
import type { Selectable, Transaction, Updateable } from 'kysely';
import { appendAuditEntry } from '../audit-log.ts';
import type { Tables } from '../tables.ts';
import { getAct } from './request-state.ts';
import type { RequestAct } from './request-state.ts';

const answerWithinMs = 90 * 86_400_000;

/** By when the requester must answer; after that the request expires. */
export function answerBy(at: Date): Date {
  return new Date(at.getTime() + answerWithinMs);
}

/** A step of a request: which, by whom, and what else it sets. */
export interface RequestStep {
  readonly act: RequestAct;
  readonly at: Date;
  /** Identity of who takes it; `service` for the service's own. */
  readonly actor: string;
  readonly note: string | null;
  readonly sets?: Updateable<Tables['data_request']>;
}

/** Takes a step on a locked request: state, history and audit log together. Throws BAD_USER_INPUT when its state admits none such. */
export async function moveRequest(
  trx: Transaction<Tables>,
  { id, state, organisation_id }: Selectable<Tables['data_request']>,
  { act, at, actor, note, sets = {} }: RequestStep,
): Promise<void> {
  const { from, to } = getAct(act);
  if (!from.includes(state)) throw badInput(`A data request that is ${state} has no step ${act}`, { state, act });
  await trx
    .updateTable('data_request')
    .set({ expires_at: null, ...sets, state: to })
    .where('id', '=', id)
    .execute();
  await appendRequestEvent(trx, { request_id: id, at, actor, from_state: state, to_state: to, note });
  const details = { organisation: organisation_id, step: act, from: state, to };
  await appendAuditEntry(trx, { at, actor, act: 'REQUEST_MOVED', subject: id, details });
}

/** Adds to the history of a request that is locked, or new. */
export async function appendRequestEvent(
  trx: Transaction<Tables>,
  event: Omit<Selectable<Tables['request_event']>, 'seq'>,
): Promise<void> {
  const last = await trx
    .selectFrom('request_event')
    .select('seq')
    .where('request_id', '=', event.request_id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  await trx
    .insertInto('request_event')
    .values({ ...event, seq: (last?.seq ?? 0) + 1 })
    .execute();
}
