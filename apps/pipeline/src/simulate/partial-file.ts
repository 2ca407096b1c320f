import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Lets `write` fill a hidden file in the folder and then puts it in place at once, so that a reader sees a file whole or not at all;
 * after a failure nothing is left. `name` may lie in a subfolder.
 */
export async function fillInto(folder: string, name: string, write: (path: string) => Promise<void>): Promise<void> {
  const partial = partialOf(folder, name);
  try {
    await write(partial);
    renameSync(partial, join(folder, name));
  } finally {
    rmSync(partial, { force: true });
  }
}

/** The same for a file that is written at once. */
export function renameInto(folder: string, name: string, write: (path: string) => void): void {
  const partial = partialOf(folder, name);
  write(partial);
  renameSync(partial, join(folder, name));
}

function partialOf(folder: string, name: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const partial = join(folder, `.partial-${name.replaceAll('/', '-')}`);
  rmSync(partial, { force: true });
  return partial;
}
