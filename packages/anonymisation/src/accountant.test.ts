import { describe, expect, test } from 'vitest';
import {
  deltaOf,
  epsilonOf,
  guaranteeOf,
  guaranteePerYear,
  noiseVariance,
  rhoOverPeriods,
  spentRho,
  worstCaseAuc,
} from './accountant.ts';
import { rational } from './rational.ts';

// shared/vectors/dp.json: the conversion of IBM's cdp2adp, cross-checked against the US Census' published figure.
const epsilons = [
  { rho: 0.015, delta: 1e-7, epsilon: 0.854605 },
  { rho: 0.025, delta: 1e-6, epsilon: 1.014074 },
  { rho: 0.03571428571, delta: 1e-6, epsilon: 1.22787 },
  { rho: 0.5, delta: 1e-6, epsilon: 5.221534 },
  { rho: 1, delta: 1e-6, epsilon: 7.766217 },
  { rho: 2, delta: 1e-6, epsilon: 11.688596 },
  { rho: 2.56, delta: 1e-10, epsilon: 17.158309 },
  { rho: 13, delta: 1e-6, epsilon: 38.428935 },
];

describe('accountant', () => {
  test.each(epsilons)('epsilon of rho $rho at delta $delta', ({ rho, delta, epsilon }) => {
    expect(epsilonOf(rho, delta)).toBeCloseTo(epsilon, 5);
    expect(deltaOf(rho, epsilonOf(rho, delta))).toBeLessThanOrEqual(delta);
  });

  test.each([
    { rho: 0.25, auc: 0.6915 },
    { rho: 1, auc: 0.8413 },
    { rho: 13, auc: 0.9998 },
    { rho: 0, auc: 0.5 },
  ])('worst-case attacker at rho $rho', ({ rho, auc }) => {
    expect(worstCaseAuc(rho)).toBeCloseTo(auc, 4);
  });

  test('says per period and per year what privacy.md 1 says', () => {
    expect(guaranteeOf(rational(1n))).toMatchObject({ rhoPerPeriod: 1, delta: 1e-6 });
    const year = guaranteePerYear(rational(1n));
    expect(year.rhoPerYear).toBe(13);
    expect(year.epsilon).toBeCloseTo(38.4289, 3);
    expect(rhoOverPeriods(rational(1n, 4n), 13)).toEqual(rational(13n, 4n));
  });

  test('noise variance and spent budget are inverse', () => {
    const sigma2 = noiseVariance(rational(112n), rational(3n, 100n));
    expect(sigma2).toEqual(rational(5600n, 3n));
    expect(spentRho(rational(112n), sigma2)).toEqual(rational(3n, 100n));
  });

  test('refuses a delta that is none', () => {
    expect(() => epsilonOf(1, 0)).toThrow(RangeError);
    expect(epsilonOf(0, 1e-6)).toBe(0);
  });
});
