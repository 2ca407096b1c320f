import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';

const keyBytes = 32;
const fileName = 'cookie-key';

/**
 * The 256-bit key that cookies are encrypted with, kept in `folder` with mode 0600 so that sessions outlive a restart; made where
 * there is none. Removing the file ends every session at the next start. Throws BAD_USER_INPUT on a file of another length.
 */
export function ensureCookieKey(folder: string): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, fileName);
  const key = readOrMake(file);
  if (key.length !== keyBytes) throw badInput(`${file} holds ${key.length} bytes, not a key of ${keyBytes}; remove it`);
  chmodSync(file, 0o600);
  return key;
}

/** Of two gateways that start together the second reads what the first wrote. */
function readOrMake(file: string): Uint8Array {
  try {
    writeFileSync(file, randomBytes(keyBytes), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
