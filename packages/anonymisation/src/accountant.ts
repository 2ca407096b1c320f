import type { GuaranteeFacts } from './plan.ts';
import { divide, multiply, rational, sum, toNumber } from './rational.ts';
import type { Rational } from './rational.ts';

/** Budget periods that a year holds: 13 x 28 days (privacy.md 1). */
export const PERIODS_PER_YEAR = 13;
/** The delta at which every epsilon is stated (privacy.md 1). */
export const STATED_DELTA = 1e-6;

const unitOfPrivacy = 'every row, ever, of one subscriber; per budget period of 28 days';
const bisections = 200;

/** zCDP budgets of mechanisms on the same subscribers add up (Bun & Steinke 2016, Lemma 2.3). */
export const composeRho = sum;

/** Noise variance of a table with squared L2 sensitivity `d2` and budget `rho`: d2 / (2 rho) (privacy.md 1). Throws RangeError for rho 0. */
export function noiseVariance(d2: Rational, rho: Rational): Rational {
  return divide(d2, multiply(rational(2n), rho));
}

/** The budget that a table of squared L2 sensitivity `d2` spends at noise variance `sigma2`. */
export function spentRho(d2: Rational, sigma2: Rational): Rational {
  return divide(d2, multiply(rational(2n), sigma2));
}

/** What `periods` budget periods of `rho` each cost one subscriber. */
export function rhoOverPeriods(rho: Rational, periods: number): Rational {
  return multiply(rho, rational(BigInt(periods)));
}

/**
 * Smallest epsilon such that rho-zCDP implies (epsilon, delta)-DP by the Renyi bound, optimised over its order (Canonne,
 * Kamath & Steinke 2020, Corollary 13; as IBM's cdp2adp). Rounded up within 1e-9 by bisection; 0 for rho 0.
 */
export function epsilonOf(rho: number, delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`delta ${delta} is not between 0 and 1`);
  let tooSmall = 0;
  let enough = rho === 0 ? 0 : rho + 2 * Math.sqrt(rho * Math.log(1 / delta));
  for (let step = 0; step < bisections && enough - tooSmall > 1e-12; step += 1) {
    const middle = (tooSmall + enough) / 2;
    if (deltaOf(rho, middle) <= delta) enough = middle;
    else tooSmall = middle;
  }
  return enough;
}

/** Smallest delta by the same bound for a given epsilon; at most 1. */
export function deltaOf(rho: number, epsilon: number): number {
  if (rho === 0) return 0;
  let below = 1 + 1e-12;
  let above = (epsilon + 1) / (2 * rho) + 2;
  for (let step = 0; step < bisections; step += 1) {
    const order = (below + above) / 2;
    const slope = (2 * order - 1) * rho - epsilon + Math.log1p(-1 / order);
    if (slope < 0) below = order;
    else above = order;
  }
  const exponent = (above - 1) * (above * rho - epsilon) + above * Math.log1p(-1 / above);
  return Math.min(1, Math.exp(exponent) / (above - 1));
}

/**
 * Area under the ROC curve of the best possible attacker who knows everything but one subscriber's presence:
 * Phi(mu / sqrt 2) with mu = sqrt(2 rho), hence Phi(sqrt rho) (privacy.md 1). 0.5 is a coin.
 */
export function worstCaseAuc(rho: number): number {
  return normalCdf(Math.sqrt(rho));
}

/** What a release says it promises, for a policy's cap per period (privacy.md 1). */
export function guaranteeOf(rhoPerPeriod: Rational): GuaranteeFacts {
  const rho = toNumber(rhoPerPeriod);
  return {
    rhoPerPeriod: rho,
    epsilon: epsilonOf(rho, STATED_DELTA),
    delta: STATED_DELTA,
    worstCaseAuc: worstCaseAuc(rho),
    unit: unitOfPrivacy,
  };
}

/** The same promise over a year of 13 periods: rho, epsilon at delta 1e-6 and worst-case attacker AUC (privacy.md 1). */
export function guaranteePerYear(rhoPerPeriod: Rational): Omit<GuaranteeFacts, 'rhoPerPeriod'> & { readonly rhoPerYear: number } {
  const { rhoPerPeriod: rhoPerYear, ...rest } = guaranteeOf(rhoOverPeriods(rhoPerPeriod, PERIODS_PER_YEAR));
  return { ...rest, rhoPerYear, unit: 'every row, ever, of one subscriber; per year of 13 budget periods' };
}

/** Standard normal distribution function, from the Maclaurin series of its density's integral; within 1e-14 for |x| <= 6. */
function normalCdf(x: number): number {
  if (x > 8) return 1;
  if (x < -8) return 0;
  let term = x;
  let total = x;
  for (let odd = 3; Math.abs(term) > 1e-18; odd += 2) {
    term *= (x * x) / odd;
    total += term;
  }
  return 0.5 + total * Math.exp((-x * x) / 2 - Math.log(2 * Math.PI) / 2);
}
