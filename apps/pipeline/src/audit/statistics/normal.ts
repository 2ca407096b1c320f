import { worstCaseAuc } from '@passerby/anonymisation/accountant';

const bisections = 80;
const farTail = 8;

/** Standard normal distribution function. */
export function normalCdf(x: number): number {
  return x < 0 ? 1 - worstCaseAuc(x * x) : worstCaseAuc(x * x);
}

/** The inverse of {@link normalCdf}, within +-8. */
export function normalQuantile(share: number): number {
  let [below, above] = [-farTail, farTail];
  for (let step = 0; step < bisections; step += 1) {
    const middle = (below + above) / 2;
    if (normalCdf(middle) < share) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/** Area under the ROC curve of the best test that tells N(mu, 1) from N(0, 1): Phi(mu / sqrt 2) (privacy.md 1). */
export function aucOf(mu: number): number {
  return worstCaseAuc((mu * mu) / 2);
}
