import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { withBuildLock } from './build-lock.ts';
import { syncFolder } from './durable-file.ts';
import { editionIdOf, editionOf } from './edition.ts';
import type { VerifiedRelease } from './edition.ts';
import { editionPath, readPointer, writePointer } from './edition-pointer.ts';
import type { FamilyDomain } from './family-domain.ts';
import { readPublicInputs } from './public-inputs.ts';
import { listReleaseIds } from './release-folder.ts';
import { writeServingTables } from './serving-tables.ts';
import { verifyRelease } from './verify.ts';

/** Which market's serving file to build, from where to where. */
export interface ServingFileOptions {
  /** `releases/` below PASSERBY_HOME. */
  readonly releasesFolder: string;
  /** `serving/` below PASSERBY_HOME. */
  readonly servingFolder: string;
  readonly market: string;
}

/** The edition that is now current: a hash over its sorted release ids. */
export interface ServingFile {
  readonly edition: string;
}

/**
 * Builds `serving/<market>/<edition>.duckdb` out of all sealed releases of a market and makes it current; files of former
 * editions are removed, which readers that hold them open survive. One builder at a time; does nothing when the edition is
 * current already. Throws DATA_NOT_AVAILABLE when a release does not verify or there is none.
 */
export async function buildServingFile(options: ServingFileOptions): Promise<ServingFile> {
  const marketFolder = join(options.servingFolder, options.market);
  if (listReleaseIds(options.releasesFolder, options.market).length === 0) {
    throw new PasserbyError('DATA_NOT_AVAILABLE', `market ${options.market} has no release in ${options.releasesFolder} yet`);
  }
  mkdirSync(marketFolder, { recursive: true });
  return withBuildLock(marketFolder, () => buildLocked(marketFolder, options));
}

async function buildLocked(marketFolder: string, { releasesFolder, market }: ServingFileOptions): Promise<ServingFile> {
  const ids = listReleaseIds(releasesFolder, market);
  const edition = editionIdOf(ids);
  const path = editionPath(marketFolder, edition);
  if (readPointer(marketFolder)?.edition === edition && existsSync(path)) return { edition };
  const draft = join(marketFolder, 'building.duckdb');
  removeDraft(draft);
  const releases: VerifiedRelease[] = [];
  for (const id of ids) releases.push(await readVerified(join(releasesFolder, market, id)));
  await writeServingTables(draft, editionOf(releases), releases);
  renameSync(draft, path);
  syncFolder(marketFolder);
  writePointer(marketFolder, edition);
  removeFormer(marketFolder, edition);
  return { edition };
}

async function readVerified(folder: string): Promise<VerifiedRelease> {
  const manifest = await verifyRelease(folder);
  const { families } = JSON.parse(readFileSync(join(folder, 'domain.json'), 'utf8')) as {
    readonly families: readonly FamilyDomain[];
  };
  return { folder, manifest, domains: families, publicInputs: readPublicInputs(folder) };
}

/** What a builder that died left behind, with DuckDB's write-ahead log and spill folder. */
function removeDraft(draft: string): void {
  for (const path of [draft, `${draft}.wal`, `${draft}.tmp`]) rmSync(path, { force: true, recursive: true });
}

function removeFormer(marketFolder: string, edition: string): void {
  for (const name of readdirSync(marketFolder)) {
    if (name.endsWith('.duckdb') && name !== `${edition}.duckdb`) rmSync(join(marketFolder, name), { force: true });
  }
}
