import { join } from 'node:path';
import type { LocalDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { familyNoise } from '@passerby/anonymisation/policy';
import { toNumber } from '@passerby/anonymisation/rational';
import type { AuditLab } from '../attack.ts';
import { exactDraw } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { combinedVariance, rootMeanSquare } from '../statistics/error.ts';
import type { City } from './city.ts';
import { serveCity } from './served-city.ts';
import type { ServedCity } from './served-city.ts';

/** What an attacker concludes about one true number of the city. */
export interface Guess {
  readonly estimate: number;
  readonly truth: number;
}

/** An attack on the city whose guesses are compared with the truth. */
export interface CityAttack {
  readonly check: string;
  readonly method: string;
  /** Variance of the best linear estimate of one guessed number from all released cells. */
  readonly optimalVariance: number;
  /** Days of the first edition; all of the city's when absent. */
  readonly days?: readonly LocalDay[];
  guess(served: ServedCity): Promise<readonly Guess[]>;
}

const leafCount = DEMO_LEAVES.length;
/** Issue 4: no difference or reconstruction may be nearer to the truth than this share of the optimal estimator's error. */
const ratioLeast = 0.95;
/** On exact counts the attack must come this near; rounding to 5 alone costs 1.4 a figure. */
const exactErrorMost = 10;

/**
 * Runs an attack on an exact build of the city, where it must find the truth, and on a protected one, where its error against
 * the truth must be that of the optimal estimator: rules at query time neither help nor hinder (privacy.md 6).
 */
export async function attackCity(lab: AuditLab, city: City, attack: CityAttack): Promise<Finding> {
  const days = attack.days === undefined ? {} : { days: attack.days };
  const errorOf = async (name: string, draw: Draw): Promise<number> => {
    const folder = join(lab.scratch, `${attack.check.replaceAll(/[^a-z0-9]+/gi, '-')}-${name}`);
    const served = await serveCity(city, { folder, policy: lab.market.policy, draw, ...days });
    try {
      const guesses = await attack.guess(served);
      return rootMeanSquare(guesses.map(({ estimate, truth }) => estimate - truth));
    } finally {
      await served.close();
    }
  };
  const exact = await errorOf('exact', exactDraw);
  const error = await errorOf('protected', lab.draw);
  return findingOf({
    check: attack.check,
    method: `${attack.method}. Error against the truth over that of the optimal estimator from all released cells (${Math.sqrt(attack.optimalVariance).toFixed(1)})`,
    ...atLeast(error / Math.sqrt(attack.optimalVariance), ratioLeast),
    alive: atMost(exact, exactErrorMost),
  });
}

/** Variances of one cell of presence by zone and hour, and of one of its demo leaves. */
export function presenceVariances({ market }: AuditLab): { readonly total: number; readonly leaf: number } {
  return {
    total: toNumber(familyNoise(market.policy, 'presence-zone-hour').sigma2),
    leaf: toNumber(familyNoise(market.policy, 'presence-zone-hour-demo').sigma2),
  };
}

/** Best variance for all devices of a zone and hour: the cell of the one family and the sum of 15 of the other. */
export function totalVariance(lab: AuditLab): number {
  const { total, leaf } = presenceVariances(lab);
  return combinedVariance([total, leafCount * leaf]);
}

/** Best variance for the two leaves of one age band: their own cells, or the total less the 13 others. */
export function ageBandVariance(lab: AuditLab): number {
  const { total, leaf } = presenceVariances(lab);
  return combinedVariance([2 * leaf, total + (leafCount - 2) * leaf]);
}
