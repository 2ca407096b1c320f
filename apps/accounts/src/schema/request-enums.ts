import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { SAFES, VERDICTS } from '../data/requests/five-safes.ts';
import { LEGAL_BASES } from '../data/requests/request-fields.ts';
import { HUMAN_ACTS, REQUEST_STATES } from '../data/requests/request-state.ts';
import { describeValues } from './described-values.ts';

/** Enums of data requests. */
export function defineRequestEnums(builder: SubgraphBuilder) {
  return {
    state: builder.enumType('DataRequestState', {
      description: 'Where a data request stands.',
      values: describeValues(REQUEST_STATES, stateWords),
    }),
    act: builder.enumType('DataRequestStep', {
      description: 'A step on a data request; each has a mutation.',
      values: describeValues(HUMAN_ACTS, actWords),
    }),
    legalBasis: builder.enumType('LegalBasis', {
      description: 'Ground on which a public body may ask: UK GDPR article 6(1), or statistics law.',
      values: describeValues(LEGAL_BASES, basisWords),
    }),
    safe: builder.enumType('Safe', { description: 'One of the Five Safes.', values: describeValues(SAFES, safeWords) }),
    verdict: builder.enumType('SafeVerdict', {
      description: 'What a reviewer found about one of the five.',
      values: describeValues(VERDICTS, {
        SATISFIED: 'Nothing stands against it.',
        NOT_SATISFIED: 'It cannot be approved like this.',
      }),
    }),
    deadlineKind: builder.enumType('DeadlineKind', {
      description: 'What the operator promises within its time.',
      values: describeValues(['DECISION', 'OUTPUT'], { DECISION: 'To approve or reject.', OUTPUT: 'To release the output.' }),
    }),
    outcome: builder.enumType('CheckOutcome', {
      description: 'Whether the gate would answer.',
      values: describeValues(['ANSWERABLE', 'REFUSED'], {
        ANSWERABLE: 'It would; figures may be withheld.',
        REFUSED: 'It would not, whatever the figures.',
      }),
    }),
  };
}

export type RequestEnums = ReturnType<typeof defineRequestEnums>;

const stateWords = {
  DRAFT: 'Being written; nobody else sees it.',
  SUBMITTED: 'Waits for a reviewer.',
  IN_REVIEW: 'A reviewer looks at it.',
  RETURNED_FOR_CHANGES: 'Back with the requester; the clock stands.',
  APPROVED: 'Approved, with conditions; waits for the requester to accept them.',
  REJECTED: 'Refused, before or after production.',
  PRODUCING: 'The worker makes the output.',
  OUTPUT_CHECK: 'A second reviewer checks the output.',
  RELEASED: 'The output can be fetched.',
  EXPIRED: 'Its time has passed.',
  WITHDRAWN: 'Taken back by the requester.',
};
const actWords = {
  SUBMIT: '`submitDataRequest`.',
  TAKE: '`takeDataRequest`.',
  RETURN: '`returnDataRequest`.',
  APPROVE: '`approveDataRequest`.',
  REJECT: '`rejectDataRequest`.',
  ACCEPT: '`acceptDataRequest`.',
  RELEASE: '`releaseOutput`.',
  REFUSE_OUTPUT: '`refuseOutput`.',
  WITHDRAW: '`withdrawDataRequest`.',
};
const basisWords = {
  PUBLIC_TASK: 'Article 6(1)(e): a task in the public interest.',
  LEGAL_OBLIGATION: 'Article 6(1)(c): a legal obligation.',
  VITAL_INTERESTS: 'Article 6(1)(d): vital interests.',
  OFFICIAL_STATISTICS: 'Statistics and Registration Service Act 2007 or the like.',
};
const safeWords = {
  PROJECTS: 'Is the use appropriate?',
  PEOPLE: 'Can the recipients be trusted?',
  SETTINGS: 'Is it kept safely?',
  DATA: 'Is it no more than needed?',
  OUTPUTS: 'Does the output tell nobody?',
};
