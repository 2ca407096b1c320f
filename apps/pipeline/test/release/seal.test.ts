import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openNoise } from '@passerby/anonymisation/mechanism';
import { familyNoise } from '@passerby/anonymisation/policy';
import { compare, rational, sum, toNumber } from '@passerby/anonymisation/rational';
import { openReleaseReader } from '@passerby/release/reader';
import { buildServingFile } from '@passerby/release/serving-file';
import { verifyRelease } from '@passerby/release/verify';
import { beforeAll, describe, expect, test } from 'vitest';
import { runRelease } from '../../src/release/run-release.ts';
import type { ReleaseRun } from '../../src/release/run-release.ts';
import { policy, readCounts, readKeys, readText, runOptions, temporaryHome } from './made-up-enclave.ts';

const exact = 100;
const demoSigma2 = toNumber(familyNoise(policy, 'visitors-zone-day-demo').sigma2);

describe('a period of 28 days', () => {
  const home = temporaryHome();
  let run: ReleaseRun;

  beforeAll(async () => {
    run = await runRelease(runOptions(home.path, 29, exact));
    return () => home[Symbol.dispose]();
  });

  test('is released day by day, week by week and whole, and spends the cap exactly', () => {
    expect(run.releases.map(({ kind }) => kind).filter((kind) => kind === 'day')).toHaveLength(28);
    expect(run.releases.map(({ kind }) => kind).filter((kind) => kind === 'week')).toHaveLength(4);
    expect(run.releases.map(({ kind }) => kind).filter((kind) => kind === 'period')).toHaveLength(1);
    expect(run.budgets).toMatchObject([{ period: '2026-10-05', spent: rational(1n), left: rational(0n), isOverdrawn: false }]);
    expect(compare(sum([...policy.rho.values()]), policy.cap)).toBe(0);
  });

  test('verifies release by release, and is served', async () => {
    for (const { id } of run.releases.slice(-3)) await verifyRelease(join(home.path, 'releases/toy', id));
    const folders = { releasesFolder: join(home.path, 'releases'), servingFolder: join(home.path, 'serving') };
    await buildServingFile({ ...folders, market: 'toy' });
    const reader = await openReleaseReader(folders);
    const edition = reader.findEdition('toy');
    if (edition === undefined) throw new Error('no edition');
    const plan = { market: 'toy', family: 'visitors-zone-day', filters: [], groupBy: [] } as const;
    const [total] = await reader.sumCells(edition, plan);
    expect(total?.cells).toBe(28 * 40);
    expect(total?.variance).toBeCloseTo(28 * 40 * toNumber(familyNoise(policy, 'visitors-zone-day').sigma2), 6);
    expect(Math.abs((total?.sum ?? 0) - 28 * 40 * exact)).toBeLessThan(5 * Math.sqrt(total?.variance ?? 0));
    expect(new Set(edition.releases.map(({ minimumGroup }) => minimumGroup))).toEqual(new Set([policy.minimumGroup]));
    await reader.close();
  });

  test('has noise of the public variance on every cell, and half the sigma would be seen', async () => {
    const noise: number[] = [];
    for (const { id } of run.releases.filter(({ kind }) => kind === 'day')) {
      const counts = await readCounts(join(home.path, 'releases/toy', id), 'visitors-zone-day-demo');
      noise.push(...counts.map((count) => count - exact));
    }
    expect(noise).toHaveLength(28 * 40 * 15);
    expect(isOfVariance(noise, demoSigma2)).toBe(true);
    expect(noise.filter((value) => value === 0).length / noise.length).toBeLessThan(0.05);
    const half = openNoise(rational(BigInt(demoSigma2), 4n));
    expect(
      isOfVariance(
        Array.from(noise, () => half.draw()),
        demoSigma2,
      ),
    ).toBe(false);
  });

  test('writes the budget down family by family, reserved before spent', () => {
    const lines = readText(home.path, 'enclave/toy/ledger.jsonl')
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Line);
    expect(lines).toHaveLength(2 * (28 * 2 + 4 + 1));
    const [first] = run.releases;
    const ofFirst = lines.slice(0, 4);
    expect(ofFirst.map(({ state, family, release }) => [state, family, release])).toEqual([
      ['RESERVED', 'visitors-zone-day', 'day-2026-10-05'],
      ['RESERVED', 'visitors-zone-day-demo', 'day-2026-10-05'],
      ['SPENT', 'visitors-zone-day', first?.id],
      ['SPENT', 'visitors-zone-day-demo', first?.id],
    ]);
    expect(first?.ledgerHead).toBe(ofFirst[1]?.hash);
    expect(ofFirst[3]?.files).toEqual({ 'visitors-zone-day-demo.parquet': first?.families[1]?.sha256 });
    expect(first?.id).toBe(`day-2026-10-05-${ofFirst[3]?.manifest?.slice(0, 8)}`);
  });

  test('leaves nothing in the enclave but ledger and keys, which others cannot read', () => {
    expect(readdirSync(join(home.path, 'enclave/toy')).toSorted()).toEqual(['keys', 'ledger.jsonl', 'staging']);
    expect(readdirSync(join(home.path, 'enclave/toy/staging'))).toEqual([]);
    expect(statSync(join(home.path, 'enclave/toy/keys/release-signing.pem')).mode & 0o077).toBe(0);
    expect(statSync(join(home.path, 'enclave/toy/ledger.jsonl')).mode & 0o077).toBe(0);
  });

  test('is done: a second run builds nothing', async () => {
    expect((await runRelease(runOptions(home.path, 29, exact))).releases).toEqual([]);
  });
});

interface Line {
  readonly state: string;
  readonly family: string;
  readonly release: string;
  readonly hash: string;
  readonly manifest?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Within four standard errors of mean 0 and variance sigma2; a right one fails once in 8,000 times (alpha 1.3e-4). */
function isOfVariance(noise: readonly number[], sigma2: number): boolean {
  const mean = noise.reduce((total, value) => total + value, 0) / noise.length;
  const variance = noise.reduce((total, value) => total + value * value, 0) / noise.length;
  const isCentred = Math.abs(mean) <= 4 * Math.sqrt(sigma2 / noise.length);
  return isCentred && Math.abs(variance - sigma2) <= 4 * sigma2 * Math.sqrt(2 / noise.length);
}

test('two builds of the same counts share no noise, and an empty market has the same rows', async () => {
  using first = temporaryHome();
  using second = temporaryHome();
  using empty = temporaryHome();
  const folders: string[] = [];
  for (const [home, count] of [
    [first, exact],
    [second, exact],
    [empty, 0],
  ] as const) {
    const { releases } = await runRelease(runOptions(home.path, 2, count));
    folders.push(join(home.path, 'releases/toy', releases[0]?.id ?? ''));
  }
  const [a, b, c] = await Promise.all(folders.map((folder) => readCounts(folder, 'visitors-zone-day-demo')));
  const [keysOfA, , keysOfC] = await Promise.all(folders.map((folder) => readKeys(folder, 'visitors-zone-day-demo')));
  expect(keysOfC).toEqual(keysOfA);
  const differences = (a ?? []).map((count, cell) => count - (b?.[cell] ?? 0));
  expect(isOfVariance(differences, 2 * demoSigma2)).toBe(true);
  expect(isOfVariance(c ?? [], demoSigma2)).toBe(true);
  expect((c ?? []).filter((count) => count < 0).length).toBeGreaterThan(200);
});

test('a build that would pass the cap is refused, and nothing is written', async () => {
  using home = temporaryHome();
  const options = runOptions(home.path, 2);
  await runRelease(options);
  const ledger = readText(home.path, 'enclave/toy/ledger.jsonl');
  const stricter = { ...runOptions(home.path, 3), policy: { ...policy, cap: rational(49n, 1000n) } };
  await expect(runRelease(stricter)).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    message: expect.stringContaining('day-2026-10-06 costs rho 1/40, but period 2026-10-05 has 3/125 left of 49/1000') as string,
  });
  expect(readText(home.path, 'enclave/toy/ledger.jsonl')).toBe(ledger);
  expect(existsSync(join(home.path, 'enclave/toy/staging'))).toBe(false);
  expect(readdirSync(join(home.path, 'releases/toy'))).toHaveLength(2);
});

test('a day that is not a day is bad input', async () => {
  using home = temporaryHome();
  await expect(runRelease({ ...runOptions(home.path, 2), through: '2026-02-30' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});
