import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { DrawKey } from './enclave.ts';

const keyBytes = 32;

/** Makes `keys/enclave.key` of a new enclave: 256 random bits, or the test key (64 hex digits). Mode 0600. */
export function createKey(folder: string, testKey?: string): void {
  const key = testKey === undefined ? randomBytes(keyBytes) : parseTestKey(testKey);
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(keyPath(folder), key, { mode: 0o600, flag: 'wx', flush: true });
}

/** Reads the key of an enclave; a test key, if given, must be the same one. */
export function readKey(folder: string, testKey?: string): Uint8Array {
  const key = readFileSync(keyPath(folder));
  if (key.length !== keyBytes) throw badInput(`${keyPath(folder)} must hold ${keyBytes} bytes`);
  if (testKey !== undefined && !key.equals(parseTestKey(testKey))) {
    throw badInput('--test-key differs from the key that this enclave was made with; use another PASSERBY_HOME');
  }
  return key;
}

/** Whether the enclave has its key yet. */
export function hasKey(folder: string): boolean {
  return existsSync(keyPath(folder));
}

/** The two words that key every draw: first 16 bytes of HMAC-SHA-256(K, "draw"), little endian (measures.md 6). */
export function drawKeyOf(key: Uint8Array): DrawKey {
  const digest = createHmac('sha256', key).update('draw').digest();
  return { low: digest.readBigUInt64LE(0), high: digest.readBigUInt64LE(8) };
}

/** A subscriber's pseudonym: first 8 bytes, big endian, of HMAC-SHA-256(K, id) (measures.md 6). */
export function pseudonymOf(key: Uint8Array, subscriberId: string): bigint {
  return createHmac('sha256', key).update(subscriberId, 'utf8').digest().readBigUInt64BE(0);
}

function parseTestKey(hex: string): Buffer {
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) throw badInput('--test-key must be 64 hex digits');
  return Buffer.from(hex, 'hex');
}

function keyPath(folder: string): string {
  return join(folder, 'keys', 'enclave.key');
}
