import { uniformBelow } from './random-words.ts';
import type { RandomWords } from './random-words.ts';
import type { Rational } from './rational.ts';

/**
 * One exact draw of the discrete Gaussian N_Z(0, sigma2): P(x) proportional to exp(-x^2 / (2 sigma2)) over all integers,
 * by rejection from the discrete Laplace (Canonne, Kamath & Steinke 2020, Algorithm 3). Integers only, no error at all.
 */
export function drawDiscreteGaussian(words: RandomWords, sigma2: Rational): bigint {
  const { num, den } = sigma2;
  const scale = floorSqrt(num / den) + 1n;
  const divisor = 2n * num * den * scale * scale;
  for (;;) {
    const candidate = drawDiscreteLaplace(words, scale);
    const distance = (candidate < 0n ? -candidate : candidate) * scale * den - num;
    if (drawBernoulliExp(words, distance * distance, divisor)) return candidate;
  }
}

/** P(x) proportional to exp(-|x| / scale) (Canonne, Kamath & Steinke 2020, Algorithm 2 with s = 1). */
export function drawDiscreteLaplace(words: RandomWords, scale: bigint): bigint {
  for (;;) {
    const remainder = uniformBelow(words, scale);
    if (!drawBernoulliExp(words, remainder, scale)) continue;
    let quotient = 0n;
    while (drawBernoulliExp(words, 1n, 1n)) quotient += 1n;
    const magnitude = remainder + scale * quotient;
    const isNegative = uniformBelow(words, 2n) === 1n;
    if (isNegative && magnitude === 0n) continue;
    return isNegative ? -magnitude : magnitude;
  }
}

/** True with probability exp(-num / den), exactly (Canonne, Kamath & Steinke 2020, Algorithm 1). */
export function drawBernoulliExp(words: RandomWords, num: bigint, den: bigint): boolean {
  for (let whole = num / den; whole > 0n; whole -= 1n) {
    if (!drawBernoulliExpOfFraction(words, 1n, 1n)) return false;
  }
  return drawBernoulliExpOfFraction(words, num % den, den);
}

function drawBernoulliExpOfFraction(words: RandomWords, num: bigint, den: bigint): boolean {
  let round = 1n;
  while (uniformBelow(words, den * round) < num) round += 1n;
  return round % 2n === 1n;
}

/** Largest integer whose square is at most `value`. */
export function floorSqrt(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}
