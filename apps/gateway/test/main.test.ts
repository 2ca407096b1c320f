import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTestKeys } from '@passerby/testkit/principal';
import { expect, test } from 'vitest';
import { serviceKey, startFakeAccounts } from './fixtures/accounts.ts';

/** Loaded before the program: says on standard output when anything but this machine is spoken to. */
const watcher = `
  import { Socket } from 'node:net';
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...given) {
    const { host } = [given[0]].flat()[0] ?? {};
    if (host !== undefined && !/^(?:127[.]|localhost$|::1$)/.test(host)) console.log('off loopback: ' + host);
    return connect.apply(this, given);
  };`;
const program = join(import.meta.dirname, '..', 'src', 'main.ts');

test('told to stop, the process reports the usage of its last second and ends with 0, and spoke to this machine alone', async () => {
  const accounts = await startFakeAccounts();
  const { privateKeyJwk } = await createTestKeys();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(watcher)}`, program], {
    env: {
      PATH: process.env['PATH'],
      PASSERBY_PORT: '0',
      PASSERBY_HOME: '/nowhere',
      PASSERBY_SERVICE_KEY: serviceKey,
      PASSERBY_PRINCIPAL_PRIVATE_KEY: JSON.stringify(privateKeyJwk),
      PASSERBY_ACCOUNTS_URL: `${accounts.url}/graphql`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout }).on('line', (line) => void lines.push(line));
  const origin = (): string | undefined => lines.map((line) => /"url":"([^"]+)".*"ready"/.exec(line)?.[1]).find(Boolean);
  while (origin() === undefined) await once(output, 'line');
  const answer = await fetch(`${origin()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer pby_test_good_secret' },
    body: '{"query":"{ __typename }"}',
  });
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await exit)[0]).toBe(0);
  expect(accounts.used.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
  expect(lines.join('\n')).not.toMatch(/pby_test|good_secret|off loopback/);
  await accounts.close();
});
