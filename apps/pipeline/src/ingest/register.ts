import { badInput } from '@passerby/domain/error';
import type { Enclave } from '../enclave/enclave.ts';
import type { Engine } from '../engine/engine.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';
import { policyOf } from '../families/market-policy.ts';
import { findTable, type LandingTable, getTable, openSource, type TableSource } from './landing-table.ts';

/** How many people the register holds. */
export interface RegisterCounts {
  readonly subscribers: number;
  readonly withContract: number;
  readonly objections: number;
}

const objectionsSql = loadSql(import.meta.url, '../consent/objections.sql');
const sql = {
  checkSubscribers: loadSql(import.meta.url, './check-subscribers.sql'),
  loadPeople: loadSql(import.meta.url, './load-people.sql'),
  checkObjections: loadSql(import.meta.url, './check-objections.sql'),
  loadObjections: loadSql(import.meta.url, './load-objections.sql'),
  buildRegister: readFrom(loadSql(import.meta.url, './build-register.sql'), 'objections', objectionsSql),
};
const subscriberColumns = { required: ['subscriber_id', 'birth_year', 'gender', 'consent', 'consent_at'] };
const objectionColumns = { required: ['subscriber_id', 'effective_at', 'kind'] };

/**
 * Reads the consent register of a landing folder into `people_new` and `consent`, inside the engine. Fails closed: without
 * subscribers or objections nothing is read (privacy.md 8). Errors name file, line and rule, never a value.
 */
export async function stageRegister(engine: Engine, dir: string, timeZone: string): Promise<void> {
  if (findTable(dir, 'subscribers') === undefined) {
    throw badInput(
      'subscribers.csv is missing (or .csv.gz, .parquet): without a consent register nothing is read (privacy.md 8)',
    );
  }
  const subscribers = await openChecked(engine, getTable(dir, 'subscribers'), {
    columns: subscriberColumns,
    check: sql.checkSubscribers,
    timeZone,
  });
  await engine.run(readFrom(sql.loadPeople, 'source', subscribers.sql), { ...subscribers.parameters, time_zone: timeZone });
  await assertOnce(engine);
  await importObjections(engine, getTable(dir, 'objections'), timeZone);
  await engine.run(
    'INSERT INTO people_new SELECT subscriber, birth_year, gender, consent_from_ms FROM ingest_people WHERE has_contract = 1',
  );
}

/** Adds the objections, withdrawals and returns of a file to the register; those known already change nothing. */
export async function importObjections(engine: Engine, table: LandingTable, timeZone: string): Promise<void> {
  const source = await openChecked(engine, table, { columns: objectionColumns, check: sql.checkObjections, timeZone });
  await engine.run(readFrom(sql.loadObjections, 'source', source.sql), { ...source.parameters, time_zone: timeZone });
}

/** Works out for everyone in the register from when on events are admitted, as known now, for the rows that are read next. */
export async function buildRegister({ engine, market }: Enclave, now: Date): Promise<RegisterCounts> {
  const admitted = Number(policyOf(market).admitUnknownDemo);
  await engine.run(sql.buildRegister, { now_ms: now.getTime(), admit_unknown: admitted });
  const [counts] = await engine.rows<{ readonly all: string; readonly contracts: string; readonly objections: string }>(
    'SELECT count() AS all, sum(has_contract) AS contracts, (SELECT count() FROM consent) AS objections FROM ingest_people',
  );
  return {
    subscribers: Number(counts?.all ?? 0),
    withContract: Number(counts?.contracts ?? 0),
    objections: Number(counts?.objections ?? 0),
  };
}

interface Checks {
  readonly columns: { readonly required: readonly string[] };
  readonly check: string;
  readonly timeZone: string;
}

async function openChecked(engine: Engine, table: LandingTable, { columns, check, timeZone }: Checks): Promise<TableSource> {
  const source = await openSource(engine, table, columns);
  const [bad] = await engine.rows<{ readonly line: number; readonly problem: string }>(readFrom(check, 'source', source.sql), {
    ...source.parameters,
    time_zone: timeZone,
  });
  if (bad !== undefined) throw badInput(`${table.name}, line ${bad.line}: ${bad.problem}`);
  return source;
}

async function assertOnce(engine: Engine): Promise<void> {
  const [twice] = await engine.rows<{ readonly lines: readonly number[] }>(
    'SELECT arraySort(groupArray(line)) AS lines FROM ingest_people GROUP BY subscriber HAVING count() > 1 ORDER BY lines LIMIT 1',
  );
  if (twice !== undefined)
    throw badInput(`subscribers, line ${twice.lines[1]}: the subscriber_id is there already on line ${twice.lines[0]}`);
}
