import type { Store } from '../store.ts';
import type { ArtefactFolder } from './artefact.ts';

/** Removes files that were kept long enough, and links that have ended. The jobs stay, as EXPIRED. Returns how many. */
export async function expireExports(store: Store, artefacts: ArtefactFolder): Promise<number> {
  const now = store.clock();
  await store.db.deleteFrom('download_link').where('expires_at', '<=', now).execute();
  const expired = await store.db
    .updateTable('job')
    .set({ state: 'EXPIRED' })
    .where('state', '=', 'DONE')
    .where('expires_at', '<=', now)
    .returning('id')
    .execute();
  for (const { id } of expired) artefacts.remove(id);
  return expired.length;
}
