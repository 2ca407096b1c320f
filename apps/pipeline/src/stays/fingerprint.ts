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

/** Whether the exact tables stand complete for a fingerprint. */
export async function isBuilt(engine: Engine, fingerprint: string): Promise<boolean> {
  const tables = await engine.rows("SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'exact_build'");
  if (tables.length === 0) return false;
  const rows = await engine.rows('SELECT fingerprint FROM exact_build WHERE fingerprint = {fingerprint:String}', { fingerprint });
  return rows.length === 1;
}
