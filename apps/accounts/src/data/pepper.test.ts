import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkValueOf, readOrCreatePepper } from './pepper.ts';

let path: string;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'passerby-pepper-')), 'pepper');
});
afterEach(() => rmSync(dirname(path), { recursive: true, force: true }));

test('is made once, of 32 bytes, for the own user alone', () => {
  const pepper = readOrCreatePepper(path);
  expect(pepper).toHaveLength(32);
  expect(readOrCreatePepper(path)).toEqual(pepper);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(path))).toEqual(['pepper']);
});

test('is refused when others may read it', () => {
  readOrCreatePepper(path);
  chmodSync(path, 0o640);
  expect(() => readOrCreatePepper(path)).toThrow('may be read by others');
});

test.each(['', 'abcd', 'z'.repeat(64)])('is refused when it is none: %j', (text) => {
  writeFileSync(path, text, { mode: 0o600 });
  expect(() => readOrCreatePepper(path)).toThrow('is not a pepper');
});

test('two peppers have two check values, which do not contain them', () => {
  const [one, other] = [readOrCreatePepper(path), readOrCreatePepper(`${path}-2`)];
  expect(checkValueOf(one)).not.toBe(checkValueOf(other));
  expect(checkValueOf(one)).toBe(checkValueOf(Buffer.from(one)));
  expect(checkValueOf(one)).not.toContain(one.toString('hex'));
});
