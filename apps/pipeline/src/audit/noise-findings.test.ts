import { openNoise } from '@passerby/anonymisation/mechanism';
import { rational } from '@passerby/anonymisation/rational';
import { expect, test } from 'vitest';
import { integerFinding, listNoiseFindings } from './noise-findings.ts';
import { NoiseSamples } from './noise-sample.ts';

const sigma2 = 600;
const exact = Int32Array.from({ length: 20_000 }, (_, cell) => cell % 4);

/** Two releases of one family, each made of the exact counts by a mechanism. */
function sampleOf(release: (counts: Int32Array, index: number) => ArrayLike<number>, type = 'INTEGER'): NoiseSamples {
  const samples = new NoiseSamples();
  for (const index of [0, 1])
    samples.add({ family: 'visitors-zone-week-demo', sigma2, exact, released: release(exact, index), type });
  return samples;
}

function failedOf(samples: NoiseSamples): readonly string[] {
  const findings = [...samples.list().flatMap(listNoiseFindings), integerFinding(samples.list())];
  return findings.filter(({ verdict }) => verdict !== 'PASS').map(({ check }) => check.split(': ').at(-1) ?? '');
}

function noised(counts: Int32Array, variance = BigInt(sigma2)): Int32Array {
  const noise = openNoise(rational(variance));
  return counts.map((count) => count + noise.draw());
}

test('a right release passes', () => {
  expect(failedOf(sampleOf((counts) => noised(counts)))).toEqual([]);
});

test('every figure of it is a function of exact counts, so that the privacy card gets one verdict', () => {
  const findings = sampleOf((counts) => noised(counts))
    .list()
    .flatMap(listNoiseFindings);
  expect(findings.length).toBeGreaterThan(4);
  expect(new Set(findings.map(({ shownAs }) => shownAs)).size).toBe(1);
  expect(findings[0]?.shownAs).toMatch(/against exact counts/);
});

test('sigma halved fails in variance and shape', () => {
  const failed = failedOf(sampleOf((counts) => noised(counts, BigInt(sigma2) / 4n)));
  expect(failed).toEqual(expect.arrayContaining(['variance of the noise', 'shape of the noise', 'variance on zero cells']));
});

test('zero cells that are not noised fail', () => {
  const failed = failedOf(
    sampleOf((counts) => {
      const noisy = noised(counts);
      return counts.map((count, cell) => (count === 0 ? 0 : (noisy[cell] ?? 0)));
    }),
  );
  expect(failed).toEqual(expect.arrayContaining(['zero cells noised', 'variance on zero cells']));
});

test('the same noise in two releases fails', () => {
  const kept = noised(exact);
  expect(failedOf(sampleOf(() => kept))).toContain('noise shared between releases');
});

test('a biased release fails', () => {
  expect(failedOf(sampleOf((counts) => noised(counts).map((count) => Math.max(0, count))))).toContain('mean of the noise');
});

test('fractions and columns of another type fail', () => {
  expect(failedOf(sampleOf((counts) => Float64Array.from(noised(counts), (count) => count + 0.5)))).toContain('integers only');
  expect(failedOf(sampleOf((counts) => noised(counts), 'DOUBLE'))).toEqual(['integers only']);
});
