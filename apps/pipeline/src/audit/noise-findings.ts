import { atMost, findingOf } from './finding.ts';
import type { Finding } from './finding.ts';
import type { NoiseSample } from './noise-sample.ts';
import { fitGaussian, gaussianPmf } from './statistics/gaussian-fit.ts';
import type { Histogram } from './statistics/histogram.ts';

/** Fewer expected zeros, or products, follow no bell curve. */
const expectedZerosLeast = 25;
const pairsLeast = 1000;
/** A right release passes each bound but once in 16,000 times (issue 4: within 4 standard errors). */
const standardErrorsMost = 4;

const shownAs = 'noise of the sealed releases against exact counts, family by family';

/**
 * What the noise of one family must be (privacy.md 4): centred, of the stated variance, discrete Gaussian, on zero cells too,
 * integer, fresh. The sum of the noise is that of a release less the exact one, so that the card shows one verdict of all.
 */
export function listNoiseFindings(sample: NoiseSample): readonly Finding[] {
  return listFindings(sample).map((found) => Object.assign({ shownAs }, found));
}

function listFindings(sample: NoiseSample): readonly Finding[] {
  const { family, sigma2, all, ofZeroCells, products } = sample;
  const about = `${all.size} cells`;
  const { statistic, limit } = fitGaussian(all, sigma2);
  return [
    finding(`${family}: mean of the noise`, `released less exact of ${about}, in standard errors of 0`, meanErrors(all, sigma2)),
    finding(
      `${family}: variance of the noise`,
      `mean square of ${about} against sigma2 ${sigma2.toFixed(1)}, in standard errors`,
      varianceErrors(all, sigma2),
    ),
    findingOf({
      check: `${family}: shape of the noise`,
      method: `chi-square of ${about} against the exact probabilities; limit at level 1e-6`,
      ...atMost(statistic, limit),
    }),
    ...(ofZeroCells.size === 0 ? [] : listZeroFindings(family, ofZeroCells, sigma2)),
    ...(products.pairs < pairsLeast
      ? []
      : [
          finding(
            `${family}: noise shared between releases`,
            `correlation of the noise of neighbouring releases over ${products.pairs} pairs of cells, in standard errors of 0`,
            Math.abs(products.sum) / (sigma2 * Math.sqrt(products.pairs)),
          ),
        ]),
  ];
}

/** Whether all released counts are whole numbers in a column of 32-bit integers, over all families. */
export function integerFinding(samples: readonly NoiseSample[]): Finding {
  const types = samples.flatMap((sample) => [...sample.types]).filter((type) => type !== 'INTEGER');
  return findingOf({
    check: 'integers only',
    method: 'released counts that are fractions, and files whose column is no INTEGER, over all families',
    ...atMost(
      samples.reduce((sum, { fractions }) => sum + fractions, types.length),
      0,
    ),
  });
}

/** Distance of the mean square from sigma2 in standard errors, by the cube root, which few cells make normal too (Wilson & Hilferty 1931). */
export function varianceErrors(noise: Histogram, sigma2: number): number {
  const ninth = 2 / (9 * noise.size);
  return Math.abs(Math.cbrt(noise.meanSquare() / sigma2) - (1 - ninth)) / Math.sqrt(ninth);
}

function meanErrors(noise: Histogram, sigma2: number): number {
  return Math.abs(noise.mean()) / Math.sqrt(sigma2 / noise.size);
}

function listZeroFindings(family: string, noise: Histogram, sigma2: number): readonly Finding[] {
  const share = gaussianPmf(sigma2)(0);
  const expected = share * noise.size;
  const variance = finding(
    `${family}: variance on zero cells`,
    `mean square of ${noise.size} released zero cells against sigma2 ${sigma2.toFixed(1)}, in standard errors`,
    varianceErrors(noise, sigma2),
  );
  if (expected < expectedZerosLeast) return [variance];
  const errors = (noise.countOf(0) - expected) / Math.sqrt(expected * (1 - share));
  return [
    variance,
    finding(
      `${family}: zero cells noised`,
      `zero cells released as zero among ${noise.size}, above what the noise explains, in standard errors`,
      errors,
    ),
  ];
}

function finding(check: string, method: string, errors: number): Finding {
  return findingOf({ check, method, ...atMost(errors, standardErrorsMost) });
}
