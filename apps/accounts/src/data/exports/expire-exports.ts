import type { Store } from '../store.ts';
import type { ArtefactFolder } from './artefact.ts';
import { ARTEFACT_KEPT_MS } from './job.ts';

/** Removes files that were kept long enough, and links that have ended. The jobs stay, as EXPIRED. Returns how many. */
export async function expireExports(store: Store, artefacts: ArtefactFolder): Promise<number> {
  const now = store.clock();
  await store.db.deleteFrom('download_link').where('expires_at', '<=', now).execute();
  const expired = await store.db
    .updateTable('job')
    .set({ state: 'EXPIRED' })
    .where('state', '=', 'DONE')
    .where('finished_at', '<=', new Date(now.getTime() - ARTEFACT_KEPT_MS))
    .returning('id')
    .execute();
  for (const { id } of expired) artefacts.remove(id);
  return expired.length;
}
