import type { Zone } from './geography.ts';
import { distanceKm, nearestOf } from './geography.ts';
import type { SyntheticSite } from './london/sites.ts';

/** One radio cell of the synthetic network, numbered from 1 in the order of the plan. */
export interface RadioCell {
  readonly cellId: string;
  /** Ordinal of its zone, from 1. */
  readonly zone: number;
  /** Ordinal of the site it serves, from 1; 0: none. */
  readonly site: number;
  /** Ordinal of a second zone that it serves with the rest of its share; 0: none. */
  readonly sharedWith: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly rangeM: number;
  /** Valid before the network change, after it, or always. */
  readonly validity: 'before' | 'after' | 'always';
}

/** The cells of a market, block by block: a zone's own, then each site's, then the replacements. */
export interface RadioPlan {
  readonly cells: readonly RadioCell[];
  /** Per zone: first cell and number of cells of its block; a shared cell is the last of its block. */
  readonly zoneFirst: readonly number[];
  readonly zoneCells: readonly number[];
  readonly zoneIsShared: readonly (0 | 1)[];
  readonly siteFirst: readonly number[];
  readonly siteCells: readonly number[];
  readonly siteZone: readonly number[];
  /** Cells that are retired at the network change and, in the same order, what takes their place. */
  readonly retired: readonly number[];
  readonly replacements: readonly number[];
}

/** Share of a shared cell's traffic that belongs to its own zone. */
export const OWN_SHARE = 0.7;

const cellsInAll = 2_400;
const zoneCellsMin = 12;
const zoneCellsMax = 110;
const sharedFromCells = 20;
const siteCellCount = 6;
const siteCellRangeM = 120;
const zoneRadiusKm = 1.05;
const retiredEveryZones = 5;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Plans the network: as many cells in a zone as its workday activity asks for, small cells inside each site (measures.md 5). */
export function planRadio(zones: readonly Zone[], sites: readonly SyntheticSite[]): RadioPlan {
  const cells: RadioCell[] = [];
  const zoneFirst: number[] = [];
  const zoneCells = countsOf(zones);
  zones.forEach((zone, index) => {
    zoneFirst.push(cells.length + 1);
    cells.push(...zoneBlock({ zones, zone, index, count: zoneCells[index] ?? 0 }));
  });
  const siteZone = sites.map((site) => zones.indexOf(nearestOf(zones, site)) + 1);
  const siteFirst = sites.map((site, index) => {
    const first = cells.length + 1;
    cells.push(...siteBlock({ site, ordinal: index + 1, zone: siteZone[index] ?? 0, first }));
    return first;
  });
  const retired = zones.flatMap((_, index) => (index % retiredEveryZones === 0 ? [zoneFirst[index] ?? 0] : []));
  const replacements = retired.map((cell) => replace(cells, cell));
  return {
    cells,
    zoneFirst,
    zoneCells,
    zoneIsShared: zoneCells.map((count) => (count >= sharedFromCells ? 1 : 0)),
    siteFirst,
    siteCells: sites.map(() => siteCellCount),
    siteZone,
    retired,
    replacements,
  };
}

/**
 * For each cell the one that a phone at rest flickers to: the nearest whose range touches, in another zone if there is
 * one, else itself (measures.md 2, ping-pong).
 */
export function listPartners(cells: readonly RadioCell[]): readonly number[] {
  return cells.map((cell, own) => {
    let best = own;
    let bestKm = Number.POSITIVE_INFINITY;
    for (const [index, other] of cells.entries()) {
      if (other.zone === cell.zone || Math.abs(other.latitude - cell.latitude) > 0.02 || other.validity !== 'always') continue;
      if (Math.abs(other.longitude - cell.longitude) > 0.03) continue;
      const km = distanceKm(cell, other);
      if (km < bestKm && km * 1000 <= cell.rangeM + other.rangeM) [best, bestKm] = [index, km];
    }
    return best + 1;
  });
}

function countsOf(zones: readonly Zone[]): readonly number[] {
  const activity = zones.map((zone) => zone.jobs + 5 * zone.leisure + 15);
  const total = activity.reduce((sum, value) => sum + value, 0);
  return activity.map((value) => Math.min(zoneCellsMax, Math.max(zoneCellsMin, Math.round((value / total) * cellsInAll))));
}

interface ZoneBlock {
  readonly zones: readonly Zone[];
  readonly zone: Zone;
  readonly index: number;
  readonly count: number;
}

/** Spread evenly over the hexagon on a sunflower's spiral; the last of a large block stands on the border to the next zone. */
function zoneBlock({ zones, zone, index, count }: ZoneBlock): readonly RadioCell[] {
  const neighbour = nearestOf(
    zones.filter((other) => other !== zone && other.isInhabited),
    zone,
  );
  const rangeM = Math.round(1_500 / Math.sqrt(count)) + 120;
  return Array.from({ length: count }, (_, number) => {
    const isShared = count >= sharedFromCells && number === count - 1;
    const km = zoneRadiusKm * Math.sqrt((number + 0.5) / count);
    const angle = number * goldenAngle;
    return {
      cellId: `${zone.h3.slice(2, 9)}-${String(number + 1).padStart(3, '0')}`,
      zone: index + 1,
      site: 0,
      sharedWith: isShared ? zones.indexOf(neighbour) + 1 : 0,
      longitude: isShared ? middle(zone.longitude, neighbour.longitude) : shifted(zone.longitude, (km * Math.cos(angle)) / 69.3),
      latitude: isShared ? middle(zone.latitude, neighbour.latitude) : shifted(zone.latitude, (km * Math.sin(angle)) / 111.2),
      rangeM,
      validity: 'always',
    };
  });
}

interface SiteBlock {
  readonly site: SyntheticSite;
  readonly ordinal: number;
  readonly zone: number;
  readonly first: number;
}

function siteBlock({ site, ordinal, zone }: SiteBlock): readonly RadioCell[] {
  return Array.from({ length: siteCellCount }, (_, number) => {
    const km = (site.radiusM / 1000) * 0.8 * Math.sqrt((number + 0.5) / siteCellCount);
    return {
      cellId: `${site.siteId}-${number + 1}`,
      zone,
      site: ordinal,
      sharedWith: 0,
      longitude: shifted(site.longitude, (km * Math.cos(number * goldenAngle)) / 69.3),
      latitude: shifted(site.latitude, (km * Math.sin(number * goldenAngle)) / 111.2),
      rangeM: siteCellRangeM,
      validity: 'always',
    };
  });
}

/** Retires a cell and puts a new one on the same mast; returns the new one's number. */
function replace(cells: RadioCell[], cell: number): number {
  const old = cells[cell - 1];
  if (old === undefined) throw new RangeError(`no cell ${cell} to replace`);
  cells[cell - 1] = { ...old, validity: 'before' };
  return cells.push({ ...old, cellId: `${old.cellId}-n`, validity: 'after' });
}

function middle(a: number, b: number): number {
  return shifted((a + b) / 2, 0);
}

function shifted(value: number, by: number): number {
  return Number((value + by).toFixed(6));
}
