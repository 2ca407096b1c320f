import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, DAYPARTS, isoWeekOf, listDays, localMidnight } from '@passerby/domain/calendar';
import { COARSE_DWELL_BANDS } from '@passerby/domain/dwell-band';
import type { FamilyName } from '@passerby/domain/family';
import type { ReleaseManifest } from '@passerby/release/manifest';
import type { PublicInputs } from '@passerby/release/writer';
import type { Engine, SqlParameters } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { nearestOf } from '../ingest/nearest.ts';
import { MOBILE_COUNTRIES } from '../stays/mobile-country.ts';

/** Where the truth of a simulation lies, and the public facts of its market. */
export interface TruthSource {
  readonly folder: string;
  readonly inputs: PublicInputs;
}

const returningDays = 28;
const daypartHours = [0, 6, 10, 16];
/** What the counts of a window are made of, each from the ones before. */
const stepNames = ['zone-visits', 'trips', 'site-visits', 'site-weeks'] as const;
const truthSql = (name: string): string => loadSql(import.meta.url, `./truth/${name}.sql`);

/** Makes room for the counts and reads who the simulated people are, once before the windows. */
export async function loadTruePeople(engine: Engine, source: TruthSource): Promise<void> {
  await engine.run('CREATE TABLE true_cells (family String, key String, n Int64) ENGINE = Memory');
  const persons = personsOf(source);
  if (existsSync(persons)) await runWith(engine, truthSql('people'), { persons, ...placesOf(source.inputs) });
}

/**
 * Fills `true_cells` with the true counts of a release's families (measures.md 3): from the tables that `simulate` wrote, the others
 * from the true stays of the window. Returns the families that have a truth; a window of which a day's stays are not there has none.
 */
export async function loadTrueCells(
  engine: Engine,
  source: TruthSource,
  manifest: ReleaseManifest,
): Promise<ReadonlySet<FamilyName>> {
  await engine.run('TRUNCATE TABLE true_cells');
  const { from } = manifest.window;
  const parameters = parametersOf(source, manifest);
  const hasStays = holdsStays(source, manifest);
  if (hasStays) for (const step of stepNames) await runWith(engine, truthSql(step), parameters);
  const known = new Set<FamilyName>();
  for (const { name } of manifest.families) {
    const written = join(source.folder, 'families', name, `${from}.parquet`);
    if (existsSync(written)) await engine.run(writtenSql, { family: name, written });
    else if (hasStays) await runWith(engine, countingSql(truthSql(name)), { ...parameters, family: name });
    else continue;
    known.add(name);
  }
  return known;
}

const writtenSql = `INSERT INTO true_cells
SELECT {family:String}, toString(tuple(* EXCEPT (n))), assumeNotNull(n) FROM file({written:String}, 'Parquet')`;

/** Counts the rows of a query that has one a person and cell. */
function countingSql(contributions: string): string {
  return `INSERT INTO true_cells SELECT {family:String}, toString(tuple(*)) AS key, count() FROM (${contributions}) GROUP BY key`;
}

function personsOf({ folder }: TruthSource): string {
  return join(folder, 'persons.parquet');
}

function holdsStays(source: TruthSource, { window }: ReleaseManifest): boolean {
  const days = listDays(window.from, window.to);
  return existsSync(personsOf(source)) && days.every((day) => existsSync(join(source.folder, `stays/date=${day}.parquet`)));
}

/** Instants of the window, labels and places, by the names that the statements use. */
function parametersOf(source: TruthSource, { window: { from, to }, kind }: ReleaseManifest): SqlParameters {
  const { timeZone } = source.inputs.market;
  const startMs = (day: string): number => localMidnight(day, timeZone) * 1000;
  return {
    ...placesOf(source.inputs),
    stays: join(source.folder, 'stays/*.parquet'),
    from,
    day: from,
    week: isoWeekOf(from),
    from_ms: startMs(from),
    to_ms: startMs(to),
    sites_from_ms: startMs(kind === 'week' ? addDays(from, -returningDays) : from),
    time_zone: timeZone,
    dayparts: DAYPARTS,
    daypart_hours: daypartHours,
    coarse_bands: COARSE_DWELL_BANDS.map(({ label }) => label),
    coarse_edges: COARSE_DWELL_BANDS.map(({ fromMinutes }) => fromMinutes),
  };
}

/** Zones with their districts, sites with the zone of the nearest centroid, mobile codes with their countries. */
function placesOf({ areas, sites }: PublicInputs): SqlParameters {
  const zones = areas.filter(({ level }) => level === 'ZONE').toSorted((one, other) => (one.areaId < other.areaId ? -1 : 1));
  const nearest = nearestOf(zones);
  return {
    zone_ids: zones.map(({ areaId }) => areaId),
    districts: zones.map(({ parentId }) => parentId ?? ''),
    site_ids: sites.map(({ siteId }) => siteId),
    site_zones: sites.map((site) => zones[nearest(site) ?? 0]?.areaId ?? ''),
    codes: MOBILE_COUNTRIES.map(({ code }) => code),
    countries: MOBILE_COUNTRIES.map(({ country }) => country),
  };
}

/** Runs a statement with those of the values that it names. */
function runWith(engine: Engine, statement: string, values: SqlParameters): Promise<void> {
  const used = Object.entries(values).filter(([name]) => statement.includes(`{${name}:`));
  return engine.run(statement, Object.fromEntries(used));
}
