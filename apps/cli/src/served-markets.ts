import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';

const releasePattern = /^(?:day|week|period)-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/;

/** Ids of the releases of a market, sorted; empty when it has none. */
export function listReleaseIds(releasesFolder: string, market: string): readonly string[] {
  const folder = join(releasesFolder, market);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => releasePattern.test(name))
    .sort();
}

/** Markets that have a release, sorted. */
export function listReleasedMarkets(releasesFolder: string): readonly string[] {
  if (!existsSync(releasesFolder)) return [];
  return readdirSync(releasesFolder)
    .filter((market) => listReleaseIds(releasesFolder, market).length > 0)
    .sort();
}

/** The markets to serve: the one asked for, or all. Throws BAD_USER_INPUT, saying what there is, when there is nothing to serve. */
export function getMarketsToServe(releasesFolder: string, asked: string | undefined): readonly string[] {
  const markets = listReleasedMarkets(releasesFolder);
  if (markets.length === 0) {
    throw badInput(
      `there is no release in ${releasesFolder} yet: "passerby demo" makes one, or "passerby ingest DIR" and "passerby release"`,
    );
  }
  if (asked === undefined) return markets;
  if (!markets.includes(asked))
    throw badInput(`there is no released market "${asked}" in ${releasesFolder}; there is ${markets.join(', ')}`);
  return [asked];
}
