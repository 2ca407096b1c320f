import { createHash } from 'node:crypto';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Enclave } from '../enclave/enclave.ts';
import { policyOf } from '../families/market-policy.ts';
import type { Engine } from '../engine/engine.ts';

const inputTables = ['files', 'people', 'admitted', 'cells', 'zones', 'districts', 'sites', 'cell_zones', 'cell_sites'] as const;

/** What a build depends on beside the enclave's tables. */
export interface BuildFacts {
  readonly through: LocalDay;
  /** Texts of every statement of the build. */
  readonly definitions: readonly string[];
}

/** A hash over everything the exact tables depend on: the files read, the register as of the build, geography, policy, SQL. */
export async function findFingerprint({ engine, market }: Enclave, { through, definitions }: BuildFacts): Promise<string> {
  const { flowsMaxKm, roamerCountries, admitRoamers, admitUnknownDemo } = policyOf(market);
  const hash = createHash('sha256');
  hash.update(JSON.stringify([definitions, through, market, flowsMaxKm, roamerCountries, admitRoamers, admitUnknownDemo]));
  for (const table of inputTables) {
    const rows = await engine.rows(`SELECT count() AS rows, sum(cityHash64(*)) AS content FROM ${table}`);
    hash.update(JSON.stringify([table, rows]));
  }
  hash.update(JSON.stringify(await engine.rows('SELECT count() AS events FROM events')));
  return hash.digest('hex');
}

const withMovements = ' movements';

/** What the tables bear beside their fingerprint when they hold stays, visits and trips, too. */
export function movementsMark(fingerprint: string): string {
  return `${fingerprint}${withMovements}`;
}

/** Throws where the last build kept no stays, visits and trips, whose tables are then empty. */
export async function assertMovements(engine: Engine): Promise<void> {
  const marks = await engine.rows('SELECT fingerprint FROM exact_build WHERE endsWith(fingerprint, {with:String})', {
    with: withMovements,
  });
  if (marks.length === 0) throw new Error('the exact tables were built without stays, visits and trips');
}

/** Whether the exact tables stand complete and bear all of these marks. */
export async function isBuilt(engine: Engine, marks: readonly string[]): Promise<boolean> {
  const tables = await engine.rows("SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'exact_build'");
  if (tables.length === 0) return false;
  const rows = await engine.rows('SELECT fingerprint FROM exact_build WHERE has({marks:Array(String)}, fingerprint)', { marks });
  return rows.length === marks.length;
}
