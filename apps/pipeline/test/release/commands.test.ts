import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerLedger } from '../../src/commands/ledger.ts';
import { registerReleases } from '../../src/commands/releases.ts';
import { checkLedger } from '../../src/release/ledger-check.ts';
import { runRelease } from '../../src/release/run-release.ts';
import { market, policy, runOptions, temporaryHome } from './made-up-enclave.ts';

const home = temporaryHome();
let id = '';

beforeAll(async () => {
  const { releases } = await runRelease(runOptions(home.path, 8));
  id = releases[0]?.id ?? '';
  writeFileSync(join(home.path, 'enclave/toy/market.json'), JSON.stringify({ ...market, policy: 'standard' }));
});
afterAll(() => home[Symbol.dispose]());

async function run(...argv: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const program = new Command('passerby').exitOverride();
  const context = { home: home.path, print: (text: string) => void printed.push(text) };
  registerReleases(program, context);
  registerLedger(program, context);
  await program.parseAsync(['node', 'passerby', ...argv]);
  return printed.join('\n');
}

test('list names every release', async () => {
  const lines = (await run('releases', 'list')).split('\n');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toContain(`toy  ${id}  2 families  rho 0.025  sealed 2027-01-01T00:00:00.000Z`);
  expect(JSON.parse(await run('releases', 'list', '--market', 'toy', '--json'))).toHaveLength(8);
  expect(await run('releases', 'list', '--market', 'elsewhere')).toContain('no releases in');
});

test('show prints the privacy card', async () => {
  const card = await run('releases', 'show', id);
  expect(card).toContain('counts of devices from 2026-10-05 to before 2026-10-06, in 2 families');
  expect(card).toContain('Unit       every row, ever, of one subscriber; per budget period of 28 days');
  expect(card).toContain(
    'Per period at most rho 1 (epsilon 7.77 at delta 0.000001, worst-case attacker AUC 0.8413); spent 0.225, left 0.775',
  );
  expect(card).toContain(
    'Per year   at most rho 13 (epsilon 38.43 at delta 0.000001, worst-case attacker AUC 0.9998); spent 0.225, left 12.775',
  );
  expect(card).toMatch(/visitors-zone-day +40 rows {3}rho 1\/100 {3}sigma2 300\/1 \(sigma 17\.3\) {3}place-day: 6 zones a day/);
  expect(card).toContain(`/releases/toy/${id}/manifest.json`);
  for (const title of ['Processed', 'Basis', 'Rules at query time', 'Not protected']) expect(card).toContain(`\n${title}\n  - `);
  expect(card).toContain('check with: passerby ledger verify --market toy');
  expect(card).toContain('Audit      none yet');
  const data = JSON.parse(await run('releases', 'show', id, '--json')) as { readonly perYear: { readonly rho: number } };
  expect(data.perYear.rho).toBe(13);
});

test('verify checks folder and ledger, and a broken release is a clear error', async () => {
  expect(await run('releases', 'verify', id)).toContain(
    `${id}: signature, hashes and 640 rows of 2 families are right; SPENT in the ledger`,
  );
  const path = join(home.path, 'releases/toy', id, 'manifest.json');
  copyFileSync(path, join(home.path, 'manifest.json'));
  appendFileSync(path, '\n');
  await expect(run('releases', 'verify', id)).rejects.toThrow(
    `release ${id} does not verify: manifest.sig is no signature of manifest.json`,
  );
  copyFileSync(join(home.path, 'manifest.json'), path);
  await expect(run('releases', 'verify', 'day-2026-10-05')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(run('releases', 'verify', 'day-2026-10-05-00000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('ledger verify recomputes the budget and finds what was taken out', async () => {
  const text = await run('ledger', 'verify', '--market', 'toy');
  expect(text).toContain('toy: 30 lines, chain sound');
  expect(text).toContain('period 2026-10-05: rho spent 0.225, left 0.775 of 1');
  const path = join(home.path, 'enclave/toy/ledger.jsonl');
  const whole = readFileSync(path);
  writeFileSync(path, whole.toString().split('\n').slice(0, 27).join('\n').concat('\n'));
  const check = checkLedger({ path, releasesFolder: join(home.path, 'releases'), market: 'toy', cap: policy.cap });
  expect(check.problems).toEqual([
    expect.stringMatching(/^release day-2026-10-11-\w+: visitors-zone-day-demo is published, but the ledger has not SPENT it$/),
    expect.stringMatching(/^release week-2026-10-05-\w+ is published, but the ledger has not SPENT it$/),
  ]);
  await expect(run('ledger', 'verify', '--market', 'toy')).rejects.toThrow('does not agree with its releases');
  writeFileSync(path, whole.toString().replace('[1,100]', '[1,999]'));
  await expect(run('ledger', 'verify', '--market', 'toy')).rejects.toThrow('line 1 has a hash that does not fit its content');
  writeFileSync(path, whole);
  await expect(run('ledger', 'verify', '--market', 'elsewhere')).rejects.toThrow('unknown market "elsewhere"; known: toy');
});
