import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { eraseWithReceipt } from '../../src/consent/receipt.ts';
import { registerObjection } from '../../src/consent/register-objections.ts';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { createKey } from '../../src/enclave/key.ts';
import { createEnclave, type OpenOptions } from '../../src/enclave/open-enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { purge } from '../../src/enclave/purge.ts';
import { checkCluster } from '../../src/engine/cluster-check.ts';
import { openSession } from '../../src/engine/clickhouse-session.ts';
import { reportWholeQuality } from '../../src/ingest/quality-report.ts';
import { ledgerPath, openLedger } from '../../src/release/ledger.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { EVENT_HEADER, type LandingFolder, lines, makeLandingFolder, SMALL_MARKET, TEST_KEY } from '../ingest/landing-folder.ts';
import { type ClusterProcess, startCluster } from './cluster-process.ts';

let cluster: ClusterProcess;
let home: string;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'passerby-cluster-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const later = new Date('2026-06-20T12:00:00Z');
const twoDays = {
  'events/date=2026-04-20/part-0.csv': lines(
    EVENT_HEADER,
    'french,C1,2026-04-20T09:00:00Z,208-01',
    't01,C1,2026-04-20T09:00:00Z,234-10',
    't05,C9,2026-04-20T09:00:00Z,234-10',
  ),
};

test('ingest, build, report, replacement, erasure and purge do on three shards what they do on one engine', async () => {
  const one = await livedThrough({});
  expect(await livedThrough({ clickhouse: cluster.target })).toEqual(one);
  expect(one).toMatchObject({ purged: { rows: { events: 1, quarantine: 1 } }, counts: { late_rows: 1 } });
});

/** Some weeks of an enclave: what each step did, and how many rows each table is left with. */
async function livedThrough(options: OpenOptions): Promise<Readonly<Record<string, unknown>>> {
  const folder = makeLandingFolder(twoDays, options);
  try {
    const first = await folder.ingest(async (enclave, outcome) => {
      await buildExactTables(enclave, { now: later });
      return { outcome, quality: await reportWholeQuality(enclave.engine), counts: await countAll(enclave) };
    });
    folder.write({
      'events/date=2026-04-21/part-0.csv': lines(
        EVENT_HEADER,
        't05,C2,2026-04-21T09:00:00Z,234-10',
        't05,C2,2026-04-21T09:00:00Z,234-10',
      ),
      'sites.csv': SMALL_MARKET['sites.csv']?.replace('clinic', 'practice') ?? null,
    });
    return { first, ...(await laterWeeks(folder)) };
  } finally {
    folder.remove();
  }
}

function laterWeeks(folder: LandingFolder): Promise<Readonly<Record<string, unknown>>> {
  return folder.ingest(async (enclave, outcome) => {
    await enclave.engine.run(
      "INSERT INTO late_rows SELECT 9, toDate('2026-04-19'), 3 UNION ALL SELECT 9, toDate('2026-04-22'), 3",
    );
    const objected = await registerObjection(enclave, 't01', later);
    const { receipt: _, ...erased } = await eraseWithReceipt(enclave, later, objected);
    spend(enclave.folder, '2026-06-15');
    const purged = await purge(enclave, later);
    return { outcome, erased, purged, counts: await countAll(enclave) };
  });
}

async function countAll({ engine }: Enclave): Promise<Readonly<Record<string, number>>> {
  const tables = [
    'files',
    'people',
    'consent',
    'identities',
    'events',
    'quarantine',
    'late_rows',
    'sites',
    'admitted',
    'kept',
    'zone_days',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await engine.rows<{ readonly n: string }>(`SELECT count() AS n FROM ${table}`);
    counts[table] = Number(row?.n);
  }
  return counts;
}

/** Writes that a day is released, as a release does. */
function spend(enclaveFolder: string, day: string): void {
  const entry = {
    at: `${day}T12:00:00Z`,
    period: '2026-04-20',
    family: 'visitors-zone-day',
    rho: [1, 1000],
    attempt: 1,
  } as const;
  openLedger(ledgerPath(enclaveFolder)).append([
    { ...entry, release: `day-${day}`, state: 'RESERVED' },
    { ...entry, release: `day-${day}-0123abcd`, state: 'SPENT', manifest: '', files: {} },
  ]);
}

test('one enclave at a time, whatever its folder; a dead one of this machine is taken over; another key is refused', async () => {
  const market = { ...readMarketFile(marketFile()), id: 'locked' };
  const options = { clickhouse: cluster.target, testKey: TEST_KEY };
  const enclave = await createEnclave(home, market, options);
  const other = join(home, 'other');
  await expect(createEnclave(other, market, options)).rejects.toThrow(`in use by process ${process.pid} on ${hostname()}`);
  await enclave.close();
  const dead = spawn(process.execPath, ['--eval', '']);
  await once(dead, 'exit');
  await holdLock(`${hostname()} ${dead.pid} 2026-01-01T00:00:00Z`);
  await (await createEnclave(home, market, options)).close();
  await holdLock(`elsewhere 1 2026-01-01T00:00:00Z`);
  await expect(createEnclave(home, market, options)).rejects.toThrow('process 1 on elsewhere');
  await holdLock(null);
  await expect(createEnclave(other, market, options)).rejects.toThrow(
    'clickhouse passerby_locked holds the tables of another enclave',
  );
  await expect(createEnclave(home, market, { testKey: TEST_KEY })).rejects.toThrow('are in clickhouse passerby_locked but');
});

/** The lock of the market `locked` as some other process would hold it; null: nobody. */
async function holdLock(holder: string | null): Promise<void> {
  const session = openSession(cluster.target, { settings: { distributed_product_mode: 'deny' } });
  const table = 'passerby_locked.enclave_lock';
  await session.command({ sql: `DROP TABLE IF EXISTS ${table} SYNC`, database: 'default' });
  const sql = `CREATE TABLE ${table} (held UInt8) ENGINE = Memory COMMENT '${holder}'`;
  if (holder !== null) await session.command({ sql, database: 'default' });
  await session.close();
}

function marketFile(): string {
  const path = join(home, 'market.json');
  writeFileSync(path, SMALL_MARKET['market.json'] ?? '');
  return path;
}

test('the cluster is checked; what is missing is named with its cure', async () => {
  const checks = await checkCluster(cluster.target);
  expect(checks.map(({ name, isOk, found }) => [name, isOk, found])).toMatchObject([
    ['ClickHouse', true, expect.stringContaining(`${cluster.target.url} answers, version 2`)],
    ['clusters', true, 'passerby: 3 shards, 3 replicas; passerby_nodes: 3 shards, 3 replicas'],
    ['macros', true, 'replica, shard'],
    // this process has no Keeper
    ['Keeper', false, expect.stringContaining('the engine failed')],
  ]);
});

test('every command of the enclave names a cluster that is not there, without its password', async () => {
  const folder = makeLandingFolder();
  const commands = [
    ['ingest', folder.dir],
    ['release', '--market', 'small'],
    ['inspect', 'stays', '--market', 'small', '--out', join(home, 'stays.csv')],
  ];
  const finished = await Promise.all(commands.map((args) => runMain(args, enclaveHome(args[0] ?? ''))));
  for (const { code, err } of finished) {
    expect(err).toContain(
      'the ClickHouse cluster at http://127.0.0.1:1 (PASSERBY_CLICKHOUSE_URL) cannot be reached: ECONNREFUSED',
    );
    expect(err).not.toContain('hunter2');
    expect(code).toBe(1);
  }
  folder.remove();
});

/** A home with an enclave that has its key and its market but has never been open. */
function enclaveHome(name: string): string {
  const folder = join(home, name, 'enclave', 'small');
  mkdirSync(folder, { recursive: true });
  createKey(folder);
  writeFileSync(join(folder, 'market.json'), SMALL_MARKET['market.json'] ?? '');
  return join(home, name);
}

async function runMain(
  args: readonly string[],
  ownHome: string,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const variables = { PASSERBY_HOME: ownHome, PASSERBY_CLICKHOUSE_URL: 'http://enclave:hunter2@127.0.0.1:1/city' };
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, err };
}
