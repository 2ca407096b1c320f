import type { Enclave } from '../enclave/enclave.ts';
import type { Engine } from '../engine/engine.ts';
import { loadStatements } from '../engine/sql-file.ts';

const blockBytes = 64;
const innerPad = 0x36;
const outerPad = 0x5c;
const workingTables = [
  'ingest_key',
  'ingest_people',
  'ingest_register',
  'ingest_subscribers',
  'ingest_cells',
  'ingest_tally',
  'ingest_source',
];

/** Makes the working tables of an ingest and hands the enclave key to them, padded for HMAC-SHA-256 (RFC 2104). */
export async function startSession({ engine, key }: Enclave): Promise<void> {
  const functions = loadStatements(import.meta.url, './functions.sql');
  for (const reader of new Set([engine, engine.files])) for (const statement of functions) await reader.run(statement);
  for (const statement of loadStatements(import.meta.url, './session.sql')) await engine.run(statement);
  await engine.run('INSERT INTO ingest_key SELECT unhex({inner:String}), unhex({outer:String}), unhex({key:String})', {
    inner: padded(key, innerPad),
    outer: padded(key, outerPad),
    key: Buffer.from(key).toString('hex'),
  });
}

/** Lists the cells now known by cell_id, for the rows that are read next. */
export async function listCellsForSession(engine: Engine): Promise<void> {
  await engine.run('TRUNCATE TABLE ingest_cells');
  await engine.run(
    `INSERT INTO ingest_cells
     SELECT cell_id, 1, validities[1].1, validities[1].2, validities[1].3, arrayPopFront(validities)
     FROM (
       SELECT cell_id, groupArray((cell, valid_from_ms, valid_to_ms)) AS validities
       FROM cells WHERE valid_from_ms < valid_to_ms GROUP BY cell_id
     )`,
  );
}

/** Drops the working tables. */
export async function endSession(engine: Engine): Promise<void> {
  for (const view of ['ingest_to_events', 'ingest_to_quarantine', 'ingest_to_tally'])
    await engine.run(`DROP VIEW IF EXISTS ${view}`);
  for (const table of ['ingest_rows', ...workingTables]) await engine.run(`DROP TABLE IF EXISTS ${table}`);
}

function padded(key: Uint8Array, pad: number): string {
  return Buffer.from(Array.from({ length: blockBytes }, (_, index) => (key[index] ?? 0) ^ pad)).toString('hex');
}
