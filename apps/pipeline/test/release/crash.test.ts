import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listReleaseIds } from '@passerby/release/release-folder';
import { verifyRelease } from '@passerby/release/verify';
import { expect, test } from 'vitest';
import type { ReleaseWindow } from '../../src/release/closing-rule.ts';
import { checkLedger } from '../../src/release/ledger-check.ts';
import { ledgerPath, openLedger } from '../../src/release/ledger.ts';
import { runRelease } from '../../src/release/run-release.ts';
import { sealRelease } from '../../src/release/seal-release.ts';
import type { SealStep } from '../../src/release/seal-context.ts';
import { getSigningKey } from '../../src/release/signing-key.ts';
import { policy, publicInputs, readText, runOptions, temporaryHome } from './made-up-enclave.ts';

const monday: ReleaseWindow = { kind: 'day', window: { from: '2026-10-05', to: '2026-10-06' }, period: '2026-10-05' };
const families = ['visitors-zone-day', 'visitors-zone-day-demo'] as const;

/** Builds Monday's release and stops dead after a step: nothing is cleaned up, as after a crash. */
async function crashAfter(home: string, last: SealStep): Promise<void> {
  const options = runOptions(home, 2);
  const sealing = sealRelease(
    {
      ...options,
      market: 'toy',
      publicInputs,
      ledger: openLedger(ledgerPath(options.enclaveFolder)),
      signingKey: getSigningKey(options.enclaveFolder),
      countFamily: (family, window) => options.source.countFamily(family, window),
      now: () => options.now,
      onStep: (step) => {
        if (step === last) throw new Error(`crash after ${step}`);
      },
    },
    monday,
    families,
  );
  await expect(sealing).rejects.toThrow(`crash after ${last}`);
}

/** What must hold whenever no build is running: sound ledger, whole releases, nothing half-written, nothing staged. */
async function assertSound(home: string): Promise<ReturnType<typeof checkLedger>> {
  const check = checkLedger({
    path: join(home, 'enclave/toy/ledger.jsonl'),
    releasesFolder: join(home, 'releases'),
    market: 'toy',
    cap: policy.cap,
  });
  expect(check.problems).toEqual([]);
  expect(check.notes).toEqual([]);
  const ids = listReleaseIds(join(home, 'releases'), 'toy');
  for (const id of ids) await verifyRelease(join(home, 'releases/toy', id));
  expect(new Set(readdirSync(join(home, 'releases/toy')))).toEqual(new Set(['keys', ...ids]));
  expect(listStaged(home)).toEqual([]);
  return check;
}

test.each<SealStep>(['reserved', 'drawn', 'sealed'])(
  'after a crash when %s, before SPENT, the draw is wiped and made anew',
  async (step) => {
    using home = temporaryHome();
    await crashAfter(home.path, step);
    expect(listReleaseIds(join(home.path, 'releases'), 'toy')).toEqual([]);
    const staged = step === 'sealed' ? stagedManifest(home.path) : undefined;
    const run = await runRelease(runOptions(home.path, 2));
    expect(run.recovery).toEqual({ finished: [], voided: ['day-2026-10-05'] });
    expect(run.releases).toHaveLength(1);
    expect(run.releases[0]?.id).not.toBe(staged);
    expect(run.releases[0]?.families.map(({ name }) => name)).toEqual(families);
    expect((await assertSound(home.path)).voided).toBe(1);
    expect(readText(home.path, 'enclave/toy/ledger.jsonl')).toContain('"state":"RESERVED","attempt":2');
  },
);

test('after a crash when SPENT the very draw that was staged is published', async () => {
  using home = temporaryHome();
  await crashAfter(home.path, 'spent');
  expect(listReleaseIds(join(home.path, 'releases'), 'toy')).toEqual([]);
  const id = stagedManifest(home.path);
  const run = await runRelease(runOptions(home.path, 2));
  expect(run.recovery).toEqual({ finished: [id], voided: [] });
  expect(run.releases).toEqual([]);
  expect(listReleaseIds(join(home.path, 'releases'), 'toy')).toEqual([id]);
  expect((await assertSound(home.path)).voided).toBe(0);
});

test('after a crash when published there is nothing to do', async () => {
  using home = temporaryHome();
  await crashAfter(home.path, 'published');
  const run = await runRelease(runOptions(home.path, 2));
  expect(run).toMatchObject({ recovery: { finished: [], voided: [] }, releases: [] });
  await assertSound(home.path);
});

test('a crash in the middle of writing SPENT is finished too', async () => {
  using home = temporaryHome();
  await crashAfter(home.path, 'spent');
  const path = join(home.path, 'enclave/toy/ledger.jsonl');
  writeFileSync(path, readFileSync(path).subarray(0, -40));
  const id = stagedManifest(home.path);
  expect((await runRelease(runOptions(home.path, 2))).recovery.finished).toEqual([id]);
  expect((await assertSound(home.path)).lines).toBe(4);
});

test('staged files that are not the ones that were SPENT are never published', async () => {
  using home = temporaryHome();
  await crashAfter(home.path, 'spent');
  const folder = join(home.path, 'enclave/toy/staging/day-2026-10-05.1');
  appendFileSync(join(folder, 'visitors-zone-day.parquet'), 'x');
  await expect(runRelease(runOptions(home.path, 2))).rejects.toThrow(
    'visitors-zone-day.parquet is not the file that the ledger says is SPENT',
  );
  expect(listReleaseIds(join(home.path, 'releases'), 'toy')).toEqual([]);
});

test('a build that fails gives its budget back at once, and those before it stay', async () => {
  using home = temporaryHome();
  const options = runOptions(home.path, 4);
  const source = {
    ...options.source,
    countFamily: async (family: Parameters<typeof options.source.countFamily>[0], window: ReleaseWindow['window']) => {
      if (window.from === '2026-10-06') throw new Error('the engine ran out of memory');
      return options.source.countFamily(family, window);
    },
  };
  await expect(runRelease({ ...options, source })).rejects.toThrow('the engine ran out of memory');
  expect(listReleaseIds(options.releasesFolder, 'toy')).toHaveLength(1);
  expect((await assertSound(home.path)).voided).toBe(1);
  expect((await runRelease(options)).releases).toHaveLength(2);
});

test('killed with -9 at any moment, the next run completes and nothing is spent twice', async () => {
  using home = temporaryHome();
  const days = 9;
  for (const steps of [1, 3, 5, 8]) await killAfter(home.path, days, steps);
  await runRelease(runOptions(home.path, days));
  const check = await assertSound(home.path);
  const ids = listReleaseIds(join(home.path, 'releases'), 'toy');
  expect(ids.map((id) => id.slice(0, -9))).toEqual([
    ...Array.from({ length: 8 }, (_, day) => `day-2026-10-${String(day + 5).padStart(2, '0')}`),
    'week-2026-10-05',
  ]);
  expect(check.voided).toBeGreaterThan(0);
});

/** Runs a release in a child process and kills it without warning once it has told so many steps. */
async function killAfter(home: string, days: number, steps: number): Promise<void> {
  const script = fileURLToPath(new URL('./release-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home, String(days)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString().split('\n').length - 1;
    if (told >= steps) child.kill('SIGKILL');
  });
  await new Promise((resolve) => {
    child.on('close', resolve);
  });
  expect(child.signalCode).toBe('SIGKILL');
}

function listStaged(home: string): readonly string[] {
  const staging = join(home, 'enclave/toy/staging');
  return existsSync(staging) ? readdirSync(staging) : [];
}

function stagedManifest(home: string): string {
  const manifest = JSON.parse(readText(home, 'enclave/toy/staging/day-2026-10-05.1/manifest.json')) as { readonly id: string };
  return manifest.id;
}
