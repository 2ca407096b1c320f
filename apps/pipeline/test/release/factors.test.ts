import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import type { Market } from '@passerby/domain/market';
import type { ReleaseManifest } from '@passerby/release/manifest';
import { expect, test } from 'vitest';
import { runRelease } from '../../src/release/run-release.ts';
import { market, publicInputs, runOptions, temporaryHome } from './made-up-enclave.ts';

const days = 56;
const devices = 500;
const zones = 40;
const people = 40_000;

/** Releases two periods of a market with a census and a share; gives the manifests and the text of a release's factors. */
async function releaseTwoPeriods(home: string, share: Pick<Market, 'operatorShare'>) {
  const options = runOptions(home, days, devices);
  const population = DEMO_LEAVES.slice(0, -1).flatMap(({ ageBand, gender }) =>
    ageBand === 'unknown' || gender === 'unknown' ? [] : [{ areaId: 'D1', ageBand, gender, population: people }],
  );
  const inputs = { ...publicInputs, market: { ...market, ...share }, population };
  const { releases } = await runRelease({ ...options, source: { ...options.source, readPublicInputs: async () => inputs } });
  const factorsOf = ({ id }: ReleaseManifest): string =>
    readFileSync(join(options.releasesFolder, market.id, id, 'public', 'factors.csv'), 'utf8');
  return { releases, factorsOf };
}

test('every release seals the factors of its period: first the market share, then census over the residents released before', async () => {
  using home = temporaryHome();
  const { releases, factorsOf } = await releaseTwoPeriods(home.path, { operatorShare: 0.2 });
  const byPeriod = Map.groupBy(releases, ({ period }) => period);
  expect([...byPeriod.keys()]).toEqual(['2026-10-05', '2026-11-02']);
  for (const inPeriod of byPeriod.values()) expect(new Set(inPeriod.map(factorsOf)).size).toBe(1);
  const [first, second] = [...byPeriod.values()].map(([release]) => (release === undefined ? '' : factorsOf(release)));
  expect(first?.split('\n')[1]).toBe('2026-10-05,16-24,female,5,OPERATOR_SHARE');
  const rows = second?.trimEnd().split('\n').slice(1) ?? [];
  expect(rows).toHaveLength(15);
  for (const row of rows.slice(0, -1)) {
    expect(row).toMatch(/^2026-11-02,.*,CENSUS$/);
    expect(Number(row.split(',')[3])).toBeCloseTo(people / (zones * devices), 1);
  }
});

test('without a share the first period has none, and its releases say so by having no file', async () => {
  using home = temporaryHome();
  const { releases } = await releaseTwoPeriods(home.path, { operatorShare: null });
  const named = releases.map(({ period, publicInputs: hashes }) => [period, 'factors.csv' in hashes]);
  expect(new Set(named.map(String))).toEqual(new Set(['2026-10-05,false', '2026-11-02,true']));
});
