import type { LocalDay } from '@passerby/domain/calendar';
import type { Site } from '@passerby/domain/place';
import { compareIds } from '../ingest/areas.ts';
import { distanceM } from '../ingest/distance.ts';
import { readRegisteredSites } from './registered-site.ts';

/**
 * The sites of `sites.csv` with the study zones whose Monday has come, in the order of site_id. A zone over a sensitive place
 * is left out, also where the place became sensitive later (privacy.md 8); the landing folder goes first where ids are equal.
 */
export function withStudyZones(
  landed: readonly Site[],
  { enclaveFolder, today }: { readonly enclaveFolder: string; readonly today: LocalDay },
): readonly Site[] {
  const ids = new Set(landed.map(({ siteId }) => siteId));
  const sensitive = landed.filter((site) => site.sensitive);
  const zones = readRegisteredSites(enclaveFolder)
    .filter(({ siteId, measuredFrom }) => !ids.has(siteId) && measuredFrom <= today)
    .map(({ measuredFrom: _from, ...site }) => Object.assign(site, { sensitive: false }))
    .filter((zone) => !sensitive.some((place) => distanceM(zone, place) <= zone.radiusM + place.radiusM));
  return [...landed, ...zones].toSorted((a, b) => compareIds(a.siteId, b.siteId));
}
