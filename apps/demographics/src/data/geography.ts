import type { EditionFacts } from '@passerby/anonymisation/plan';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Area, AreaLevel, Site, SiteKind } from '@passerby/domain/place';
import { referToArea } from '@passerby/subgraph-kit/entity-reference';
import type { AreaReference } from '@passerby/subgraph-kit/entity-reference';

/** A registered study zone of one edition. */
export interface EditionSite {
  readonly edition: EditionFacts;
  readonly site: Site;
}

/** Which areas to list; all when empty. */
export interface AreaFilter {
  readonly level?: AreaLevel | null | undefined;
  /** Unqualified id of the area that they lie in, at any depth. */
  readonly within?: string | undefined;
}

/** An area by its unqualified id; throws NOT_FOUND. */
export function getArea(edition: EditionFacts, areaId: string): AreaReference {
  const area = indexOf(edition).areas.get(areaId);
  if (area === undefined) throw notFound('area', edition, areaId);
  return referToArea(edition, area);
}

/** A site by its unqualified id; throws NOT_FOUND, also for a sensitive one, which exists nowhere (privacy.md 8). */
export function getSite(edition: EditionFacts, siteId: string): EditionSite {
  const site = indexOf(edition).sites.get(siteId);
  if (site === undefined) throw notFound('site', edition, siteId);
  return { edition, site };
}

/** The areas of an edition by id. Throws NOT_FOUND for an unknown `within`. */
export function listAreas(edition: EditionFacts, { level, within }: AreaFilter): readonly AreaReference[] {
  if (within !== undefined) getArea(edition, within);
  return [...indexOf(edition).areas.values()]
    .filter((area) => level === undefined || level === null || area.level === level)
    .filter((area) => within === undefined || (area.areaId !== within && isWithin(edition, area, within)))
    .map((area) => referToArea(edition, area));
}

/** The sites of an edition by id, of one kind or of all. */
export function listSites(edition: EditionFacts, kind?: SiteKind | null): readonly EditionSite[] {
  return [...indexOf(edition).sites.values()]
    .filter((site) => kind === undefined || kind === null || site.kind === kind)
    .map((site) => ({ edition, site }));
}

/** The area that directly holds this one; undefined for one at the top. */
export function findParent({ edition, area }: AreaReference): AreaReference | undefined {
  const parent = findHolder(edition, area);
  return parent === undefined ? undefined : referToArea(edition, parent);
}

/** The areas that this one directly holds, by id. */
export function listChildren({ edition, area }: AreaReference): readonly AreaReference[] {
  return [...indexOf(edition).areas.values()]
    .filter(({ parentId }) => parentId === area.areaId)
    .map((child) => referToArea(edition, child));
}

interface GeographyIndex {
  readonly areas: ReadonlyMap<string, Area>;
  readonly sites: ReadonlyMap<string, Site>;
}

const indices = new WeakMap<EditionFacts, GeographyIndex>();

/** Editions are immutable, so each is indexed once. */
function indexOf(edition: EditionFacts): GeographyIndex {
  let index = indices.get(edition);
  if (index === undefined) {
    index = {
      areas: new Map(edition.areas.map((area) => [area.areaId, area] as const).sort(byKey)),
      sites: new Map(edition.sites.map((site) => [site.siteId, site] as const).sort(byKey)),
    };
    indices.set(edition, index);
  }
  return index;
}

function findHolder(edition: EditionFacts, { parentId }: Area): Area | undefined {
  return parentId === null ? undefined : indexOf(edition).areas.get(parentId);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isWithin(edition: EditionFacts, area: Area, within: string): boolean {
  const seen = new Set<string>();
  for (let held: Area | undefined = area; held !== undefined; held = findHolder(edition, held)) {
    if (held.areaId === within) return true;
    if (seen.has(held.areaId)) throw badInput(`The area "${held.areaId}" holds itself`);
    seen.add(held.areaId);
  }
  return false;
}

function notFound(what: 'area' | 'site', { market }: EditionFacts, id: string): PasserbyError {
  const qualified = formatQualifiedId({ market: market.id, id });
  return new PasserbyError('NOT_FOUND', `There is no ${what} "${qualified}"`, { id: qualified });
}
