import { createHash, randomBytes } from 'node:crypto';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import { assertScope, getAsker } from '../asker.ts';
import type { Asker } from '../asker.ts';
import { appendAuditEntry } from '../audit-log.ts';
import type { Store } from '../store.ts';
import { getExport, mayFetch } from './job.ts';
import type { Job } from './job.ts';

/** How long a link works. */
export const LINK_LIFETIME_MS = 15 * 60_000;
const tokenBytes = 32;
const tokenPattern = /^[\w-]{43}$/;

/** A link as it is shown, once. */
export interface DownloadLink {
  /** Path below the gateway: `/exports/<token>`. */
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * A link to a finished file that works for the client that asked and nobody else, for {@link LINK_LIFETIME_MS}. Only the
 * token's hash is kept. Throws NOT_FOUND as `getExport` does, BAD_USER_INPUT while there is no file.
 */
export async function makeDownloadLink(store: Store, asker: Asker, jobId: string): Promise<DownloadLink> {
  if (!asker.scopes.includes('REVIEW')) assertScope(asker, 'EXPORTS');
  const job = await getExport(store, asker, jobId);
  if (!mayFetch(asker, job)) assertScope(asker, 'EXPORTS');
  if (job.state !== 'DONE') throw badInput(`The export "${jobId}" is ${job.state}; there is a file only when it is DONE`);
  const token = randomBytes(tokenBytes).toString('base64url');
  const at = store.clock();
  const expiresAt = new Date(at.getTime() + LINK_LIFETIME_MS);
  await store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('download_link')
      .values({ digest: digestToken(token), job_id: jobId, client: asker.client, created_at: at, expires_at: expiresAt })
      .execute();
    const details = { organisation: job.organisation, client: asker.client, expiresAt: expiresAt.toISOString() };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'EXPORT_LINK_MADE', subject: jobId, details });
  });
  return { url: `/exports/${token}`, expiresAt };
}

/**
 * The job whose file a link opens for a principal; the download is in the audit log when this returns. Throws NOT_FOUND for a
 * link that never was, has ended or is another client's, without saying which.
 */
export async function openDownload(store: Store, token: string, principal: Principal): Promise<Job> {
  const at = store.clock();
  const asker = await getAsker(store, principal);
  const link = tokenPattern.test(token) ? await findLink(store, token) : undefined;
  if (link === undefined || link.client !== asker.client || link.expires_at <= at) throw noLink();
  const job = await getExport(store, asker, link.job_id);
  if (job.state !== 'DONE' || !mayFetch(asker, job)) throw noLink();
  await store.db.transaction().execute(async (trx) => {
    const details = { organisation: job.organisation, client: asker.client, sha256: job.artefact?.sha256 ?? '' };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'EXPORT_DOWNLOADED', subject: job.id, details });
  });
  return job;
}

async function findLink({ db }: Store, token: string) {
  return await db
    .selectFrom('download_link')
    .select(['job_id', 'client', 'expires_at'])
    .where('digest', '=', digestToken(token))
    .executeTakeFirst();
}

/** A token has 256 random bits: one hash is enough. */
function digestToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function noLink(): PasserbyError {
  return new PasserbyError('NOT_FOUND', 'This link does not work, or no longer: ask for a new one');
}
