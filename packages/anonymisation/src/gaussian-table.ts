import type { Rational } from './rational.ts';

/** Bits of a probability in the table. */
export const TABLE_BITS = 128;

const workBits = 384n;
const one = 1n << workBits;
const tailBits = 120n;
const largestSupport = 1 << 18;

/**
 * The distribution function of a discrete Gaussian as integers: outcome `first + i` has the probability
 * `(cumulative[i] - cumulative[i - 1]) / 2^128`. The last entry is 2^128.
 */
export interface GaussianTable {
  readonly first: number;
  readonly cumulative: readonly bigint[];
  /** Upper bound of the statistical distance to the exact distribution, as `2^-distanceBits` (privacy.md 4: at least 96). */
  readonly distanceBits: number;
}

/**
 * Tabulates N_Z(0, sigma2). Weights exp(-k^2 / (2 sigma2)) come from the recurrence w(k+1) = w(k) s(k), s(k+1) = s(k) q^2,
 * q = exp(-1 / (2 sigma2)), in 384-bit fixed point: an error of at most (k + 64)^2 units of 2^-384, so that each
 * probability is right to better than 2^-128. Throws RangeError where the support passes 2^18 on a side (sigma beyond about 20,000).
 */
export function buildGaussianTable(sigma2: Rational): GaussianTable {
  const { weights, tail } = listWeights(sigma2);
  const total = weights.reduce((sum, weight) => sum + 2n * weight, -(weights[0] ?? 0n)) + 2n * tail;
  const scaled = weights.map((weight) => (weight << BigInt(TABLE_BITS)) / total);
  const sides = scaled.slice(1);
  const centre = (1n << BigInt(TABLE_BITS)) - 2n * sides.reduce((sum, part) => sum + part, 0n);
  const parts = [...sides.toReversed(), centre, ...sides];
  let reached = 0n;
  const cumulative = parts.map((part) => (reached += part));
  // Each side entry is at most 2 units of 2^-128 off, all of it lands on the centre, and so does the tail's mass.
  const tailUnits = (tail << BigInt(TABLE_BITS + 1)) / total + 1n;
  const distanceUnits = 2n * BigInt(parts.length) + tailUnits;
  return { first: -sides.length, cumulative, distanceBits: TABLE_BITS - distanceUnits.toString(2).length };
}

/** Weights of 0, 1, 2, ... down to the tail, and a bound of everything beyond (one side), all times 2^384. */
function listWeights(sigma2: Rational): { readonly weights: readonly bigint[]; readonly tail: bigint } {
  const step = expOfMinus(sigma2.den, 2n * sigma2.num);
  const square = (step * step) >> workBits;
  const weights: bigint[] = [];
  let weight = one;
  let ratio = step;
  while (weight >> (workBits - tailBits) > 0n) {
    weights.push(weight);
    if (weights.length > largestSupport) throw new RangeError('sigma2 is too large to tabulate; draw with the reference sampler');
    weight = (weight * ratio) >> workBits;
    ratio = (ratio * square) >> workBits;
  }
  // Beyond the last weight the ratios only shrink: a geometric series bounds the rest.
  const tail = ((weight + 1n) << workBits) / (one - ratio) + 1n;
  return { weights, tail };
}

/** exp(-num / den) times 2^384, within 64 (1 + num / den) units. */
function expOfMinus(num: bigint, den: bigint): bigint {
  const pieces = num / den + 1n;
  let term = one;
  let total = one;
  for (let index = 1n; term > 0n; index += 1n) {
    term = (term * num) / (den * pieces * index);
    total += index % 2n === 1n ? -term : term;
  }
  let power = one;
  for (let index = 0n; index < pieces; index += 1n) power = (power * total) >> workBits;
  return power;
}
