import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReleasedMarket } from '@passerby/testkit/market';
import { testLicence } from '@passerby/testkit/principal';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passerby } from './fixtures.ts';

let empty: string;
let released: ReleasedMarket;

beforeAll(async () => {
  empty = mkdtempSync(join(tmpdir(), 'passerby-cli-'));
  released = await makeReleasedMarket({ to: '2026-10-20', isServed: false });
});

afterAll(() => {
  rmSync(empty, { recursive: true });
  released.remove();
});

describe('exit codes', () => {
  test.each([
    [0, ['--help'], /Commands:/],
    [0, ['up', '--help'], /--market/],
    [0, ['ingest', '--help'], /landing folder/],
    [2, ['fly'], /unknown command 'fly'/],
    [2, ['up', '--sideways'], /unknown option '--sideways'/],
    [2, ['up', '--port', 'x'], /port "x" is not a whole number/],
    [2, ['up'], /there is no release in .*passerby demo/],
    [2, ['ingest', '/nowhere'], /nowhere/],
    [2, ['demo', '--subscribers', '7'], /--subscribers is "7"; it must be/],
    [2, ['key', 'create'], /--organisation/],
    [2, ['accounts', 'audit', 'verify', '--noted', 'x'], /is not seq:hash/],
    [2, ['key', 'create', '--organisation', 'Nobody', '--licence', 'L'], /no organisation "Nobody".*--terms/],
  ])('%i for passerby %j', async (code, args, said) => {
    const finished = await passerby(empty, ...args);
    expect(finished.out + finished.err).toMatch(said);
    expect(finished.code).toBe(code);
  });
});

test('an unknown market is named, with those that there are', async () => {
  const { code, err } = await passerby(released.home, 'up', '--market', 'atlantis', '--port', '0');
  expect(code).toBe(2);
  expect(err).toContain('no released market "atlantis"');
  expect(err).toContain('there is tinytown');
});

describe('a port in use', () => {
  test('is named with the cure, by up and by doctor', async () => {
    const other = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const [up, doctor] = await Promise.all([
      passerby(released.home, 'up', '--port', String(port)),
      passerby(released.home, 'doctor', '--port', String(port), '--json'),
    ]);
    expect(up.code).toBe(1);
    expect(up.err).toContain(`port ${port} (gateway)`);
    expect(up.err).toMatch(/ss -ltnp .*--port 4100/);
    expect(doctor.code).toBe(1);
    const checks = JSON.parse(doctor.out) as readonly { name: string; state: string; cure: string }[];
    expect(checks.find(({ name }) => name === `port ${port} (gateway)`)).toMatchObject({ state: 'fail' });
    expect(checks.filter(({ name }) => /Node|chDB|DuckDB|PGlite|HOME/.test(name)).map(({ state }) => state)).toEqual(
      Array.from({ length: 5 }, () => 'ok'),
    );
    other.close();
  });
});

test('doctor names a ClickHouse cluster that is not there, without its password', async () => {
  process.env['PASSERBY_CLICKHOUSE_URL'] = 'http://enclave:hunter2@127.0.0.1:1/';
  try {
    const { code, out } = await passerby(empty, 'doctor', '--port', '0');
    expect(code).toBe(1);
    expect(out).toMatch(/fail ClickHouse: .*http:\/\/127\.0\.0\.1:1 .*ECONNREFUSED.*\n.*infra\/clickhouse\/README\.md/);
    expect(out).not.toContain('hunter2');
  } finally {
    delete process.env['PASSERBY_CLICKHOUSE_URL'];
  }
});

test('doctor names a home that cannot be written', async () => {
  const file = join(empty, 'a-file');
  writeFileSync(file, '');
  const { code, out } = await passerby(join(file, 'home'), 'doctor', '--port', '0');
  expect(code).toBe(1);
  expect(out).toMatch(/fail PASSERBY_HOME: .*ENOTDIR.*\n.*set PASSERBY_HOME/);
});

test('the audit log is verified, alone and against a head noted earlier', async () => {
  const home = mkdtempSync(join(tmpdir(), 'passerby-cli-'));
  const terms = join(home, 'terms.json');
  const licence = { ...testLicence, markets: ['london'] };
  writeFileSync(terms, JSON.stringify(licence));
  const key = ['key', 'create', '--organisation', 'O', '--licence', 'L', '--terms', terms, '--scopes', 'EXPORTS,ADMIN'];
  expect(await passerby(home, ...key)).toMatchObject({ code: 0, out: expect.stringMatching(/^pby_live_/) as string });
  const verified = await passerby(home, 'accounts', 'audit', 'verify', '--json');
  expect(verified.code).toBe(0);
  const verdict = JSON.parse(verified.out) as { head: { seq: number; hash: string } };
  expect(verdict).toMatchObject({ isIntact: true, entries: 3, problem: null });
  const forged = await passerby(home, 'accounts', 'audit', 'verify', '--noted', `3:${'f'.repeat(64)}`);
  expect(forged).toMatchObject({ code: 1, out: expect.stringContaining('rewritten') as string });
  rmSync(home, { recursive: true });
});
