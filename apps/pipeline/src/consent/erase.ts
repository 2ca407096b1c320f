import type { Engine } from '../engine/engine.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';
import { END_MS } from '../ingest/instant.ts';

/** How many people and rows an erasure removed, by table. */
export interface Erasure {
  readonly subscribers: number;
  readonly rows: Readonly<Record<string, number>>;
}

const objectionsSql = loadSql(import.meta.url, './objections.sql');
const erasingSql = readFrom(loadSql(import.meta.url, './erasing.sql'), 'objections', objectionsSql);
const tablesSql = loadSql(import.meta.url, './subscriber-tables.sql');

/**
 * Erases the rows of everyone whose objection has come into effect by `now`: raw events before a return, or all of a person
 * in every table but the register of objections itself (privacy.md 8). Nothing to erase costs one look.
 */
export async function eraseObjected(engine: Engine, now: Date): Promise<Erasure> {
  for (const table of ['late_starts', 'erasing']) await engine.run(`TRUNCATE TABLE IF EXISTS ${table}`);
  await engine.runOnShards(erasingSql, { now_ms: now.getTime() });
  const [erased] = await engine.rows<{ readonly subscribers: string }>({
    each: `SELECT count() AS people FROM erasing
       WHERE admitted_from_ms = ${END_MS} OR subscriber IN (SELECT subscriber FROM events WHERE ${isBefore('events', 'observed_ms')})`,
    all: 'SELECT sum(people) AS subscribers FROM shards',
  });
  const rows: Record<string, number> = {};
  for (const { table, condition } of await listConditions(engine)) {
    const [found] = await engine.rows<{ readonly rows: string }>({
      each: `SELECT count() AS found FROM ${table} WHERE ${condition}`,
      all: 'SELECT sum(found) AS rows FROM shards',
    });
    const count = Number(found?.rows ?? 0);
    if (count === 0) continue;
    await engine.run(`ALTER TABLE ${table} DELETE WHERE ${condition}`);
    rows[table] = count;
  }
  await engine.run('TRUNCATE TABLE erasing');
  return { subscribers: Number(erased?.subscribers ?? 0), rows };
}

interface Condition {
  readonly table: string;
  readonly condition: string;
}

/** Which rows go, table by table: of people who are gone for good all, of those who returned what lies before the return. */
async function listConditions(engine: Engine): Promise<readonly Condition[]> {
  const tables = await engine.rows<{ readonly holder: string }>(tablesSql);
  return tables.map(({ holder }) => {
    const instant = instants.get(holder);
    const isGone = `subscriber IN (SELECT subscriber FROM erasing WHERE admitted_from_ms = ${END_MS})`;
    return { table: holder, condition: instant === undefined ? isGone : isBefore(holder, instant) };
  });
}

/** The column that dates a row; derived tables have none here, they are built anew from the events. */
const instants = new Map([
  ['events', 'observed_ms'],
  ['quarantine', 'loaded_ms'],
]);

/** Of both tables a file and a line name one row. */
function isBefore(table: string, instant: string): string {
  return `(file, line) IN (
    SELECT dated.file, dated.line FROM ${table} AS dated INNER JOIN erasing ON erasing.subscriber = dated.subscriber
    WHERE dated.${instant} < erasing.admitted_from_ms
  )`;
}
