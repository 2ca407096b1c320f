import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { verifyAuditLog } from '../src/data/audit-log.ts';
import { listOrganisations } from '../src/data/organisation.ts';
import { openStore } from '../src/data/store.ts';
import type { OpenStore } from '../src/data/store.ts';
import { pglite, postgres } from './fixtures/engines.ts';
import type { TestDatabase } from './fixtures/engines.ts';

/** Acknowledged writes after which each of five rounds kills its writer: 500 together. */
const killAfter = [1, 40, 173, 99, 187];
const writerFile = fileURLToPath(new URL('fixtures/writer.ts', import.meta.url));

describe.each([pglite, postgres])('kill -9 five times during 500 writes on $name', (engine) => {
  test.skipIf(engine.skipReason !== undefined)('loses no acknowledged organisation and leaves the chain whole', async () => {
    const { store, acknowledged } = await writeAndKill('organisation', await engine.createDatabase());
    const kept = (await listOrganisations(store)).map(({ name }) => name);
    expect(kept).toEqual(expect.arrayContaining([...acknowledged]));
    expect(await verifyAuditLog(store)).toMatchObject({ isIntact: true, entries: kept.length, problem: null });
    await store.close();
  });

  test.skipIf(engine.skipReason !== undefined)(
    'loses no acknowledged target group, job or request, nor a step of one, and leaves none half done',
    async () => {
      const { store, acknowledged } = await writeAndKill('work', await engine.createDatabase());
      const kept = await listKept(store);
      expect(acknowledged.filter((said) => !kept.has(said))).toEqual([]);
      expect(await listTorn(store)).toEqual([]);
      expect(await verifyAuditLog(store)).toMatchObject({ isIntact: true, problem: null });
      await store.close();
    },
  );
});

/** Lets a writer be killed five times, and opens what it leaves. */
async function writeAndKill(
  kind: string,
  database: TestDatabase,
): Promise<{ readonly store: OpenStore; readonly acknowledged: readonly string[] }> {
  const acknowledged: string[] = [];
  for (const [round, writes] of killAfter.entries()) {
    acknowledged.push(...(await writeUntilKilled(kind, { ...database, round, writes })));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter.reduce((sum, writes) => sum + writes));
  return { store: await openStore(database), acknowledged };
}

/** All that a writer can have said. */
async function listKept({ db }: OpenStore): Promise<ReadonlySet<string>> {
  const groups = await db.selectFrom('target_group').select('id').execute();
  const jobs = await db.selectFrom('job').select(['id', 'state']).execute();
  const requests = await db.selectFrom('data_request').select(['id', 'state']).execute();
  return new Set([
    ...groups.map(({ id }) => `target_group ${id}`),
    ...jobs.flatMap(({ id, state }) => [`job ${id}`, `job ${id} ${state}`]),
    ...requests.map(({ id, state }) => `data_request ${id} ${state}`),
  ]);
}

/** Requests whose history does not end in their state, or that lack their author or the job of their check. */
async function listTorn({ db }: OpenStore): Promise<readonly string[]> {
  const requests = await db.selectFrom('data_request').select(['id', 'state']).execute();
  const events = await db.selectFrom('request_event').select(['request_id', 'to_state']).orderBy('seq').execute();
  const authors = new Set((await db.selectFrom('request_author').select('request_id').execute()).map((row) => row.request_id));
  const checked = new Set((await db.selectFrom('job').select('request_id').execute()).map((row) => row.request_id));
  const states = new Map(events.map(({ request_id, to_state }) => [request_id, to_state]));
  return requests.filter(({ id, state }) => states.get(id) !== state || !authors.has(id) || !checked.has(id)).map(({ id }) => id);
}

interface KillOptions extends TestDatabase {
  readonly round: number;
  readonly writes: number;
}

/** Starts a writer, kills it with SIGKILL after so many lines, and returns all that it said. */
async function writeUntilKilled(kind: string, { folder, databaseUrl, round, writes }: KillOptions): Promise<readonly string[]> {
  const args = [writerFile, kind, folder, `round-${round}`, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(writer, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    lines.push(line);
    if (lines.length === writes) writer.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return lines;
}
