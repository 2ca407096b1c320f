import type { Answer } from '@passerby/anonymisation/gate';
import type { Estimate } from '@passerby/anonymisation/published';

/** The figure of what no release covers. */
export const notCovered: Estimate = { value: null, lower: null, upper: null, grade: null, status: 'NOT_COVERED' };

/** An answer that rests on another one too: what was read and what it cost is of both. */
export function joinFacts(answer: Answer, other: Answer): Answer {
  return {
    ...answer,
    releases: [...new Set([...other.releases, ...answer.releases])],
    cost: answer.cost + other.cost,
  };
}
