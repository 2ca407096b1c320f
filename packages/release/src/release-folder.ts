import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { ReleaseManifest } from './manifest.ts';

const idPattern = /^(day|week|period)-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/;

/** Ids of the published releases of a market, sorted; none where the market has no folder. */
export function listReleaseIds(releasesFolder: string, market: string): readonly string[] {
  const folder = join(releasesFolder, market);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => idPattern.test(name))
    .toSorted();
}

/** Markets that have a folder of releases, sorted. */
export function listReleasedMarkets(releasesFolder: string): readonly string[] {
  if (!existsSync(releasesFolder)) return [];
  return readdirSync(releasesFolder)
    .filter((market) => listReleaseIds(releasesFolder, market).length > 0)
    .toSorted();
}

/** Folder of a release by its id, in whichever market; throws BAD_USER_INPUT on what is no id, NOT_FOUND when there is none. */
export function getReleaseFolder(releasesFolder: string, id: string): string {
  if (!idPattern.test(id)) throw badInput(`"${id}" is not a release id; expected for example day-2026-10-05-1a2b3c4d`);
  const market = listReleasedMarkets(releasesFolder).find((name) => listReleaseIds(releasesFolder, name).includes(id));
  if (market === undefined) throw new PasserbyError('NOT_FOUND', `there is no release ${id} in ${releasesFolder}`);
  return join(releasesFolder, market, id);
}

/** The manifest of a release folder as it stands there, unverified: for lists and cards. Throws DATA_NOT_AVAILABLE. */
export function readManifest(folder: string): ReleaseManifest {
  const path = join(folder, 'manifest.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ReleaseManifest;
  } catch (error) {
    throw new PasserbyError(
      'DATA_NOT_AVAILABLE',
      `${path} is missing or not JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
