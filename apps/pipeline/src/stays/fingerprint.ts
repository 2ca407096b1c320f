import { createHash } from 'node:crypto';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Enclave } from '../enclave/enclave.ts';
import { policyOf } from '../families/market-policy.ts';
import type { Engine } from '../engine/engine.ts';

/** Raised when the definitions change, so that tables of an older version are built anew. */
const methodVersion = '1';
const inputTables = ['files', 'people', 'admitted', 'cells', 'zones', 'districts', 'sites', 'cell_zones', 'cell_sites'] as const;

/** A hash over everything the exact tables depend on: the files read, the register as of the build, geography, policy. */
export async function findFingerprint({ engine, market }: Enclave, through: LocalDay): Promise<string> {
  const { flowsMaxKm, roamerCountries, admitRoamers, admitUnknownDemo } = policyOf(market);
  const hash = createHash('sha256');
  hash.update(JSON.stringify([methodVersion, through, market, flowsMaxKm, roamerCountries, admitRoamers, admitUnknownDemo]));
  for (const table of inputTables) {
    const rows = await engine.rows(`SELECT count() AS rows, sum(cityHash64(*)) AS content FROM ${table}`);
    hash.update(JSON.stringify([table, rows]));
  }
  return hash.digest('hex');
}

/** Whether the exact tables stand complete for a fingerprint. */
export async function isBuilt(engine: Engine, fingerprint: string): Promise<boolean> {
  const rows = await engine.rows('SELECT fingerprint FROM exact_build WHERE fingerprint = {fingerprint:String}', { fingerprint });
  return rows.length === 1;
}
