import type { Engine } from '../engine/engine.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';

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
  await engine.run('DROP TABLE IF EXISTS erasing SYNC');
  await engine.run(erasingSql, { now_ms: now.getTime() });
  const rows: Record<string, number> = {};
  for (const { table, condition } of await listConditions(engine)) {
    const [found] = await engine.rows<{ readonly rows: string }>(`SELECT count() AS rows FROM ${table} WHERE ${condition}`);
    const count = Number(found?.rows ?? 0);
    if (count === 0) continue;
    await engine.run(`ALTER TABLE ${table} DELETE WHERE ${condition} SETTINGS mutations_sync = 1`);
    rows[table] = count;
  }
  const [erased] = await engine.rows<{ readonly subscribers: string }>('SELECT count() AS subscribers FROM erasing');
  await engine.run('DROP TABLE erasing SYNC');
  return { subscribers: Number(erased?.subscribers ?? 0), rows };
}

interface Condition {
  readonly table: string;
  readonly condition: string;
}

/** Which rows go, table by table: those before the return where rows have an instant, else those of people who are gone for good. */
async function listConditions(engine: Engine): Promise<readonly Condition[]> {
  const tables = await engine.rows<{ readonly name: string }>(tablesSql);
  const gone = 'subscriber IN (SELECT subscriber FROM erasing WHERE admitted_from_ms = 253402300800000)';
  const before = (instant: string): string =>
    `${instant} < transform(subscriber, (SELECT groupArray(subscriber) FROM erasing), (SELECT groupArray(admitted_from_ms) FROM erasing), toInt64(0))`;
  return tables.map(({ name }) => {
    if (name === 'events')
      return { table: name, condition: `subscriber IN (SELECT subscriber FROM erasing) AND ${before('observed_ms')}` };
    return { table: name, condition: gone };
  });
}
