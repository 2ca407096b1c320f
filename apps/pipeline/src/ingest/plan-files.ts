import type { Engine } from '../engine/engine.ts';
import type { EventFile } from './event-file.ts';

/** A file whose rows are in the enclave. */
export interface StoredFile {
  readonly file: number;
  readonly path: string;
  readonly hash: string;
}

/** An event file of the landing folder with the hash of its content. */
export interface HashedFile {
  readonly event: EventFile;
  readonly hash: string;
  /** Its mark from before it was hashed (file-mark.ts). */
  readonly mark: string;
}

/** What an ingest has to do. */
export interface FilePlan {
  readonly load: readonly HashedFile[];
  /** Stored files whose rows are replaced or stand under another path now. */
  readonly drop: readonly StoredFile[];
  /** Files whose content is there already. */
  readonly skipped: readonly HashedFile[];
}

/**
 * Decides which files to read: each content counts once, under the first path in byte order among those of the folder and
 * those stored; a file whose content changed replaces its own rows; a stored file that is no longer in the folder stays
 * (measures.md 1 and 6). `found` in byte order of paths.
 */
export function planFiles(found: readonly HashedFile[], stored: readonly StoredFile[]): FilePlan {
  const current = new Map([
    ...stored.map(({ path, hash }) => [path, hash] as const),
    ...found.map(({ event, hash }) => [event.name, hash] as const),
  ]);
  const owners = new Map<string, string>();
  for (const path of [...current.keys()].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const hash = current.get(path);
    if (hash !== undefined && !owners.has(hash)) owners.set(hash, path);
  }
  const isStored = ({ event, hash }: HashedFile): boolean =>
    stored.some((file) => file.path === event.name && file.hash === hash);
  const load = found.filter((file) => owners.get(file.hash) === file.event.name && !isStored(file));
  return {
    load,
    drop: stored.filter(({ path, hash }) => owners.get(hash) !== path),
    skipped: found.filter((file) => !load.includes(file)),
  };
}

/** The files whose rows are in the enclave, by number. */
export async function listStoredFiles(engine: Engine): Promise<readonly StoredFile[]> {
  return engine.rows<StoredFile>('SELECT file, path, content_sha256 AS hash FROM files ORDER BY file');
}
