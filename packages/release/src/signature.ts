import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './canonical-json.ts';
import { syncFolder, writeDurable } from './durable-file.ts';

/** Folder of a market's public keys, beside its releases. */
export const KEYS_FOLDER = 'keys';

const idDigits = 16;

/** The raw 64-byte Ed25519 signature of a manifest's bytes, as `manifest.sig` holds it (RFC 8032). */
export function signManifest(manifest: Uint8Array, privateKey: KeyObject): Uint8Array {
  return sign(null, manifest, privateKey);
}

/** Whether one of a market's public keys made this signature over these bytes. */
export function isSigned(manifest: Uint8Array, signature: Uint8Array, keys: readonly KeyObject[]): boolean {
  return keys.some((key) => verify(null, manifest, key, signature));
}

/** The Ed25519 public keys (`*.pem`, SPKI) of a keys folder, in name order; none when there is no folder. */
export function listPublicKeys(keysFolder: string): readonly KeyObject[] {
  if (!existsSync(keysFolder)) return [];
  return readdirSync(keysFolder)
    .filter((name) => name.endsWith('.pem'))
    .toSorted()
    .map((name) => createPublicKey(readFileSync(join(keysFolder, name))));
}

/** Puts a public key where verifiers look, named after its hash; does nothing when it is there. */
export function publishPublicKey(keysFolder: string, publicKey: KeyObject): void {
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const path = join(keysFolder, `${sha256(pem).slice(0, idDigits)}.pem`);
  if (existsSync(path)) return;
  mkdirSync(keysFolder, { recursive: true });
  writeDurable(`${path}.new`, pem);
  renameSync(`${path}.new`, path);
  syncFolder(keysFolder);
}
