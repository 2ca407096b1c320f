import type { Area, Site } from '@passerby/domain/place';
import type { Engine } from '../engine/engine.ts';
import type { Cell } from './cells.ts';
import { distanceM } from './distance.ts';
import { findTable } from './landing-table.ts';
import { nearestOf } from './nearest.ts';
import { assertUnique, getNumber, getText, readReference, type ReferenceRow, rowError } from './reference-row.ts';

/** That a cell serves a place, with a share in (0, 1]. `place` counts from 1 in the order of ids. */
export interface Served {
  readonly cell: number;
  readonly place: number;
  readonly share: number;
}

const shareSlack = 1e-9;

/**
 * Which zones the cells serve: `cell_areas.csv`, or without it the zone of the nearest centroid (measures.md 6). `zones` in
 * the order of area_id. Throws BAD_USER_INPUT on unknown ids, shares outside (0, 1] and shares of a cell beyond 1 together.
 */
export async function readCellZones(engine: Engine, dir: string, { cells, zones }: CellsAndZones): Promise<readonly Served[]> {
  const table = findTable(dir, 'cell_areas');
  if (table === undefined) {
    const nearest = nearestOf(zones);
    return cells.flatMap((cell) => {
      const index = nearest(cell);
      return index === undefined ? [] : [{ cell: cell.cell, place: index + 1, share: 1 }];
    });
  }
  const rows = await readReference(engine, table, { required: ['cell_id', 'area_id', 'share'] });
  assertUnique(rows, ['cell_id', 'area_id']);
  assertShares(rows);
  const numbers = new Map(zones.map(({ areaId }, index) => [areaId, index + 1]));
  return servedOf(rows, cells, (row) => {
    const number = numbers.get(getText(row, 'area_id'));
    if (number === undefined) throw rowError(row, `area_id "${getText(row, 'area_id')}" is no zone of areas.csv`);
    return number;
  });
}

export interface CellsAndZones {
  readonly cells: readonly Cell[];
  readonly zones: readonly Area[];
}

/**
 * Which sites the cells serve: `cell_sites.csv`, or without it every site whose radius holds the cell's centre (measures.md
 * 6). A registered study zone is in no file and always found by its radius. A sensitive site serves nothing. The numbers are
 * those of the sites that are not sensitive, in the order of site_id.
 */
export async function readCellSites(engine: Engine, dir: string, { cells, sites }: CellsAndSites): Promise<readonly Served[]> {
  const open = sites.filter(({ sensitive }) => !sensitive);
  const table = findTable(dir, 'cell_sites');
  const derived = cells.flatMap((cell) =>
    open.flatMap((site, index) =>
      (table === undefined || isStudyZone(site)) && distanceM(cell, site) <= site.radiusM
        ? [{ cell: cell.cell, place: index + 1, share: 1 }]
        : [],
    ),
  );
  if (table === undefined) return derived;
  const rows = await readReference(engine, table, { required: ['cell_id', 'site_id', 'share'] });
  assertUnique(rows, ['cell_id', 'site_id']);
  const known = new Set(sites.map(({ siteId }) => siteId));
  const numbers = new Map(open.map(({ siteId }, index) => [siteId, index + 1]));
  const given = servedOf(rows, cells, (row) => {
    const siteId = getText(row, 'site_id');
    if (!known.has(siteId)) throw rowError(row, `site_id "${siteId}" is no site of sites.csv`);
    return numbers.get(siteId);
  });
  return [...given, ...derived];
}

export interface CellsAndSites {
  readonly cells: readonly Cell[];
  readonly sites: readonly Site[];
}

/** Accounts gives these ids, and nobody else (registered-site.ts). */
function isStudyZone({ siteId }: Site): boolean {
  return siteId.startsWith('sz-');
}

/** The rows with the cell's and the place's numbers; those without a place are left out. */
function servedOf(
  rows: readonly ReferenceRow[],
  cells: readonly Cell[],
  placeOf: (row: ReferenceRow) => number | undefined,
): readonly Served[] {
  const byId = Map.groupBy(cells, ({ cellId }) => cellId);
  return rows.flatMap((row) => {
    const same = byId.get(getText(row, 'cell_id'));
    if (same === undefined) throw rowError(row, `cell_id "${getText(row, 'cell_id')}" is no cell of cells.csv`);
    const share = shareOf(row);
    const place = placeOf(row);
    return place === undefined ? [] : same.map(({ cell }) => ({ cell, place, share }));
  });
}

function shareOf(row: ReferenceRow): number {
  const share = getNumber(row, 'share', { from: 0, to: 1 });
  if (share === 0) throw rowError(row, 'share must be greater than 0');
  return share;
}

function assertShares(rows: readonly ReferenceRow[]): void {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const cellId = getText(row, 'cell_id');
    const sum = (sums.get(cellId) ?? 0) + shareOf(row);
    if (sum > 1 + shareSlack) throw rowError(row, `the shares of cell_id "${cellId}" sum to more than 1`);
    sums.set(cellId, sum);
  }
}
