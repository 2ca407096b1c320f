import type { Enclave } from '../enclave/enclave.ts';
import { loadSql } from '../engine/sql-file.ts';
import { policyOf } from './market-policy.ts';

const pairsSql = loadSql(import.meta.url, './public-pairs.sql');

/** Ordered pairs of zone ids that the zone flows are published for: at most the policy's `flowsMaxKm` apart (privacy.md 3). */
export async function listPublicPairs({
  engine,
  market,
}: Enclave): Promise<readonly (readonly [origin: string, destination: string])[]> {
  const rows = await engine.rows<{ readonly origin_id: string; readonly destination_id: string }>(pairsSql, {
    max_km: policyOf(market).flowsMaxKm,
  });
  return rows.map((row) => [row.origin_id, row.destination_id]);
}
