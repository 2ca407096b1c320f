/** Where a data request stands (issue 6, item 2). */
export const REQUEST_STATES = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED_FOR_CHANGES',
  'APPROVED',
  'REJECTED',
  'PRODUCING',
  'OUTPUT_CHECK',
  'RELEASED',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Who may take a step: the requester's organisation, a reviewer of the operator, or the service itself. */
export type RequestParty = 'REQUESTER' | 'REVIEWER' | 'SERVICE';

/** One kind of step. */
interface Act {
  readonly by: RequestParty;
  readonly from: readonly RequestState[];
  readonly to: RequestState;
}

/** Every step there is; what is not here does not happen, here or in the database (migration 0010). */
export const REQUEST_ACTS = {
  SUBMIT: { by: 'REQUESTER', from: ['DRAFT', 'RETURNED_FOR_CHANGES'], to: 'SUBMITTED' },
  TAKE: { by: 'REVIEWER', from: ['SUBMITTED'], to: 'IN_REVIEW' },
  RETURN: { by: 'REVIEWER', from: ['IN_REVIEW'], to: 'RETURNED_FOR_CHANGES' },
  APPROVE: { by: 'REVIEWER', from: ['IN_REVIEW'], to: 'APPROVED' },
  REJECT: { by: 'REVIEWER', from: ['IN_REVIEW'], to: 'REJECTED' },
  ACCEPT: { by: 'REQUESTER', from: ['APPROVED'], to: 'PRODUCING' },
  PRODUCED: { by: 'SERVICE', from: ['PRODUCING'], to: 'OUTPUT_CHECK' },
  PRODUCTION_FAILED: { by: 'SERVICE', from: ['PRODUCING'], to: 'APPROVED' },
  RELEASE: { by: 'REVIEWER', from: ['OUTPUT_CHECK'], to: 'RELEASED' },
  REFUSE_OUTPUT: { by: 'REVIEWER', from: ['OUTPUT_CHECK'], to: 'REJECTED' },
  EXPIRE: { by: 'SERVICE', from: ['RETURNED_FOR_CHANGES', 'APPROVED', 'RELEASED'], to: 'EXPIRED' },
  WITHDRAW: {
    by: 'REQUESTER',
    from: ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED_FOR_CHANGES', 'APPROVED', 'PRODUCING', 'OUTPUT_CHECK'],
    to: 'WITHDRAWN',
  },
} as const satisfies Record<string, Act>;

export type RequestAct = keyof typeof REQUEST_ACTS;

/** Steps that people take; the others are the service's own. */
export const HUMAN_ACTS = [
  'SUBMIT',
  'TAKE',
  'RETURN',
  'APPROVE',
  'REJECT',
  'ACCEPT',
  'RELEASE',
  'REFUSE_OUTPUT',
  'WITHDRAW',
] as const satisfies readonly RequestAct[];
export type HumanAct = (typeof HUMAN_ACTS)[number];

/** A step with its types widened. */
export function getAct(act: RequestAct): Act {
  return REQUEST_ACTS[act];
}

/** States in which the request's own fields may be changed. */
export function isEditable(state: RequestState): boolean {
  return state === 'DRAFT' || state === 'RETURNED_FOR_CHANGES';
}

/** With whom a request lies; nobody once it has ended. Deadlines run while it is the operator's turn. */
export function turnOf(state: RequestState): 'REQUESTER' | 'OPERATOR' | null {
  switch (state) {
    case 'DRAFT':
    case 'RETURNED_FOR_CHANGES':
    case 'APPROVED':
      return 'REQUESTER';
    case 'SUBMITTED':
    case 'IN_REVIEW':
    case 'PRODUCING':
    case 'OUTPUT_CHECK':
      return 'OPERATOR';
    default:
      return null;
  }
}
