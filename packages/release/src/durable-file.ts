import { closeSync, fsyncSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file and returns once its content is on disk. */
export function writeDurable(path: string, content: string | Uint8Array): void {
  writeFileSync(path, content, { flush: true });
}

/** Returns once a folder's entries (names, not contents) are on disk. */
export function syncFolder(folder: string): void {
  syncPath(folder);
}

/** Returns once every file below a folder, and every folder itself, is on disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(folder);
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
