import type { DataRequestsQuery, DataRequestState } from '@passerby/client/operations';

/** Who asks about requests: part of the answer to `DataRequests`. */
export type Asking = DataRequestsQuery['viewer'];

/** Whether who asks may write requests. */
export function canRequest({ organisation, scopes }: Asking): boolean {
  return organisation.kind === 'PUBLIC' && scopes.includes('REQUESTS');
}

/** Whether who asks decides on requests of others. */
export function canReview({ scopes }: Asking): boolean {
  return scopes.includes('REVIEW');
}

const reviewersTurn: ReadonlySet<DataRequestState> = new Set(['SUBMITTED', 'IN_REVIEW', 'OUTPUT_CHECK']);

/** Whether a request waits for a reviewer, but not for this one: they wrote a part of it, or decided on it (four eyes). */
export function needsOtherEyes(
  asking: Asking,
  { state, nextSteps }: { readonly state: DataRequestState; readonly nextSteps: readonly string[] },
): boolean {
  return canReview(asking) && reviewersTurn.has(state) && nextSteps.length === 0;
}

const uncheckedStates: ReadonlySet<DataRequestState> = new Set(['DRAFT', 'RETURNED_FOR_CHANGES', 'SUBMITTED']);

/** Whether something is about to happen by itself: the automatic check, or the production. */
export function isAwaited(request: {
  readonly state: DataRequestState;
  readonly question: object | null;
  readonly check: object | null;
}): boolean {
  const { state, question, check } = request;
  return state === 'PRODUCING' || (uncheckedStates.has(state) && question !== null && check === null);
}

/** Who took a step, by what it led to. */
export function partyOf({ from, to }: { readonly from: DataRequestState | null; readonly to: DataRequestState }): string {
  if (to === 'WITHDRAWN') return 'Requester';
  if (to === 'EXPIRED' || from === 'PRODUCING') return 'Passerby';
  return to === 'IN_REVIEW' || from === 'IN_REVIEW' || from === 'OUTPUT_CHECK' ? 'Reviewer' : 'Requester';
}
