import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder, syncTree } from './durable-file.ts';
import { KEYS_FOLDER, publishPublicKey } from './signature.ts';

/** Where a sealed release lies and where readers look for it. */
export interface PublishOptions {
  /** The sealed folder. */
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
  moveFolder(stagingFolder, published);
  syncFolder(marketFolder);
  syncFolder(dirname(stagingFolder));
  return published;
}

/** One rename; from another file system a copy that no reader takes for a release, whose rename is then the atomic step. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const copy = join(dirname(to), `.${basename(to)}`);
    rmSync(copy, { recursive: true, force: true });
    cpSync(from, copy, { recursive: true });
    syncTree(copy);
    renameSync(copy, to);
    rmSync(from, { recursive: true });
  }
}
