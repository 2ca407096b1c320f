import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from 'chdb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterDdl } from '../../scripts/cluster-ddl.ts';

const infra = new URL('../../../../infra/clickhouse/', import.meta.url).pathname;

let folder: string;
let session: Session;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerby-infra-'));
  Object.assign(process.env, { PASSERBY_CLUSTER_SECRET: 'x', PASSERBY_SHARD: '1', PASSERBY_REPLICA: 'a' });
  session = new Session(join(folder, 'store'), { connectionArgs: [`--config-file=${infra}config.d/cluster.xml`] });
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rows(sql: string): Promise<string> {
  return (await session.queryBindAsync(sql, {}, { format: 'TSV' })).text();
}

test('the sample of the cluster reads as two definitions of three shards, one replica each and all, and both macros', async () => {
  const definitions = 'SELECT cluster, uniqExact(shard_num), count() FROM system.clusters GROUP BY cluster ORDER BY cluster';
  expect(await rows(definitions)).toBe('passerby\t3\t3\npasserby_nodes\t3\t6\n');
  expect(await rows('SELECT * FROM system.macros ORDER BY macro')).toBe('replica\ta\nshard\t1\n');
});

test('tables.sql is what the enclave makes; if not, run npm run generate', () => {
  expect(readFileSync(`${infra}tables.sql`, 'utf8')).toBe(clusterDdl());
});
