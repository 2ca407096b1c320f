import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { addDays } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { Policy } from '@passerby/anonymisation/policy';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { ManifestFamily, ReleaseManifest } from '@passerby/release/manifest';
import { listReleaseIds, readManifest } from '@passerby/release/release-folder';
import type { Enclave } from '../../enclave/enclave.ts';
import { openEnclave, type OpenOptions } from '../../enclave/open-enclave.ts';
import { countFamily } from '../../families/count-family.ts';
import { openEnclaveFacts } from '../../release/enclave-facts.ts';
import { buildExactTables } from '../../stays/build-exact-tables.ts';

/** The audited market and the releases of its newest build. */
export interface SealedMarket {
  readonly id: string;
  readonly policy: Policy;
  /** Those that one run of `release` sealed last: objections that came since cannot have changed their exact tables. */
  readonly releases: readonly ReleaseManifest[];
  /** Opens the enclave with its exact tables as they stood at that build. A process holds one enclave open at a time. */
  open(): Promise<OpenMarket>;
}

/** The enclave of the audited market, open. */
export interface OpenMarket {
  readonly enclave: Enclave;
  /** Every table of the releases, one at a time. */
  listTables(): AsyncIterable<SealedTable>;
  close(): Promise<void>;
}

/** One family of one release, with the bounded exact counts that it was drawn from. */
export interface SealedTable {
  readonly manifest: ReleaseManifest;
  readonly family: ManifestFamily;
  readonly exact: ExactCounts;
  /** The released counts in the order of the domain, and the type of their column. */
  readonly readReleased: () => Promise<ReleasedCounts>;
}

/** Counts as the sealed file holds them. */
export interface ReleasedCounts {
  readonly counts: readonly number[];
  /** `INTEGER` in a right release. */
  readonly type: string;
}

/** Finds a market below PASSERBY_HOME. Throws BAD_USER_INPUT where it has no enclave, DATA_NOT_AVAILABLE where it has no release. */
export function findSealedMarket(home: string, id: string, opening: OpenOptions = {}): SealedMarket {
  const { policy } = openEnclaveFacts(home, id);
  const folder = join(home, 'releases', id);
  const all = listReleaseIds(join(home, 'releases'), id).map((release) => readManifest(join(folder, release)));
  const newest = all
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1);
  if (newest === undefined) throw new PasserbyError('DATA_NOT_AVAILABLE', `market ${id} has no release in ${folder}`);
  const releases = all.filter(({ createdAt }) => createdAt === newest);
  return {
    id,
    policy,
    releases,
    async open() {
      const enclave = await openEnclave(home, id, opening);
      await buildExactTables(enclave, { now: new Date(newest), through: lastDayOf(releases) });
      return { enclave, listTables: () => listTables(enclave, releases, folder), close: () => enclave.close() };
    },
  };
}

async function* listTables(enclave: Enclave, releases: readonly ReleaseManifest[], folder: string): AsyncIterable<SealedTable> {
  for (const manifest of releases) {
    for (const family of manifest.families) {
      const exact = await countFamily(enclave, family.name, manifest.window);
      yield { manifest, family, exact, readReleased: () => readCounts(join(folder, manifest.id, family.file)) };
    }
  }
}

function lastDayOf(releases: readonly ReleaseManifest[]): string {
  const ends = releases.map(({ window }) => window.to).toSorted();
  return addDays(ends.at(-1) ?? '', -1);
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
