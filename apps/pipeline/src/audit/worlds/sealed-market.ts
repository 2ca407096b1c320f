import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { addDays } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { Policy } from '@passerby/anonymisation/policy';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { ManifestFamily, ReleaseManifest } from '@passerby/release/manifest';
import { listReleaseIds, readManifest } from '@passerby/release/release-folder';
import type { Enclave } from '../../enclave/enclave.ts';
import { countFamily } from '../../families/count-family.ts';
import { policyOf } from '../../families/market-policy.ts';
import { buildExactTables } from '../../stays/build-exact-tables.ts';

/** One family of one release, with the bounded exact counts that it was drawn from. */
export interface SealedTable {
  readonly manifest: ReleaseManifest;
  readonly family: ManifestFamily;
  readonly exact: ExactCounts;
}

/** The audited market: its enclave, and the releases of its newest build. */
export interface SealedMarket {
  readonly enclave: Enclave;
  readonly policy: Policy;
  /** Those that one run of `release` sealed last: objections that came since cannot have changed their exact tables. */
  readonly releases: readonly ReleaseManifest[];
  /** Every table of those releases, one at a time. */
  listTables(): AsyncIterable<SealedTable>;
  /** The released counts of a table in the order of its domain, and the type of their column. */
  readReleased(table: SealedTable): Promise<ReleasedCounts>;
}

/** Counts as the sealed file holds them. */
export interface ReleasedCounts {
  readonly counts: readonly number[];
  /** `INTEGER` in a right release. */
  readonly type: string;
}

/**
 * Builds the exact tables of an enclave as they stood at its newest release. Throws DATA_NOT_AVAILABLE where the market
 * has no release yet.
 */
export async function openSealedMarket(enclave: Enclave, releasesFolder: string): Promise<SealedMarket> {
  const { market } = enclave;
  const all = listReleaseIds(releasesFolder, market.id).map((id) => readManifest(join(releasesFolder, market.id, id)));
  const newest = all
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1);
  if (newest === undefined)
    throw new PasserbyError('DATA_NOT_AVAILABLE', `market ${market.id} has no release in ${releasesFolder}`);
  const releases = all.filter(({ createdAt }) => createdAt === newest);
  const lastDay = releases
    .map(({ window }) => addDays(window.to, -1))
    .toSorted()
    .at(-1);
  await buildExactTables(enclave, { now: new Date(newest), ...(lastDay === undefined ? {} : { through: lastDay }) });
  return {
    enclave,
    policy: policyOf(market),
    releases,
    async *listTables() {
      for (const manifest of releases) {
        for (const family of manifest.families) {
          yield { manifest, family, exact: await countFamily(enclave, family.name, manifest.window) };
        }
      }
    },
    readReleased: ({ manifest, family }) => readCounts(join(releasesFolder, market.id, manifest.id, family.file)),
  };
}

async function readCounts(path: string): Promise<ReleasedCounts> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll('select n from read_parquet($1)', [path]);
    return { counts: (reader.getColumns()[0] ?? []).map(Number), type: String(reader.columnTypes()[0]) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
