import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Market } from '@passerby/domain/market';
import { drawKeyOf, pseudonymOf } from '../../src/enclave/key.ts';
import { takeLock } from '../../src/enclave/lock.ts';
import { createEnclave, openEnclave } from '../../src/enclave/open-enclave.ts';
import { commitReplacement, startReplacement } from '../../src/enclave/swap-tables.ts';
import { TEST_KEY } from '../ingest/landing-folder.ts';

const market: Market = {
  id: 'small',
  name: 'Smallville',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: '2026-04-20',
  holidays: [],
  operatorShare: null,
};
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'passerby-enclave-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('one process opens an enclave at a time; closed, it opens again with the same key', async () => {
  const enclave = await createEnclave(home, market, { testKey: TEST_KEY });
  await expect(createEnclave(home, market)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(openEnclave(home, 'small')).rejects.toThrow(`in use by process ${process.pid}`);
  expect(statSync(enclave.folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(enclave.folder, 'keys', 'enclave.key')).mode & 0o777).toBe(0o600);
  await enclave.close();
  const again = await openEnclave(home, 'small');
  expect(again.market).toEqual(market);
  expect(Buffer.from(again.key).toString('hex')).toBe(TEST_KEY);
  await again.close();
  expect(existsSync(join(again.folder, 'lock'))).toBe(false);
});

test('an unknown market, a bad id, another test key and another clock are refused', async () => {
  await expect(openEnclave(home, 'atlantis')).rejects.toThrow('unknown market "atlantis"');
  await expect(openEnclave(home, '../etc')).rejects.toThrow('is not a market id');
  await expect(createEnclave(home, market, { testKey: 'abc' })).rejects.toThrow('64 hex digits');
  const enclave = await createEnclave(home, market);
  await enclave.close();
  await expect(createEnclave(home, market, { testKey: TEST_KEY })).rejects.toThrow('differs from the key');
  await expect(createEnclave(home, { ...market, timeZone: 'Europe/Paris' })).rejects.toThrow('timeZone is "Europe/Paris"');
});

test('the lock of a process that has died is taken over, that of a living one is not', async () => {
  const path = join(home, 'lock');
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await new Promise((resolve) => child.once('spawn', resolve));
  writeFileSync(path, JSON.stringify({ pid: child.pid, startedAt: null }));
  const held =
    process.platform === 'linux' ? JSON.stringify({ pid: child.pid, startedAt: 'another process of that number' }) : undefined;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (held !== undefined) {
    writeFileSync(path, held);
    takeLock(path)();
  }
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: startedAt() }));
  expect(() => takeLock(path)).toThrow('in use by process');
  child.kill();
  await ended;
  writeFileSync(path, JSON.stringify({ pid: child.pid, startedAt: null }));
  const release = takeLock(path);
  expect(() => takeLock(path)).toThrow(`in use by process ${process.pid}`);
  release();
  expect(existsSync(path)).toBe(false);
});

/** As the lock writes it for this process. */
function startedAt(): string {
  const path = join(home, 'probe');
  const release = takeLock(path);
  const { startedAt: ticks } = JSON.parse(readText(path)) as { readonly startedAt: string };
  release();
  return ticks;
}

function readText(path: string): string {
  return process.getBuiltinModule('node:fs').readFileSync(path, 'utf8');
}

test('a replacement of tables cut short after its note is finished, one before it forgotten', async () => {
  const enclave = await createEnclave(home, market);
  await startReplacement(enclave.engine);
  await enclave.engine.run(`INSERT INTO districts_new VALUES (1, 'D1')`);
  await commitReplacement(enclave.engine, enclave.folder);
  await startReplacement(enclave.engine);
  await enclave.engine.run(`INSERT INTO districts_new VALUES (1, 'D2')`);
  await enclave.close();

  const forgotten = await openEnclave(home, 'small');
  expect(await forgotten.engine.rows('SELECT area_id FROM districts')).toEqual([{ area_id: 'D1' }]);
  await startReplacement(forgotten.engine);
  await forgotten.engine.run(`INSERT INTO districts_new VALUES (1, 'D3')`);
  writeFileSync(join(forgotten.folder, 'replacing'), 'people\ncells\nzones\ndistricts\nsites\ncell_zones\ncell_sites');
  await forgotten.engine.run('DROP TABLE people SYNC');
  await forgotten.close();

  const finished = await openEnclave(home, 'small');
  expect(await finished.engine.rows('SELECT area_id FROM districts')).toEqual([{ area_id: 'D3' }]);
  expect(await finished.engine.rows(`SELECT name FROM system.tables WHERE endsWith(name, '_new')`)).toEqual([]);
  await finished.close();
});

test('pseudonyms and draws agree with vectors/draw.json', async () => {
  const key = Buffer.from(TEST_KEY, 'hex');
  expect(['t01', 't05', 's00001'].map((id) => String(pseudonymOf(key, id)))).toEqual([
    '8048522242245341256',
    '11266178177566065699',
    '14751283892394083819',
  ]);
  const enclave = await createEnclave(home, market, { testKey: TEST_KEY });
  const { low, high } = drawKeyOf(enclave.key);
  const [row] = await enclave.engine.rows<{ readonly hash: string }>(
    'SELECT sipHash64Keyed(({low:UInt64}, {high:UInt64}), {text:String}) AS hash',
    { low, high, text: 'place-day|8048522242245341256|2026-04-20|Z1' },
  );
  expect(row?.hash).toBe('820522172655285622');
  await enclave.close();
});

test('an engine error gives the reason, never the statement with its values', async () => {
  const enclave = await createEnclave(home, market);
  await expect(enclave.engine.run('SELECT missing, {secret:String}', { secret: 'subscriber-4711' })).rejects.toThrow(
    /Unknown expression.*missing/,
  );
  await expect(enclave.engine.run('SELECT missing, {secret:String}', { secret: 'subscriber-4711' })).rejects.not.toThrow(/4711/);
  await enclave.close();
});
