import type { ReleaseFacts } from '../plan.ts';

/** K of privacy.md 6 where the market's policy says nothing else. */
const DEFAULT_MINIMUM_GROUP = 15;

/**
 * Rule 4 of privacy.md 6: the least noisy device count, before any weight, that a sum over `steps` hours, days or weeks must
 * reach: K times steps. It does not grow with places or demo leaves, which are different people.
 */
export function minimumCount(minimumGroup: number, steps: number): number {
  return minimumGroup * Math.max(1, steps);
}

/**
 * K for an answer: the largest that the policies of the releases it reads ask for, 15 where they name none, and never less
 * than `atLeast`. So a stricter policy holds for its own releases even beside those of a laxer one.
 */
export function minimumGroupOf(releases: readonly Pick<ReleaseFacts, 'minimumGroup'>[], atLeast = 0): number {
  const asked = releases.map(({ minimumGroup = DEFAULT_MINIMUM_GROUP }) => minimumGroup);
  return Math.max(atLeast, ...(asked.length === 0 ? [DEFAULT_MINIMUM_GROUP] : asked));
}
