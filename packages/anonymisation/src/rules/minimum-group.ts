/** K of privacy.md 6 where the market's policy says nothing else. */
export const DEFAULT_MINIMUM_GROUP = 15;

/**
 * Rule 4 of privacy.md 6: the least noisy device count, before any weight, that a sum over `steps` hours, days or weeks must
 * reach: K times steps. It does not grow with places or demo leaves, which are different people.
 */
export function minimumCount(minimumGroup: number, steps: number): number {
  return minimumGroup * Math.max(1, steps);
}
