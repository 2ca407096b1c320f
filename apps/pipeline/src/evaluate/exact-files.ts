import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import { FAMILY_NAMES } from '@passerby/domain/family';
import { listReleaseIds, readManifest } from '@passerby/release/release-folder';
import { openEnclave, type OpenOptions } from '../enclave/open-enclave.ts';
import { inspectTable } from '../inspect/inspect-table.ts';
import { buildExactTables } from '../stays/build-exact-tables.ts';

/** From where to where exact tables are written. */
export interface ExactFolders {
  readonly home: string;
  readonly releases: string;
  readonly out: string;
  /** How the enclave is opened. */
  readonly opening?: OpenOptions | undefined;
}

/**
 * Writes `<family>.csv` of every family as the newest release counted it: through its last day, at the time it was sealed. Releases
 * that were sealed before rows came in, or before somebody objected, were counted from other rows. Writes none without a release.
 */
export async function writeExactFiles(market: string, { home, releases, out, opening }: ExactFolders): Promise<void> {
  const manifests = listReleaseIds(releases, market).map((id) => readManifest(join(releases, market, id)));
  const ends = manifests.map(({ window }) => window.to).toSorted();
  const sealed = manifests.map(({ createdAt }) => createdAt).toSorted();
  const [end, at] = [ends.at(-1), sealed.at(-1)];
  if (end === undefined || at === undefined) return;
  const enclave = await openEnclave(home, market, opening);
  try {
    await buildExactTables(enclave, { now: new Date(at), through: addDays(end, -1) });
    for (const family of FAMILY_NAMES) await inspectTable(enclave, family, join(out, `${family}.csv`));
  } finally {
    await enclave.close();
  }
}
