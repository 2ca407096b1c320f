import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFederation } from '../src/federation.ts';
import { makeReleasedMarket } from '../src/market.ts';
import { askSubgraph } from '../src/subgraph.ts';

const query = `{
  visitors(areas: { ids: ["tinytown:n1"] }, window: { from: "2026-10-19", to: "2026-10-20" }, grain: DAY) {
    nodes { estimate { status } }
  }
}`;

test('L1 data: a subgraph answers from serving/ alone; no enclave, key, ledger or release need be where it runs', async () => {
  const market = await makeReleasedMarket({ to: '2026-10-20' });
  const home = mkdtempSync(join(tmpdir(), 'passerby-serving-'));
  cpSync(join(market.home, 'serving'), join(home, 'serving'), { recursive: true });
  market.remove();
  const federation = await startFederation({ home, subgraphs: ['movement'] });
  const reply = await askSubgraph({ name: 'movement', url: federation.urlOf('movement') }, { query });
  await federation.close();
  expect(reply).toEqual({ data: { visitors: { nodes: [{ estimate: { status: 'PUBLISHED' } }] } } });
  expect(readdirSync(home)).toEqual(['serving']);
  expect(
    readdirSync(join(home, 'serving', 'tinytown'))
      .map((name) => name.replace(/^[0-9a-f]{16}/, 'edition'))
      .toSorted(),
  ).toEqual(['current.json', 'edition.duckdb']);
  rmSync(home, { recursive: true, force: true });
});
