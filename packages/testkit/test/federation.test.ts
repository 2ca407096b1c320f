import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startFederation } from '../src/federation.ts';
import { makeReleasedMarket } from '../src/market.ts';
import { getTestKeys } from '../src/principal.ts';
import { askSubgraph } from '../src/subgraph.ts';

const home = mkdtempSync(join(tmpdir(), 'passerby-federation-'));
const movementMain = join(import.meta.dirname, '..', '..', '..', 'apps', 'movement', 'src', 'main.ts');
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('subgraphs run before there is an edition, pick it up, follow it, and drain', async () => {
  const federation = await startFederation({ home });
  const url = federation.urlOf('demographics');
  const statusOf = async (path: string) => (await fetch(new URL(path, url))).status;
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);

  const market = await makeReleasedMarket({ home, to: '2026-10-20' });
  while ((await statusOf('/readyz')) !== 200) await setTimeout(50);
  const findEdition = async () => {
    const query = '{ market(id: "tinytown") { edition { id releases { id } } } }';
    const { data } = await askSubgraph<{ market: { edition: { id: string; releases: unknown[] } } }>(
      { name: 'demographics', url },
      { query },
    );
    return data?.market.edition;
  };
  const first = await findEdition();
  expect(first?.releases).toHaveLength(1);

  await market.release('2026-10-20', '2026-10-21');
  let next = await findEdition();
  for (; next?.id === first?.id; next = await findEdition()) await setTimeout(50);
  expect(next?.releases).toHaveLength(2);

  const codes = await Promise.all(federation.subgraphs.map((subgraph) => subgraph.stop()));
  expect(codes).toEqual([0, 0]);
});

test('a wrong environment is told in plain words, all at once, with exit code 2', async () => {
  const { code, stderr } = await runMovement({ PASSERBY_SUBGRAPH_PORT: 'eighty' });
  expect(code).toBe(2);
  expect(stderr).toContain('PASSERBY_SUBGRAPH_PORT is "eighty"; it must be a whole number from 0 to 65535');
  expect(stderr).toContain('PASSERBY_PRINCIPAL_PUBLIC_KEY is not set');
  expect(stderr).not.toContain('    at ');
});

test('a port in use is told in plain words', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const { publicKeyJwk } = await getTestKeys();
  const { code, stderr } = await runMovement({
    PASSERBY_SUBGRAPH_PORT: String(port),
    PASSERBY_PRINCIPAL_PUBLIC_KEY: JSON.stringify(publicKeyJwk),
  });
  blocker.close();
  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
});

async function runMovement(variables: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [movementMain], {
    env: { PATH: process.env['PATH'], PASSERBY_HOME: home, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}
