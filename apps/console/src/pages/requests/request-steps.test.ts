import { expect, test } from 'vitest';
import { canRequest, canReview, isAwaited, needsOtherEyes, partyOf } from './request-steps.ts';
import type { Asking } from './request-steps.ts';

function asking(kind: Asking['organisation']['kind'], ...scopes: Asking['scopes']): Asking {
  return { organisation: { id: 'org', name: 'Org', kind }, scopes };
}

const reviewer = asking('INTERNAL', 'REVIEW');

test('public bodies with the scope make requests, and reviewers decide', () => {
  expect(canRequest(asking('PUBLIC', 'REQUESTS'))).toBe(true);
  expect(canRequest(asking('PUBLIC', 'INSIGHTS'))).toBe(false);
  expect(canRequest(asking('RETAIL', 'REQUESTS'))).toBe(false);
  expect(canReview(reviewer)).toBe(true);
  expect(canReview(asking('INTERNAL', 'ADMIN'))).toBe(false);
});

test('a request that waits for a reviewer who may take no step needs other eyes', () => {
  expect(needsOtherEyes(reviewer, { state: 'OUTPUT_CHECK', nextSteps: [] })).toBe(true);
  expect(needsOtherEyes(reviewer, { state: 'OUTPUT_CHECK', nextSteps: ['RELEASE'] })).toBe(false);
  expect(needsOtherEyes(reviewer, { state: 'APPROVED', nextSteps: [] })).toBe(false);
  expect(needsOtherEyes(asking('PUBLIC', 'REQUESTS'), { state: 'OUTPUT_CHECK', nextSteps: [] })).toBe(false);
});

test('the check of a draft with a question is awaited, and a production is', () => {
  expect(isAwaited({ state: 'DRAFT', question: {}, check: null })).toBe(true);
  expect(isAwaited({ state: 'DRAFT', question: {}, check: {} })).toBe(false);
  expect(isAwaited({ state: 'DRAFT', question: null, check: null })).toBe(false);
  expect(isAwaited({ state: 'PRODUCING', question: {}, check: {} })).toBe(true);
  expect(isAwaited({ state: 'REJECTED', question: {}, check: null })).toBe(false);
});

test.each([
  [null, 'DRAFT', 'Requester'],
  ['DRAFT', 'SUBMITTED', 'Requester'],
  ['SUBMITTED', 'IN_REVIEW', 'Reviewer'],
  ['IN_REVIEW', 'RETURNED_FOR_CHANGES', 'Reviewer'],
  ['IN_REVIEW', 'WITHDRAWN', 'Requester'],
  ['APPROVED', 'PRODUCING', 'Requester'],
  ['PRODUCING', 'OUTPUT_CHECK', 'Passerby'],
  ['PRODUCING', 'APPROVED', 'Passerby'],
  ['OUTPUT_CHECK', 'RELEASED', 'Reviewer'],
  ['RELEASED', 'EXPIRED', 'Passerby'],
] as const)('the step from %s to %s is of the %s', (from, to, party) => {
  expect(partyOf({ from, to })).toBe(party);
});
