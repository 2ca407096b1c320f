import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { localDayOf, mondayOf } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import { compareIds } from '../ingest/areas.ts';
import { readRegisteredSites, writeRegisteredSites } from './registered-site.ts';
import type { RegisteredSite } from './registered-site.ts';
import { readSiteList } from './site-list.ts';

/** Where to pull from, and for which enclave. */
export interface PullOptions {
  /** `sites/` of the accounts folder, or a copy of it. */
  readonly from: string;
  readonly enclaveFolder: string;
  readonly market: Market;
  readonly now: Date;
}

/** What a pull brought. */
export interface PulledSites {
  readonly taken: readonly RegisteredSite[];
  /** How many the enclave knows now. */
  readonly known: number;
  /** SHA-256 of the key that the lists are signed with, hex. */
  readonly fingerprint: string;
}

const listPattern = /^\d{4}-\d{2}-\d{2}\.json$/;
const publicKeyFile = 'site-signing.pub.pem';

/** Whether there is anything to pull. */
export function hasSiteLists({ from, market }: Pick<PullOptions, 'from' | 'market'>): boolean {
  return existsSync(join(from, market.id)) && existsSync(join(from, publicKeyFile));
}

/**
 * Takes over the study zones of the signed lists. The first pull keeps the key that they are signed with; later ones accept no
 * other. A zone is never changed once taken, and one that comes late is measured from the Monday of this week, not before.
 * Throws BAD_USER_INPUT on a list that is not right; nothing is then taken.
 */
export function pullSites({ from, enclaveFolder, market, now }: PullOptions): PulledSites {
  const key = readKey(from, enclaveFolder);
  const thisMonday = mondayOf(localDayOf(Math.floor(now.getTime() / 1000), market.timeZone));
  const known = new Map(readRegisteredSites(enclaveFolder).map((site) => [site.siteId, site]));
  const taken: RegisteredSite[] = [];
  for (const path of listPaths(join(from, market.id))) {
    for (const listed of readSiteList(path, { key, market: market.id }).sites) {
      const before = known.get(listed.siteId);
      if (before !== undefined) assertUnchanged(before, listed, path);
      else {
        const site = { ...listed, measuredFrom: listed.measuredFrom < thisMonday ? thisMonday : listed.measuredFrom };
        known.set(site.siteId, site);
        taken.push(site);
      }
    }
  }
  keepKey(enclaveFolder, key);
  writeRegisteredSites(
    enclaveFolder,
    [...known.values()].toSorted((a, b) => compareIds(a.siteId, b.siteId)),
  );
  return { taken, known: known.size, fingerprint: fingerprintOf(key) };
}

function listPaths(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => listPattern.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/** What was released of a place must go on meaning the same place. */
function assertUnchanged(before: RegisteredSite, listed: RegisteredSite, path: string): void {
  const { measuredFrom: _from, ...place } = before;
  const { measuredFrom: _listed, ...given } = listed;
  if (!isDeepStrictEqual(place, given))
    throw badInput(`${path}: the study zone ${listed.siteId} is not what it was; a zone does not change`);
}

function readKey(from: string, enclaveFolder: string): KeyObject {
  const kept = keptKeyPath(enclaveFolder);
  const given = join(from, publicKeyFile);
  if (existsSync(kept)) return createPublicKey(readFileSync(kept));
  if (!existsSync(given)) throw badInput(`${given} is missing: lists of study zones cannot be checked without it`);
  return createPublicKey(readFileSync(given));
}

function keepKey(enclaveFolder: string, key: KeyObject): void {
  const path = keptKeyPath(enclaveFolder);
  if (existsSync(path)) return;
  mkdirSync(join(enclaveFolder, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, key.export({ type: 'spki', format: 'pem' }), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

function keptKeyPath(enclaveFolder: string): string {
  return join(enclaveFolder, 'keys', 'site-lists.pub.pem');
}

function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
