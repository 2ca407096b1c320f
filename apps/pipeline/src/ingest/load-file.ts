import { type LocalDay, localMidnight } from '@passerby/domain/calendar';
import { MINIMUM_AGE_YEARS } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';
import type { Enclave } from '../enclave/enclave.ts';
import { clearLoading, deleteFileRows, noteLoading } from '../enclave/recover.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';
import { policyOf } from '../families/market-policy.ts';
import { fileMark } from './file-mark.ts';
import { openSource, type TableSource } from './landing-table.ts';
import { findLateRows, type LateRows, noteLateRows } from './late-rows.ts';
import type { HashedFile } from './plan-files.ts';

/** What became of the rows of one event file. */
export interface LoadedFile {
  readonly path: string;
  readonly day: LocalDay;
  readonly rows: number;
  readonly accepted: number;
  /** Rows without consent or under age: nowhere (measures.md 6). */
  readonly leftOut: number;
  /** Rows in quarantine by rule. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Accepted rows by their local day. */
  readonly acceptedByDay: Readonly<Record<LocalDay, number>>;
  /** Those of them that came for a day which is released already. */
  readonly late: LateRows;
}

/** The number a file gets, the time of the build, and the days that are released already. */
export interface LoadStep {
  readonly file: number;
  readonly now: Date;
  readonly released: ReadonlySet<LocalDay>;
}

const columns = { required: ['subscriber_id', 'cell_id', 'observed_at', 'plmn'] };
const subscribersSql = loadSql(import.meta.url, './load-subscribers.sql');
const eventsSql = loadSql(import.meta.url, './load-events.sql');
const identitiesSql = loadSql(import.meta.url, './load-identities.sql');

/**
 * Reads one event file inside the engine: events, quarantine, identities, and last its row in `files`, which makes it count.
 * Cut short, nothing of it counts. Throws BAD_USER_INPUT when the engine cannot read it, or when it changed since it was hashed: somebody
 * is still writing it.
 */
export async function loadFile(enclave: Enclave, hashed: HashedFile, step: LoadStep): Promise<LoadedFile> {
  const { engine, folder } = enclave;
  const source = await openSource(engine, hashed.event, columns);
  noteLoading(folder, step.file);
  try {
    await loadRows(enclave, hashed, { ...step, source });
    if (fileMark(hashed.event.path) !== hashed.mark) throw badInput('it changed while it was read');
  } catch (error) {
    await deleteFileRows(engine, [step.file]);
    clearLoading(folder);
    throw badInput(`${hashed.event.name} was not taken: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
  const tally = await tallyOf(enclave, hashed);
  const loaded = { ...tally, late: findLateRows(tally.acceptedByDay, step.released) };
  await noteLateRows(engine, step.file, loaded.late);
  const rejected = Object.values(loaded.rejected).reduce((sum, rows) => sum + rows, 0);
  await engine.run(
    `INSERT INTO files SELECT {file:UInt32}, {path:String}, toDate({day:String}), {hash:String}, {rows:UInt64}, {accepted:UInt64}, {rejected:UInt64}, {now_ms:Int64}`,
    {
      file: step.file,
      path: hashed.event.name,
      day: hashed.event.day,
      hash: hashed.hash,
      rows: loaded.rows,
      accepted: loaded.accepted,
      rejected,
      now_ms: step.now.getTime(),
    },
  );
  clearLoading(folder);
  return loaded;
}

interface OpenedStep {
  readonly file: number;
  readonly now: Date;
  readonly source: TableSource;
}

async function loadRows({ engine, market }: Enclave, { event }: HashedFile, { file, now, source }: OpenedStep): Promise<void> {
  await engine.run('TRUNCATE TABLE ingest_tally');
  await engine.run('TRUNCATE TABLE ingest_subscribers');
  await engine.run(readFrom(subscribersSql, 'source', source.sql), source.parameters);
  await engine.run(readFrom(eventsSql, 'source', source.sql), {
    ...source.parameters,
    file,
    folder_day: event.day,
    folder_start_ms: localMidnight(event.day, market.timeZone) * 1000,
    first_period: market.firstPeriod,
    time_zone: market.timeZone,
    operator_code: market.operatorCode,
    minimum_age: MINIMUM_AGE_YEARS,
    admit_roamers: Number(policyOf(market).admitRoamers),
    now_ms: now.getTime(),
    loaded_ms: now.getTime(),
  });
  await engine.run(identitiesSql, { file });
}

async function tallyOf({ engine }: Enclave, { event }: HashedFile): Promise<Omit<LoadedFile, 'late'>> {
  const tally = await engine.rows<{ readonly rule: string; readonly day: LocalDay; readonly rows: string }>(
    'SELECT rule, day, sum(rows) AS rows FROM (SELECT rule, day, rows AS rows FROM ingest_tally) GROUP BY rule, day ORDER BY rule, day',
  );
  const sumOf = (isCounted: (rule: string) => boolean): number =>
    tally.reduce((sum, { rule, rows }) => sum + (isCounted(rule) ? Number(rows) : 0), 0);
  return {
    path: event.name,
    day: event.day,
    rows: sumOf(() => true),
    accepted: sumOf((rule) => rule === ''),
    leftOut: sumOf((rule) => rule === 'LEFT_OUT'),
    rejected: Object.fromEntries(
      tally.filter(({ rule }) => rule !== '' && rule !== 'LEFT_OUT').map(({ rule, rows }) => [rule, Number(rows)]),
    ),
    acceptedByDay: Object.fromEntries(tally.filter(({ rule }) => rule === '').map(({ day, rows }) => [day, Number(rows)])),
  };
}
