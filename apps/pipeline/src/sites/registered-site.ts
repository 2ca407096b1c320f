import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Site } from '@passerby/domain/place';

/** A study zone that a client registered and this enclave has taken over. It is measured in windows that begin from a Monday on. */
export interface RegisteredSite extends Omit<Site, 'sensitive' | 'owner'> {
  /** Name of the organisation that registered it. */
  readonly owner: string;
  readonly measuredFrom: LocalDay;
}

/** The study zones that an enclave has taken over, by id; none before the first pull. */
export function readRegisteredSites(enclaveFolder: string): readonly RegisteredSite[] {
  const path = pathOf(enclaveFolder);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly RegisteredSite[]) : [];
}

/** Keeps them in the enclave's folder: there whole, or as they were before. */
export function writeRegisteredSites(enclaveFolder: string, sites: readonly RegisteredSite[]): void {
  const path = pathOf(enclaveFolder);
  writeFileSync(`${path}.new`, `${JSON.stringify(sites, null, 1)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Ids of study zones that are not measured in a window: it begins before their Monday, and nothing is measured afterwards. */
export function listUnmeasured(enclaveFolder: string, window: { readonly from: LocalDay }): ReadonlySet<string> {
  const late = readRegisteredSites(enclaveFolder).filter(({ measuredFrom }) => measuredFrom > window.from);
  return new Set(late.map(({ siteId }) => siteId));
}

function pathOf(enclaveFolder: string): string {
  return join(enclaveFolder, 'registered-sites.json');
}
