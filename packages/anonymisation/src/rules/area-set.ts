import { badInput, PasserbyError } from '@passerby/domain/error';
import { AREA_LEVELS } from '@passerby/domain/place';
import type { AreaLevel } from '@passerby/domain/place';
import type { Geography } from '../geography.ts';
import type { InsightQuestion } from '../question.ts';

/** One row of groupBy AREA: an area and the leaf zones it stands for. */
export interface AreaRow {
  readonly areaId: string;
  readonly zones: readonly string[];
}

/** The places of a question in canonical form: sorted, unique, areas as leaf zones (privacy.md 6, rule 2). */
export type CanonicalPlaces =
  | { readonly kind: 'AREAS'; readonly level: AreaLevel; readonly rows: readonly AreaRow[]; readonly zones: readonly string[] }
  | { readonly kind: 'SITES'; readonly siteIds: readonly string[] };

/**
 * Rule 2 of privacy.md 6. Equal area sets become equal, however they were named. Throws NOT_FOUND for an unknown id and
 * BAD_USER_INPUT for an empty set or for areas that do not make up whole areas of the rows' level.
 */
export function canonicalPlaces({ places }: InsightQuestion, geography: Geography): CanonicalPlaces {
  if ('siteIds' in places) return canonicalSites(places.siteIds, geography);
  return canonicalAreas(places.areaIds, geography, places.level);
}

/** The same for one list of area ids. Without a level, the rows have the finest level that is named. */
export function canonicalAreas(
  areaIds: readonly string[],
  geography: Geography,
  level?: AreaLevel,
): CanonicalPlaces & { readonly kind: 'AREAS' } {
  if (areaIds.length === 0) throw badInput('The question names no area');
  const areas = areaIds.map((areaId) => {
    const area = geography.findArea(areaId);
    if (area === undefined) throw notFound('area', geography.qualify(areaId));
    return area;
  });
  const zones = sortedUnique(areas.flatMap(({ areaId }) => geography.listZonesOf(areaId)));
  if (zones.length === 0) throw badInput(`The areas ${areaIds.map((id) => geography.qualify(id)).join(', ')} hold no zones`);
  const finest = Math.max(...areas.map((area) => AREA_LEVELS.indexOf(area.level)));
  const rowLevel = level ?? AREA_LEVELS[finest] ?? 'ZONE';
  return { kind: 'AREAS', level: rowLevel, rows: listRows(zones, rowLevel, geography), zones };
}

function listRows(zones: readonly string[], level: AreaLevel, geography: Geography): readonly AreaRow[] {
  const asked = new Set(zones);
  const rows = new Map<string, AreaRow>();
  for (const zone of zones) {
    const areaId = geography.findAtLevel(zone, level);
    if (areaId === undefined) throw badInput(`The zone "${geography.qualify(zone)}" lies in no area of the level ${level}`);
    if (!rows.has(areaId)) rows.set(areaId, { areaId, zones: geography.listZonesOf(areaId) });
  }
  for (const { areaId, zones: whole } of rows.values()) {
    if (!whole.every((zone) => asked.has(zone)))
      throw badInput(`The areas asked for make up only a part of "${geography.qualify(areaId)}" (${level})`);
  }
  return [...rows.values()].toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
}

function canonicalSites(siteIds: readonly string[], geography: Geography): CanonicalPlaces {
  if (siteIds.length === 0) throw badInput('The question names no site');
  for (const siteId of siteIds) {
    if (geography.findSite(siteId) === undefined) throw notFound('site', geography.qualify(siteId));
  }
  return { kind: 'SITES', siteIds: sortedUnique(siteIds) };
}

function sortedUnique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}

function notFound(what: 'area' | 'site', id: string): PasserbyError {
  return new PasserbyError('NOT_FOUND', `There is no ${what} "${id}"`, { id });
}
