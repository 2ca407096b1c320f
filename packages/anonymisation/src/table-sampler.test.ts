import { describe, expect, test } from 'vitest';
import { buildGaussianTable, TABLE_BITS } from './gaussian-table.ts';
import { uniformBelow } from './random-words.ts';
import type { RandomWords } from './random-words.ts';
import { rational } from './rational.ts';
import type { Rational } from './rational.ts';
import { floorSqrt } from './rejection-sampler.ts';
import { buildTableSampler } from './table-sampler.ts';

const whole = 1n << BigInt(TABLE_BITS);
const oracleBits = 600n;

describe('table sampler', () => {
  test.each([rational(1n, 2n), rational(50n), rational(5600n, 3n)])(
    'the table is within its stated distance: sigma2 %o',
    (sigma2) => {
      const { first, cumulative, distanceBits } = buildGaussianTable(sigma2);
      expect(cumulative.at(-1)).toBe(whole);
      const exact = listExact(sigma2, -first + 40);
      const distance = cumulative.reduce((sum, entry, index) => {
        const tabulated = (entry - (cumulative[index - 1] ?? 0n)) << (oracleBits - BigInt(TABLE_BITS));
        const difference = tabulated - (exact[Math.abs(first + index)] ?? 0n);
        return sum + (difference < 0n ? -difference : difference);
      }, 0n);
      expect(distance >> (oracleBits - BigInt(distanceBits))).toBe(0n);
      expect(distanceBits).toBeGreaterThanOrEqual(96);
    },
  );

  test('the table is symmetric and falls', () => {
    const { first, cumulative } = buildGaussianTable(rational(50n));
    const parts = cumulative.map((entry, index) => entry - (cumulative[index - 1] ?? 0n));
    expect(parts).toEqual(parts.toReversed());
    expect(first).toBe(-(parts.length - 1) / 2);
    expect(parts.slice(-first).every((part, index) => index === 0 || part <= (parts[-first + index - 1] ?? 0n))).toBe(true);
  });

  test('a uniform just below, at and above each entry gives the right outcome, to the last bit', () => {
    const sigma2 = rational(10n);
    const { first, cumulative } = buildGaussianTable(sigma2);
    const sampler = buildTableSampler(sigma2);
    const outcomeOf = (uniform: bigint): number => cumulative.findIndex((entry) => uniform < entry) + first;
    for (const entry of cumulative.slice(0, -1)) {
      for (const uniform of [entry - 1n, entry, entry + 1n].filter((value) => value >= 0n)) {
        expect(sampler.draw(scriptedWords(uniform))).toBe(outcomeOf(uniform));
      }
    }
    expect(sampler.draw(scriptedWords(0n))).toBe(outcomeOf(0n));
    expect(sampler.draw(scriptedWords(whole - 1n))).toBe(outcomeOf(whole - 1n));
  });
});

describe('uniform words', () => {
  test('every value below the bound comes, none above', () => {
    let state = 0;
    const counter: RandomWords = { next: () => (state = (state + 0x1000_0000) >>> 0) };
    const seen = new Set(Array.from({ length: 64 }, () => uniformBelow(counter, 6n)));
    expect([...seen].toSorted((a, b) => Number(a - b))).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
    expect(uniformBelow(counter, 1n)).toBe(0n);
  });

  test('integer square roots', () => {
    for (const root of [0n, 1n, 2n, 3n, 7n, 10n ** 20n]) {
      expect(floorSqrt(root * root)).toBe(root);
      expect(floorSqrt(root * root + root)).toBe(root);
    }
  });
});

function scriptedWords(uniform: bigint): RandomWords {
  const words = [96n, 64n, 32n, 0n].map((shift) => Number((uniform >> shift) & 0xffff_ffffn));
  return { next: () => words.shift() ?? Number.NaN };
}

/** exp(-k^2 / (2 sigma2)) / total by a Taylor series for each k on its own, 600 bits: independent of the recurrence. */
function listExact({ num, den }: Rational, reach: number): readonly bigint[] {
  const weights = Array.from({ length: reach + 1 }, (_, k) => expOfMinus(BigInt(k) * BigInt(k) * den, 2n * num));
  const total = weights.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2n * weight), 0n);
  return weights.map((weight) => (weight << oracleBits) / total);
}

function expOfMinus(num: bigint, den: bigint): bigint {
  const guarded = oracleBits + 400n;
  let term = 1n << guarded;
  let sum = 0n;
  for (let index = 1n; term !== 0n; index += 1n) {
    sum += term;
    term = (-term * num) / (den * index);
  }
  return sum < 0n ? 0n : sum >> (guarded - oracleBits);
}
