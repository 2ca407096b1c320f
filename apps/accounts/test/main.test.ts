import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { getTestKeys } from '@passerby/testkit/principal';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, pglite } from './fixtures/engines.ts';

const mainFile = join(import.meta.dirname, '..', 'src', 'main.ts');
const { publicKeyJwk } = await getTestKeys();

/** The process with a whole environment, but for what is given. */
function start(variables: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [mainFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PASSERBY_SUBGRAPH_PORT: '0',
      PASSERBY_SERVICE_KEY: 'the-service-key-of-this-test',
      PASSERBY_PRINCIPAL_PUBLIC_KEY: JSON.stringify(publicKeyJwk),
      ...variables,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function refusalOf(child: ChildProcess): Promise<{ code: unknown; message: string }> {
  if (child.stderr === null) throw new Error('no standard error');
  const [message, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[unknown]>]);
  return { code, message };
}

async function readUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { readonly url?: string };
    if (url !== undefined) return url;
  }
  throw new Error('it ended before it was ready');
}

test('serves until it is told to stop; a second one on the same folder is refused and does no harm', async () => {
  const { folder } = await pglite.createDatabase();
  const home = dirname(folder);
  const first = start({ PASSERBY_HOME: home });
  const url = await readUrl(first);
  const second = await refusalOf(start({ PASSERBY_HOME: home }));
  expect(second).toEqual({ code: 2, message: expect.stringContaining(`in use by process ${first.pid}`) as string });
  expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
});

test('refuses an environment that cannot be used, every problem at once', async () => {
  const variables = { PASSERBY_HOME: makeFolder(), PASSERBY_SERVICE_KEY: 'secret', PASSERBY_PRINCIPAL_PUBLIC_KEY: '' };
  const refusal = await refusalOf(start(variables));
  expect(refusal.code).toBe(2);
  expect(refusal.message).toContain('PASSERBY_SERVICE_KEY must have at least 16 characters');
  expect(refusal.message).toContain('PASSERBY_PRINCIPAL_PUBLIC_KEY is not set');
  expect(refusal.message).not.toContain('secret');
});

test('names the port that is taken', async () => {
  const { folder } = await pglite.createDatabase();
  const blocker = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void blocker.close());
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const refusal = await refusalOf(start({ PASSERBY_HOME: dirname(folder), PASSERBY_SUBGRAPH_PORT: String(port) }));
  expect(refusal).toEqual({ code: 2, message: expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`) as string });
});
