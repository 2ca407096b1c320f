import { sql } from 'kysely';
import { assertScope } from './asker.ts';
import type { Asker } from './asker.ts';
import type { AuditEntry } from './audit-chain.ts';
import { toEntry } from './audit-log.ts';
import { listOrganisations } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { Store } from './store.ts';

/** Newest entries that one page may have. */
export const AUDIT_PAGE_MAX = 500;

/**
 * The newest entries of the audit log before a number, newest first: those about the asker's organisation; all of them for
 * the operator. Throws FORBIDDEN without the scope ADMIN.
 */
export async function listOwnAudit(
  { db }: Store,
  asker: Asker,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly AuditEntry[]> {
  assertScope(asker, 'ADMIN');
  const all = db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(Math.min(limit, AUDIT_PAGE_MAX));
  const page = before === undefined ? all : all.where('seq', '<', before);
  const visible =
    asker.kind === 'INTERNAL'
      ? page
      : page.where((where) =>
          where.or([
            where('subject', '=', asker.organisation),
            where(sql<string>`details ->> 'organisation'`, '=', asker.organisation),
          ]),
        );
  return (await visible.execute()).map(toEntry);
}

/** All organisations, for administrators of the operator. Throws FORBIDDEN for anybody else. */
export async function listAllOrganisations(store: Store, asker: Asker): Promise<readonly Organisation[]> {
  assertScope(asker, 'ADMIN');
  const all = await listOrganisations(store);
  return asker.kind === 'INTERNAL' ? all : all.filter(({ id }) => id === asker.organisation);
}
