import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';

const admittedSql = loadSql(import.meta.url, './admitted.sql');

/** Writes `admitted` anew: from which instant each registered or objecting subscriber's events count, as of a build. */
export async function buildAdmitted(engine: Engine, now: Date): Promise<void> {
  await engine.run(
    'CREATE TABLE IF NOT EXISTS admitted (subscriber UInt64, admitted_from_ms Int64) ENGINE = MergeTree ORDER BY subscriber',
  );
  await engine.run('TRUNCATE TABLE admitted');
  await engine.run(admittedSql, { now_ms: now.getTime() });
}
