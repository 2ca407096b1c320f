import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXACT_TABLES } from '../../src/inspect/exact-table.ts';
import { expectedLines, inspectAll, withBuiltEnclave, withBuiltWorld } from '../exact/exact-files.ts';
import { worldArbitrary } from '../exact/random-world.ts';
import { type ClusterProcess, startCluster } from './cluster-process.ts';

let cluster: ClusterProcess;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const folder = fileURLToPath(new URL('../../../../../shared/data/markets/tiny', import.meta.url));
const testKey = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: the hand-made market tiny is not at ${folder}`);

test.skipIf(!isThere)('three shards give every table of the market tiny as one engine does', async () => {
  const one = await withBuiltEnclave(folder, { testKey }, inspectAll);
  const three = await withBuiltEnclave(folder, { testKey, clickhouse: cluster.target }, inspectAll);
  for (const table of EXACT_TABLES) expect({ [table]: three[table] }).toEqual({ [table]: one[table] });
});

test('three shards give every table of a random market as a plain reading of measures.md does', async () => {
  const seed = Date.now();
  console.log(`seed ${seed}`);
  const [world] = fc.sample(worldArbitrary({ min: 60, max: 120 }), { numRuns: 1, seed });
  if (world === undefined) throw new Error('no world');
  const found = await withBuiltWorld(world, inspectAll, { clickhouse: cluster.target });
  for (const [table, lines] of Object.entries(expectedLines(world)))
    expect({ [table]: found[table] }).toEqual({ [table]: lines });
});
