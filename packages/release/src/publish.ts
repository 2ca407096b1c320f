import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { KEYS_FOLDER, publishPublicKey } from './signature.ts';

/** Where a sealed release lies and where readers look for it. */
export interface PublishOptions {
  /** The sealed folder, on the same file system as the releases. */
  readonly stagingFolder: string;
  /** `releases/` below PASSERBY_HOME. */
  readonly releasesFolder: string;
  readonly market: string;
  readonly id: string;
  /** The public or private key of the signature; its public part is put beside the releases. */
  readonly key: KeyObject;
}

/**
 * Publishes a sealed release by one atomic rename to `releases/<market>/<id>/`: readers see all of it or nothing. Returns
 * when the rename is on disk. Throws when a release of that id is there.
 */
export function publishRelease({ stagingFolder, releasesFolder, market, id, key }: PublishOptions): string {
  const marketFolder = join(releasesFolder, market);
  mkdirSync(marketFolder, { recursive: true });
  publishPublicKey(join(marketFolder, KEYS_FOLDER), key.type === 'private' ? createPublicKey(key) : key);
  const published = join(marketFolder, id);
  renameSync(stagingFolder, published);
  syncFolder(marketFolder);
  syncFolder(dirname(stagingFolder));
  return published;
}
