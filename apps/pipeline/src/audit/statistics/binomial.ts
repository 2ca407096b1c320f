const bisections = 60;

/** Clopper-Pearson upper bound of a share: at most `alpha` of all samples lead to a bound below the true share. 1 for no trials. */
export function upperShare(successes: number, trials: number, alpha: number): number {
  if (successes >= trials) return 1;
  let [below, above] = [successes / trials, 1];
  for (let step = 0; step < bisections; step += 1) {
    const middle = (below + above) / 2;
    if (lowerTail(successes, trials, middle) > alpha) below = middle;
    else above = middle;
  }
  return above;
}

/** P(X <= successes) for X binomial, summed from its largest term so that nothing underflows. */
function lowerTail(successes: number, trials: number, share: number): number {
  if (share >= 1) return 0;
  let logTerm = trials * Math.log1p(-share);
  let total = Math.exp(logTerm);
  for (let count = 1; count <= successes; count += 1) {
    logTerm += Math.log((trials - count + 1) / count) + Math.log(share) - Math.log1p(-share);
    total += Math.exp(logTerm);
  }
  return Math.min(1, total);
}
