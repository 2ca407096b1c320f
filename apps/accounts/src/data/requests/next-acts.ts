import type { Asker } from '../asker.ts';
import type { DataRequest } from './data-request.ts';
import { getAct, HUMAN_ACTS } from './request-state.ts';
import type { HumanAct } from './request-state.ts';

/**
 * The steps that somebody may take on a request now, by its state, their part in it and their scopes: what `takeStep` would not
 * refuse for the person's sake. What a step lacks beside that, a note or a finding, is found out when it is taken.
 */
export function listNextActs(asker: Asker, request: DataRequest): readonly HumanAct[] {
  return HUMAN_ACTS.filter((act) => {
    const { by, from } = getAct(act);
    if (!from.includes(request.state)) return false;
    return by === 'REQUESTER' ? isRequester(asker, request) : isFreeReviewer(asker, { act, request });
  });
}

/** Whether somebody makes requests for the body that a request is of. */
function isRequester({ organisation, kind, scopes }: Asker, request: DataRequest): boolean {
  return request.organisation === organisation && kind === 'PUBLIC' && scopes.includes('REQUESTS');
}

/** Whether a reviewer neither wrote a part of the request nor, for a step on its output, decided on it. */
function isFreeReviewer(
  { person, scopes }: Asker,
  { act, request }: { readonly act: HumanAct; readonly request: DataRequest },
): boolean {
  const isOnOutput = act === 'RELEASE' || act === 'REFUSE_OUTPUT';
  const isInvolved = request.authors.includes(person) || (isOnOutput && request.decidedBy === person);
  return scopes.includes('REVIEW') && !isInvolved;
}
