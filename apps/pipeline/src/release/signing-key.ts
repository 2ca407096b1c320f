import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The enclave's Ed25519 key that signs its releases; made at the first release, mode 0600, never leaves the enclave. */
export function getSigningKey(enclaveFolder: string): KeyObject {
  const path = join(enclaveFolder, 'keys', 'release-signing.pem');
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(join(enclaveFolder, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return privateKey;
}
