import { addDays, type LocalDay } from '@passerby/domain/calendar';
import { loadSql, readFrom } from '../engine/sql-file.ts';
import { findLastReleasedDay } from '../release/released-windows.ts';
import type { Enclave } from './enclave.ts';

/** How long rows are kept, counted from the last released day (privacy.md 2), and quarantine, counted from its load (privacy.md 8). */
export const RETENTION_DAYS = 56;
export const QUARANTINE_RETENTION_DAYS = 28;

/** What a purge erased. */
export interface Purge {
  readonly market: string;
  /** Last released day; null before the first release, when no events are erased. */
  readonly lastReleasedDay: LocalDay | null;
  /** First local day whose events stay; null when all do. */
  readonly keptFrom: LocalDay | null;
  /** Rows erased by table; tables built from events are emptied whole and built anew by the next release. */
  readonly rows: Readonly<Record<string, number>>;
}

const holdersSql = loadSql(import.meta.url, '../consent/subscriber-tables.sql');
const inputTables: ReadonlySet<string> = new Set(['events', 'quarantine', 'people', 'identities']);
/** Names no subscriber, so that every shard has all of it. */
const wholeTable = 'late_rows';
const dayMs = 86_400_000;

/**
 * Erases what retention does not allow to keep: events of more than 56 days before the last released day with everything
 * built from them, quarantine of more than 28 days before `now`, identities that no row refers to any more. The names and
 * hashes of the files stay, so that a file which still lies in the landing folder is not read again. Cut short, the next
 * purge goes on. Consent, objections and the ledger are untouched.
 */
export async function purge(enclave: Enclave, now: Date): Promise<Purge> {
  const lastReleasedDay = findLastReleasedDay(enclave.folder) ?? null;
  const keptFrom = lastReleasedDay === null ? null : addDays(lastReleasedDay, 1 - RETENTION_DAYS);
  const rows: Record<string, number> = {};
  const note = (table: string, count: number): void => {
    if (count > 0) rows[table] = count;
  };
  if (keptFrom !== null) {
    const isOld = { condition: 'day < {kept_from:Date}', parameters: { kept_from: keptFrom } };
    note('late_rows', await erase(enclave, { table: 'late_rows', ...isOld }));
    if ((await count(enclave, { table: 'events', ...isOld })) > 0) await emptyDerived(enclave);
    note('events', await erase(enclave, { table: 'events', ...isOld }));
  }
  note(
    'quarantine',
    await erase(enclave, {
      table: 'quarantine',
      condition: 'loaded_ms < {kept_from_ms:Int64}',
      parameters: { kept_from_ms: now.getTime() - QUARANTINE_RETENTION_DAYS * dayMs },
    }),
  );
  note(
    'identities',
    await erase(enclave, {
      table: 'identities',
      condition: `subscriber NOT IN (SELECT subscriber FROM events)
        AND subscriber NOT IN (SELECT assumeNotNull(subscriber) FROM quarantine WHERE subscriber IS NOT NULL)`,
      parameters: {},
    }),
  );
  return { market: enclave.market.id, lastReleasedDay, keptFrom, rows };
}

interface Rows {
  readonly table: string;
  readonly condition: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

async function count({ engine }: Enclave, { table, condition, parameters }: Rows): Promise<number> {
  const each = `SELECT count() AS rows FROM ${table} WHERE ${condition}`;
  const all = 'SELECT sum(rows) AS found FROM shards';
  const [found] = await engine.rows<{ readonly found: string }>(
    table === wholeTable ? readFrom(all, 'shards', each) : { each, all },
    parameters,
  );
  return Number(found?.found ?? 0);
}

async function erase(enclave: Enclave, rows: Rows): Promise<number> {
  const found = await count(enclave, rows);
  if (found === 0) return 0;
  await enclave.engine.run(`ALTER TABLE ${rows.table} DELETE WHERE ${rows.condition}`, rows.parameters);
  return found;
}

/** Empties every table that was built from events, the mark of completeness first. */
async function emptyDerived({ engine }: Enclave): Promise<void> {
  const holders = await engine.rows<{ readonly holder: string }>(holdersSql);
  await engine.run('TRUNCATE TABLE IF EXISTS exact_build');
  for (const { holder } of holders) if (!inputTables.has(holder)) await engine.run(`TRUNCATE TABLE ${holder}`);
}
