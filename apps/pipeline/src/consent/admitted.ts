import { PasserbyError } from '@passerby/domain/error';
import type { Enclave } from '../enclave/enclave.ts';
import { loadSql, readFrom } from '../engine/sql-file.ts';
import { policyOf } from '../families/market-policy.ts';

const objectionsSql = loadSql(import.meta.url, './objections.sql');
const admittedSql = readFrom(loadSql(import.meta.url, './build-admitted.sql'), 'objections', objectionsSql);

/**
 * Builds the table `admitted` (subscriber, admitted_from_ms: epoch milliseconds): whose events may be processed, and from
 * when on, as known at `now`, those whom the market's policy does not admit left out. The first step of every build,
 * look-back included (privacy.md 8). Who is not in it is nowhere.
 * Throws DATA_NOT_AVAILABLE where there is no consent register (fail closed).
 */
export async function buildAdmitted({ engine, market }: Enclave, now: Date): Promise<void> {
  const [register] = await engine.rows<{ readonly people: string }>('SELECT count() AS people FROM people');
  if (register === undefined || register.people === '0') {
    throw new PasserbyError(
      'DATA_NOT_AVAILABLE',
      'there is no consent register, so nothing is built (privacy.md 8); ingest subscribers first',
    );
  }
  const { admitRoamers, admitUnknownDemo } = policyOf(market);
  await engine.run('TRUNCATE TABLE admitted');
  await engine.runOnShards(admittedSql, {
    now_ms: now.getTime(),
    admit_roamers: Number(admitRoamers),
    admit_unknown: Number(admitUnknownDemo),
  });
}
