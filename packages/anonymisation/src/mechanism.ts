import { openSystemWords } from './random-words.ts';
import type { Rational } from './rational.ts';
import { drawDiscreteGaussian } from './rejection-sampler.ts';
import { buildTableSampler } from './table-sampler.ts';

const largestCell = 2 ** 31 - 1;
const distanceBitsLeast = 96;
// Only sources opened here may noise a table: no injected, seeded or floating-point one (privacy.md 4).
const opened = new WeakSet<NoiseSource>();

/** A source of independent discrete Gaussian integers of mean 0 and variance parameter sigma2 (privacy.md 4). */
export interface NoiseSource {
  readonly sigma2: Rational;
  /** Upper bound of one draw's statistical distance to the exact distribution, charged to delta; 0 for the reference. */
  readonly deltaPerDraw: number;
  draw(): number;
}

/**
 * The fast sampler: inversion on a table of 128-bit probabilities, statistical distance at most 2^-96, randomness from
 * node:crypto. Throws RangeError for a sigma2 of 0 or too large to tabulate.
 */
export function openNoise(sigma2: Rational): NoiseSource {
  assertPositive(sigma2);
  const sampler = buildTableSampler(sigma2);
  if (sampler.distanceBits < distanceBitsLeast)
    throw new RangeError(`The noise table is only exact to 2^-${sampler.distanceBits}; 2^-${distanceBitsLeast} is required`);
  const words = openSystemWords();
  return register({ sigma2, deltaPerDraw: 2 ** -sampler.distanceBits, draw: () => sampler.draw(words) });
}

/** The reference sampler, exact and slow: rejection as in Canonne, Kamath & Steinke 2020. */
export function openReferenceNoise(sigma2: Rational): NoiseSource {
  assertPositive(sigma2);
  const words = openSystemWords();
  return register({ sigma2, deltaPerDraw: 0, draw: () => Number(drawDiscreteGaussian(words, sigma2)) });
}

/**
 * Exact counts plus one fresh draw for every cell, zero cells too (privacy.md 2). Never clamped: released values are signed
 * (privacy.md 4). Throws RangeError should a cell leave the 32-bit integers, and TypeError for a source that was not opened here.
 */
export function addNoise(counts: Int32Array, noise: NoiseSource): Int32Array {
  if (!opened.has(noise)) throw new TypeError('Refused: this noise source was not opened by the mechanism (privacy.md 4)');
  const noisy = new Int32Array(counts.length);
  for (let cell = 0; cell < counts.length; cell += 1) {
    const value = (counts[cell] ?? 0) + noise.draw();
    if (value > largestCell || value < -largestCell) throw new RangeError('A noisy cell does not fit 32 bits');
    noisy[cell] = value;
  }
  return noisy;
}

/** What a family of so many cells adds to delta by the sampler's inexactness: draws times distance. */
export function samplerDelta(noise: NoiseSource, cells: number): number {
  return noise.deltaPerDraw * cells;
}

function register(noise: NoiseSource): NoiseSource {
  opened.add(Object.freeze(noise));
  return noise;
}

function assertPositive(sigma2: Rational): void {
  if (sigma2.num <= 0n) throw new RangeError('sigma2 must be above 0');
}
