import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let path: string;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'passerby-lock-')), 'test.lock');
});
afterEach(() => rmSync(dirname(path), { recursive: true, force: true }));

test('one holder at a time, this process included', () => {
  const release = takeLock(path);
  expect(() => takeLock(path)).toThrow(`in use by process ${process.pid}`);
  release();
  expect(existsSync(path)).toBe(false);
  takeLock(path)();
});

test('the lock of a living process stands', () => {
  writeFileSync(path, JSON.stringify({ ...holder(), pid: process.ppid, startedAt: startedAt(process.ppid) }));
  expect(() => takeLock(path)).toThrow(`in use by process ${process.ppid}`);
});

test.each([
  ['has ended', () => ({ pid: spawnSync('true').pid })],
  ['has a number that was given to another since', () => ({ startedAt: '1' })],
  ['ran before the machine was started anew', () => ({ boot: 'another' })],
])('the lock of a process that %s is taken over', (_name, change) => {
  writeFileSync(path, JSON.stringify({ ...holder(), ...change() }));
  const release = takeLock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(holder());
  expect(readdirSync(dirname(path))).toEqual(['test.lock']);
  release();
});

test.each(['', '{"pid":', 'null', '{"pid":"1"}'])(
  'the lock of a writer that died while writing it (%j) is taken over',
  (text) => {
    writeFileSync(path, text);
    const release = takeLock(path);
    expect(readFileSync(path, 'utf8')).toContain(`"pid":${process.pid}`);
    release();
  },
);

test('a holder in another container cannot be seen, so its lock stands', () => {
  writeFileSync(path, JSON.stringify({ ...holder(), namespace: 'pid:[1]' }));
  expect(() => takeLock(path)).toThrow(/another container; if that container is gone, remove .*test\.lock/);
});

test('a release does not remove the lock of the next holder', () => {
  const release = takeLock(path);
  writeFileSync(path, 'somebody else');
  release();
  expect(readFileSync(path, 'utf8')).toBe('somebody else');
});

/** What this process writes into a lock. */
function holder(): Record<string, unknown> {
  const probe = `${path}.probe`;
  const release = takeLock(probe);
  const content = JSON.parse(readFileSync(probe, 'utf8')) as Record<string, unknown>;
  release();
  return content;
}

function startedAt(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
