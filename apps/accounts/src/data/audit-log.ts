import type { Kysely, Selectable, Transaction } from 'kysely';
import { EMPTY_HEAD, findBreak, hashRecord } from './audit-chain.ts';
import type { AuditAct, AuditDetails, AuditEntry, AuditHead } from './audit-chain.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const verifyPageRows = 1000;

/** An act to be written down. */
export interface AuditEvent {
  readonly at: Date;
  /** Who did it, as the caller says. */
  readonly actor: string;
  readonly act: AuditAct;
  readonly subject: string;
  readonly details: AuditDetails;
}

/** Whether the log is whole; `problem` says what is wrong and where. */
export interface AuditVerdict {
  readonly isIntact: boolean;
  /** Entries found intact. */
  readonly entries: number;
  readonly head: AuditHead;
  readonly problem: string | null;
}

/**
 * Appends one entry in the transaction of the act itself, so that neither can be there without the other. The head's row is
 * locked, which puts acts of several processes in one order; take it last.
 */
export async function appendAuditEntry(trx: Transaction<Tables>, { at, details, ...event }: AuditEvent): Promise<void> {
  const head = await trx.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const record = { ...event, details, seq: head.seq + 1, at: at.toISOString(), previous: head.hash };
  const hash = hashRecord(record);
  await trx
    .insertInto('audit_entry')
    .values({ ...record, at, details: JSON.stringify(details), hash })
    .execute();
  await trx.updateTable('audit_head').set({ seq: record.seq, hash }).execute();
}

/** Entries after a number, oldest first. */
export async function listAuditEntries({ db }: Pick<Store, 'db'>, page: { readonly after: number; readonly limit: number }) {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit)
    .execute();
  return rows.map(toEntry);
}

/** The newest entry's number and hash. */
export async function getAuditHead({ db }: Pick<Store, 'db'>): Promise<AuditHead> {
  return await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
}

/**
 * Reads the whole log at one moment and checks that no entry was changed, moved, taken out or cut off at the end. With an
 * earlier head that was noted outside the database it also finds a chain that was forged anew as a whole.
 */
export async function verifyAuditLog({ db }: Pick<Store, 'db'>, noted: AuditHead = EMPTY_HEAD): Promise<AuditVerdict> {
  if (db.isTransaction) return await verifyChain(db, noted);
  const snapshot = db.transaction().setIsolationLevel('repeatable read');
  return await snapshot.execute((trx) => verifyChain(trx, noted));
}

async function verifyChain(db: Kysely<Tables>, noted: AuditHead): Promise<AuditVerdict> {
  const head = await getAuditHead({ db });
  const walk = await walkChain(db, noted);
  const problem = walk.problem ?? compareHeads(walk.last, { head, noted });
  return { isIntact: problem === undefined, entries: walk.last.seq, head, problem: problem ?? null };
}

async function walkChain(db: Kysely<Tables>, noted: AuditHead): Promise<{ last: AuditHead; problem?: string | undefined }> {
  let last = EMPTY_HEAD;
  for (;;) {
    const entries = await listAuditEntries({ db }, { after: last.seq, limit: verifyPageRows });
    for (const entry of entries) {
      const problem = findBreak(entry, last) ?? findRewrite(entry, noted);
      if (problem !== undefined) return { last, problem };
      last = { seq: entry.seq, hash: entry.hash };
    }
    if (entries.length < verifyPageRows) return { last };
  }
}

function findRewrite(entry: AuditEntry, noted: AuditHead): string | undefined {
  return entry.seq === noted.seq && entry.hash !== noted.hash
    ? `the log up to entry ${entry.seq} was rewritten: its hash is not the one noted before`
    : undefined;
}

function compareHeads(
  last: AuditHead,
  { head, noted }: { readonly head: AuditHead; readonly noted: AuditHead },
): string | undefined {
  const newest = noted.seq > head.seq ? noted : head;
  if (last.seq === newest.seq && last.hash === newest.hash) return undefined;
  return `the log ends at entry ${last.seq}, its head is entry ${newest.seq}: entries at the end were removed or replaced`;
}

/** An entry as it was hashed. */
export function toEntry({ at, ...row }: Selectable<Tables['audit_entry']>): AuditEntry {
  return { ...row, at: at.toISOString() };
}
