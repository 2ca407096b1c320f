import { formatQualifiedId } from '@passerby/domain/place';
import type { Area, AreaLevel, Site } from '@passerby/domain/place';
import type { EditionFacts } from './plan.ts';

const earthRadiusM = 6_371_008.8;
const levelsMax = 8;

/** The public geography of an edition, indexed: leaf zones, ancestors, and the zone that a site stands in. */
export interface Geography {
  findArea(areaId: string): Area | undefined;
  /** The id of an area or site as the graph knows it, for refusals: `london:soho`. */
  qualify(id: string): string;
  findSite(siteId: string): Site | undefined;
  /** The leaf zones inside an area, sorted by id; a zone is its own. */
  listZonesOf(areaId: string): readonly string[];
  /** All areas of a level, sorted by id. */
  listAreasOf(level: AreaLevel): readonly string[];
  /** The area itself or the one around it that has the level. */
  findAtLevel(areaId: string, level: AreaLevel): string | undefined;
  /** Whether an area is another or lies inside it. */
  isWithin(areaId: string, outerId: string): boolean;
  /** The zone whose centroid is nearest to the site, ties by id (measures.md 6). */
  findZoneOfSite(siteId: string): string | undefined;
}

const known = new WeakMap<EditionFacts, Geography>();

/** Indexes an edition's geography once; editions are immutable. */
export function getGeography(edition: EditionFacts): Geography {
  const found = known.get(edition);
  if (found !== undefined) return found;
  const geography = indexGeography(edition);
  known.set(edition, geography);
  return geography;
}

function indexGeography({ areas, sites, market }: EditionFacts): Geography {
  const areaById = new Map(areas.map((area) => [area.areaId, area]));
  const siteById = new Map(sites.map((site) => [site.siteId, site]));
  const zones = areas.filter(({ level }) => level === 'ZONE').toSorted(byId);
  const listChain = (areaId: string): readonly Area[] => {
    const chain: Area[] = [];
    for (let area = areaById.get(areaId); area !== undefined && chain.length < levelsMax;) {
      chain.push(area);
      area = area.parentId === null ? undefined : areaById.get(area.parentId);
    }
    return chain;
  };
  const zonesOf = new Map<string, string[]>();
  for (const zone of zones) {
    for (const { areaId } of listChain(zone.areaId)) {
      const inside = zonesOf.get(areaId);
      if (inside === undefined) zonesOf.set(areaId, [zone.areaId]);
      else inside.push(zone.areaId);
    }
  }
  return {
    findArea: (areaId) => areaById.get(areaId),
    qualify: (id) => formatQualifiedId({ market: market.id, id }),
    findSite: (siteId) => siteById.get(siteId),
    listZonesOf: (areaId) => zonesOf.get(areaId) ?? [],
    listAreasOf: (level) =>
      areas
        .filter((area) => area.level === level)
        .toSorted(byId)
        .map(({ areaId }) => areaId),
    findAtLevel: (areaId, level) => listChain(areaId).find((area) => area.level === level)?.areaId,
    isWithin: (areaId, outerId) => listChain(areaId).some((area) => area.areaId === outerId),
    findZoneOfSite: (siteId) => {
      const site = siteById.get(siteId);
      return site === undefined ? undefined : findNearest(zones, site);
    },
  };
}

function findNearest(zones: readonly Area[], site: Site): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const zone of zones) {
    const distance = distanceM(zone, site);
    if (distance < least) [nearest, least] = [zone.areaId, distance];
  }
  return nearest;
}

interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

function distanceM(a: Position, b: Position): number {
  const [latitudeA, latitudeB] = [toRadians(a.latitude), toRadians(b.latitude)];
  const chord =
    Math.sin((latitudeB - latitudeA) / 2) ** 2 +
    Math.cos(latitudeA) * Math.cos(latitudeB) * Math.sin(toRadians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earthRadiusM * Math.asin(Math.sqrt(Math.min(1, chord)));
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function byId(a: Area, b: Area): number {
  return a.areaId < b.areaId ? -1 : a.areaId > b.areaId ? 1 : 0;
}
