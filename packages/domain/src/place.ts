import { badInput } from './error.ts';

/** Levels of the published geography, coarsest first. */
export const AREA_LEVELS = ['REGION', 'DISTRICT', 'ZONE'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** One published area of a market, as in `areas.csv` (measures.md 1). Positions are WGS84 degrees. */
export interface Area {
  readonly areaId: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** The area that holds this one; null for a region. */
  readonly parentId: string | null;
  readonly code: string | null;
  readonly codeVintage: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly areaKm2: number | null;
  readonly residentPopulation: number | null;
}

/** Kinds of registered study zones. */
export const SITE_KINDS = ['HIGH_STREET', 'SHOP', 'MALL', 'STATION', 'VENUE', 'OTHER'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** A registered study zone, as in `sites.csv` (measures.md 1). A sensitive site exists in no table. */
export interface Site {
  readonly siteId: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
  readonly owner: string | null;
  readonly sensitive: boolean;
}

/** An id of the landing folder together with its market, as the graph shows it: `london:soho`. */
export interface QualifiedId {
  readonly market: string;
  readonly id: string;
}

/** `{ market: 'london', id: 'soho' }` to `london:soho`. */
export function formatQualifiedId({ market, id }: QualifiedId): string {
  return `${market}:${id}`;
}

/** Splits at the first colon; throws BAD_USER_INPUT when either side is empty. */
export function parseQualifiedId(text: string): QualifiedId {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1) {
    throw badInput(`"${text}" is not an id of the graph; expected market:id, for example london:soho`);
  }
  return { market: text.slice(0, colon), id: text.slice(colon + 1) };
}
