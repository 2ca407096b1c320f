import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { verifyAuditLog } from '../src/data/audit-log.ts';
import { listOrganisations } from '../src/data/organisation.ts';
import { openStore } from '../src/data/store.ts';
import { pglite, postgres } from './fixtures/engines.ts';
import type { TestDatabase } from './fixtures/engines.ts';

/** After how many acknowledged writes each round kills its writer. */
const killAfter = [1, 40, 173];
const writerFile = fileURLToPath(new URL('fixtures/writer.ts', import.meta.url));

describe.each([pglite, postgres])('on $name', (engine) => {
  test.skipIf(engine.skipReason !== undefined)(
    'kill -9 during writes loses no acknowledged row and leaves the chain whole',
    async () => {
      const database = await engine.createDatabase();
      const acknowledged: string[] = [];
      for (const [round, writes] of killAfter.entries())
        acknowledged.push(...(await writeUntilKilled(database, { round, writes })));
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter.reduce((sum, writes) => sum + writes));
      const store = await openStore(database);
      const kept = (await listOrganisations(store)).map(({ name }) => name);
      expect(kept).toEqual(expect.arrayContaining(acknowledged));
      expect(await verifyAuditLog(store)).toMatchObject({ isIntact: true, entries: kept.length, problem: null });
      await store.close();
    },
  );
});

/** Starts a writer, kills it with SIGKILL after so many names, and returns all that it said. */
async function writeUntilKilled(
  { folder, databaseUrl }: TestDatabase,
  { round, writes }: { readonly round: number; readonly writes: number },
): Promise<readonly string[]> {
  const args = [writerFile, folder, `round-${round}`, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(writer, 'exit');
  const names: string[] = [];
  for await (const name of createInterface({ input: writer.stdout })) {
    names.push(name);
    if (names.length === writes) writer.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return names;
}
