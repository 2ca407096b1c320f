import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDayOf } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import type { Area, Site } from '@passerby/domain/place';
import { readOutlines } from '@passerby/release/area-outlines';
import type { Enclave } from '../enclave/enclave.ts';
import { stagePublicInputs } from '../enclave/public-inputs.ts';
import type { Engine } from '../engine/engine.ts';
import { insertRows } from '../engine/insert-rows.ts';
import { loadStatements } from '../engine/sql-file.ts';
import { withStudyZones } from '../sites/measured-sites.ts';
import { siteRulesOf, stageSiteRules } from '../sites/site-rules.ts';
import { readAreas } from './areas.ts';
import { type Cell, readCells } from './cells.ts';
import { readCellSites, readCellZones, type Served } from './coverage.ts';
import { nearestOf } from './nearest.ts';
import { readPopulation } from './population.ts';
import { readSites } from './sites.ts';

/** How much geography an ingest read. */
export interface ReferenceCounts {
  readonly districts: number;
  readonly zones: number;
  readonly sites: number;
  readonly sensitiveSites: number;
  readonly cells: number;
  /** Rows of cells.csv that no ingest before had. */
  readonly newCells: number;
}

/**
 * Reads areas, sites (with the study zones measured by `now`), cells, what cells serve, and population, and writes them to the `_new` tables and `public.new/`.
 * Nothing counts until the replacement is committed. Throws BAD_USER_INPUT naming file, line and rule of the first problem.
 */
export async function stageReference({ engine, folder, market }: Enclave, dir: string, now: Date): Promise<ReferenceCounts> {
  const today = localDayOf(Math.floor(now.getTime() / 1000), market.timeZone);
  const areas = await readAreas(engine, dir);
  const allSites = withStudyZones(await readSites(engine, dir), { enclaveFolder: folder, today });
  const sites = allSites.filter(({ sensitive }) => !sensitive);
  const population = await readPopulation(engine, dir, areas);
  const cells = await readCells(engine, dir, market.timeZone);
  const zones = areas.filter(({ level }) => level === 'ZONE');
  const cellZones = await readCellZones(engine, dir, { cells, zones });
  const cellSites = await readCellSites(engine, dir, { cells, sites: allSites });
  assertGeojson(join(dir, 'areas.geojson'));
  stagePublicInputs(folder, { market, areas, sites, population }, join(dir, 'areas.geojson'));
  stageSiteRules(join(folder, 'public.new'), siteRulesOf({ market, areas, sites: allSites, cells, cellZones }));
  await insertAreas(engine, areas);
  await insertSites(engine, sites, zones);
  await insertCells(engine, cells);
  await insertServed(engine, 'zone', cellZones);
  await insertServed(engine, 'site', cellSites);
  for (const statement of loadStatements(import.meta.url, './keep-known-cells.sql')) await engine.run(statement);
  const [fresh] = await engine.rows<{ readonly cells: string }>(
    'SELECT count() AS cells FROM cells_new WHERE cell NOT IN (SELECT cell FROM cells)',
  );
  const districts = areas.filter(({ level }) => level === 'DISTRICT').length;
  return {
    districts,
    zones: zones.length,
    sites: sites.length,
    sensitiveSites: allSites.length - sites.length,
    cells: cells.length,
    newCells: Number(fresh?.cells ?? 0),
  };
}

async function insertAreas(engine: Engine, areas: readonly Area[]): Promise<void> {
  const districts = areas
    .filter(({ level }) => level === 'DISTRICT')
    .map(({ areaId }, index) => ({ district: index + 1, area_id: areaId }));
  const numbers = new Map(districts.map(({ district, area_id }) => [area_id, district]));
  await insertRows(engine, { table: 'districts_new', structure: 'district UInt16, area_id String' }, districts);
  await insertRows(
    engine,
    { table: 'zones_new', structure: 'zone UInt16, area_id String, district UInt16, longitude Float64, latitude Float64' },
    areas
      .filter(({ level }) => level === 'ZONE')
      .map(({ areaId, parentId, longitude, latitude }, index) => ({
        zone: index + 1,
        area_id: areaId,
        district: numbers.get(parentId ?? '') ?? 0,
        longitude,
        latitude,
      })),
  );
}

async function insertSites(engine: Engine, sites: readonly Site[], zones: readonly Area[]): Promise<void> {
  const nearest = nearestOf(zones);
  await insertRows(
    engine,
    { table: 'sites_new', structure: 'site UInt16, site_id String, zone UInt16' },
    sites.map((site, index) => ({ site: index + 1, site_id: site.siteId, zone: (nearest(site) ?? -1) + 1 })),
  );
}

async function insertCells(engine: Engine, cells: readonly Cell[]): Promise<void> {
  const structure =
    'cell UInt32, cell_id String, longitude Float64, latitude Float64, range_m Float64, valid_from_ms Int64, valid_to_ms Int64';
  await insertRows(
    engine,
    { table: 'cells_new', structure },
    cells.map(({ cell, cellId, longitude, latitude, rangeM, validFromMs, validToMs }) => ({
      cell,
      cell_id: cellId,
      longitude,
      latitude,
      range_m: rangeM,
      valid_from_ms: validFromMs,
      valid_to_ms: validToMs,
    })),
  );
}

async function insertServed(engine: Engine, kind: 'zone' | 'site', served: readonly Served[]): Promise<void> {
  const structure = `cell UInt32, ${kind} UInt16, share Float64`;
  const rows = served.map(({ cell, place, share }) => ({ cell, [kind]: place, share }));
  await insertRows(engine, { table: `cell_${kind}s_new`, structure }, rows);
}

function assertGeojson(path: string): void {
  if (!existsSync(path)) return;
  try {
    readOutlines(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? badInput(`${path} is not JSON`) : error;
  }
}
