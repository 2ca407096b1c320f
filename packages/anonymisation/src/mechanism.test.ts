import { randomFillSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ALPHA, pmfOf, testFit } from '../test/chi-square.ts';
import { addNoise, openNoise, openReferenceNoise, samplerDelta } from './mechanism.ts';
import { rational, toNumber } from './rational.ts';

const fastDraws = 200_000;
const referenceDraws = 30_000;

// shared/vectors/dp.json: probabilities of the discrete Gaussian.
const vectors = [
  { sigma2: rational(1n), p: { 0: 0.3989422783, 1: 0.2419707232, 2: 0.0539909662 } },
  { sigma2: rational(10n), p: { 0: 0.1261566261, 1: 0.1200038948, 2: 0.1032883095, 5: 0.0361444785, 10: 0.0008500367 } },
  { sigma2: rational(16_800n, 13n), p: { 0: 0.0110975498 } },
];

describe(`mechanism (chi-square at alpha ${ALPHA})`, () => {
  test('the oracle of these tests has the probabilities of dp.json', () => {
    for (const { sigma2, p } of vectors) {
      const pmf = pmfOf(toNumber(sigma2));
      for (const [x, probability] of Object.entries(p)) expect(pmf(Number(x))).toBeCloseTo(probability, 9);
    }
  });

  test.each([rational(1n, 2n), rational(1n), rational(50n), rational(5600n, 3n), rational(11_200n)])(
    'the fast sampler fits, and a sigma 1.1 times as large does not: sigma2 %o',
    (sigma2) => {
      const noise = openNoise(sigma2);
      const variance = toNumber(sigma2);
      expect(testFit(noise.draw, fastDraws, variance).isRejected).toBe(false);
      const wide = openNoise(rational(sigma2.num * 121n, sigma2.den * 100n));
      expect(testFit(wide.draw, fastDraws, variance).isRejected).toBe(true);
    },
  );

  test.each([0.5, 1, 2])('a rounded float Gaussian is found out: sigma2 %d', (variance) => {
    const fit = testFit(() => roundedGaussian(Math.sqrt(variance)), fastDraws, variance);
    expect(fit.isRejected).toBe(true);
  });

  test.each([rational(1n), rational(10n), rational(16_800n, 13n)])(
    "the paper's sampler fits, and a sigma 1.1 times as large does not: sigma2 %o",
    (sigma2) => {
      const variance = toNumber(sigma2);
      expect(testFit(openReferenceNoise(sigma2).draw, referenceDraws, variance).isRejected).toBe(false);
      const wide = openReferenceNoise(rational(sigma2.num * 121n, sigma2.den * 100n));
      expect(testFit(wide.draw, referenceDraws, variance).isRejected).toBe(true);
    },
  );

  test('every cell gets its own draw, zero cells too, and none is clamped', () => {
    const noise = openNoise(rational(50n));
    const noisy = addNoise(new Int32Array(20_000), noise);
    const sorted = [...noisy].toSorted((a, b) => a - b);
    expect(sorted[0]).toBeLessThan(0);
    expect(noisy.filter((value) => value === 0).length).toBeLessThan(2000);
    const again = addNoise(new Int32Array(20_000), noise);
    expect(noisy.filter((value, cell) => value === again[cell]).length).toBeLessThan(2000);
  });

  test('what is added is the draw itself, whole and one a cell: a table of zeros fits the distribution', () => {
    const noisy = addNoise(new Int32Array(fastDraws), openNoise(rational(50n)));
    const cells = noisy.values();
    expect(testFit(() => cells.next().value ?? Number.NaN, fastDraws, 50).isRejected).toBe(false);
    const shared = noisy.map((value, cell) => (cell % 2 === 0 ? value : (noisy[0] ?? 0))).values();
    expect(testFit(() => shared.next().value ?? Number.NaN, fastDraws, 50).isRejected).toBe(true);
    const shrunk = noisy.map((value) => Math.round(value * 0.9)).values();
    expect(testFit(() => shrunk.next().value ?? Number.NaN, fastDraws, 50).isRejected).toBe(true);
  });

  test('charges its inexactness: less than 2^-96 a draw', () => {
    const noise = openNoise(rational(11_200n));
    expect(noise.deltaPerDraw).toBeGreaterThan(0);
    expect(noise.deltaPerDraw).toBeLessThanOrEqual(2 ** -96);
    expect(samplerDelta(noise, 1_800_000)).toBeLessThan(1e-20);
    expect(openReferenceNoise(rational(50n)).deltaPerDraw).toBe(0);
  });

  test('refuses a variance of zero, one too large to tabulate, and a cell beyond 32 bits', () => {
    expect(() => openNoise(rational(0n))).toThrow(RangeError);
    expect(() => openNoise(rational(10n ** 12n))).toThrow(/too large to tabulate/);
    expect(() => addNoise(new Int32Array(200).fill(2 ** 31 - 1), openNoise(rational(50n)))).toThrow(RangeError);
  });
});

test('noise comes from the mechanism alone: an injected source is refused', () => {
  const injected = { ...openNoise(rational(50n)), draw: () => 0 };
  expect(() => addNoise(new Int32Array(3), injected)).toThrow(/not opened by the mechanism/);
  expect(() => Object.assign(openNoise(rational(50n)), { draw: () => 0 })).toThrow(TypeError);
});

/** What the mechanism must not be: a continuous Gaussian, rounded (Box and Muller). */
function roundedGaussian(sigma: number): number {
  const [first, second] = randomFillSync(new BigUint64Array(2));
  const toUnit = (word = 0n): number => (Number(word >> 11n) + 0.5) / 2 ** 53;
  return Math.round(sigma * Math.sqrt(-2 * Math.log(toUnit(first))) * Math.cos(2 * Math.PI * toUnit(second)));
}
