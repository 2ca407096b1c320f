import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import type { EngineHandle } from './engine.ts';
import { takeLock } from './lock.ts';

const asText = (value: string): string => value;
/** 64-bit counts as numbers and days as text, so that both engines give the same values. */
const parsers = { [types.INT8]: Number, [types.DATE]: asText };

/**
 * The embedded PostgreSQL in the folder's `pglite/`, behind its lock. Throws BAD_USER_INPUT while another process has it.
 * Acknowledged rows outlive the process, not a power cut: PGlite does not wait for the disk.
 */
export async function openPGlite(folder: string): Promise<EngineHandle> {
  const release = takeLock(join(folder, 'pglite.lock'));
  const dataDir = join(folder, 'pglite');
  try {
    if (!existsSync(dataDir)) await initialise(dataDir);
    const pglite = await PGlite.create({ dataDir, parsers });
    return { engine: 'pglite', dialect: new PGliteDialect({ pglite }), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Made apart and renamed when whole: a process killed while it makes a database leaves none behind. */
async function initialise(dataDir: string): Promise<void> {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir: draft });
  await pglite.close();
  renameSync(draft, dataDir);
}
