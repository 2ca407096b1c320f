import { PasserbyError } from '@passerby/domain/error';
import type { Engine } from '../engine/engine.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';

const objectionsSql = loadSql(import.meta.url, './objections.sql');
const admittedSql = readFrom(loadSql(import.meta.url, './build-admitted.sql'), 'objections', objectionsSql);

/**
 * Builds the table `admitted` (subscriber, admitted_from_ms: epoch milliseconds): whose events may be processed, and from
 * when on, as known at `now`. The first step of every build, look-back included (privacy.md 8). Who is not in it is nowhere.
 * Throws DATA_NOT_AVAILABLE where there is no consent register (fail closed).
 */
export async function buildAdmitted(engine: Engine, now: Date): Promise<void> {
  const [register] = await engine.rows<{ readonly people: string }>('SELECT count() AS people FROM people');
  if (register === undefined || register.people === '0') {
    throw new PasserbyError(
      'DATA_NOT_AVAILABLE',
      'there is no consent register, so nothing is built (privacy.md 8); ingest subscribers first',
    );
  }
  await engine.run(admittedSql, { now_ms: now.getTime() });
}
