import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import type { Engine, SqlParameters } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { commutingShares } from './commute.ts';
import type { Zone } from './geography.ts';
import { distanceKm, nearestOf } from './geography.ts';
import { BOROUGHS } from './london/boroughs.ts';
import type { SyntheticSite } from './london/sites.ts';
import { SHOPPING_PATIENCE } from './london/sites.ts';
import type { RadioPlan } from './radio.ts';
import { listPartners } from './radio.ts';

const lookupsSql = loadSql(import.meta.url, './lookups.sql');
const siteDecayKm = 9;
const nearZones = 7;
const pathFractions = [1 / 6, 1 / 2, 5 / 6] as const;

/** Puts the geography and the choice weights into the engine as small tables and dictionaries (see lookups.sql). */
export async function loadLookups(engine: Engine, world: World): Promise<void> {
  const { zones, sites, radio } = world;
  const strata = listStrata(zones);
  const values: SqlParameters = {
    zone_ids: zones.map(({ areaId }) => areaId),
    site_ids: sites.map(({ siteId }) => siteId),
    cell_ids: radio.cells.map(({ cellId }) => cellId),
    km: zones.flatMap((from) => zones.map((to) => Number(distanceKm(from, to).toFixed(3)))),
    path: zones.flatMap((from) => zones.flatMap((to) => pathFractions.map((part) => zoneOnPath({ zones, from, to, part })))),
    near: zones.flatMap((zone) => nearestZones(zones, zone)),
    far_cell: zones.map((zone) => radio.zoneFirst[zones.indexOf(farthestOf(zones, zone))] ?? 0),
    stratum_cum: cumulate(strata.map(({ weight }) => weight)),
    stratum_first: strata.map(({ first }) => first),
    stratum_zones: strata.map(({ count }) => count),
    stratum_band: strata.map(({ band }) => band),
    stratum_woman: strata.map(({ woman }) => woman),
    home_zones: zonesByBorough(zones),
    work_cum: commutingShares(zones).flatMap(cumulate),
    leisure_cum: cumulate(zones.map(({ leisure }) => leisure)),
    lodging_cum: cumulate(zones.map(({ leisure, isInhabited }) => (isInhabited ? leisure : 0))),
    night_cum: cumulate(zones.map(({ night, isInhabited }) => (isInhabited ? night ** 1.5 : 0))),
    site_cum: zones.flatMap((home) =>
      DEMO_LEAVES.flatMap((_, leaf) => cumulate(sites.map((site) => pullOf({ site, home, leaf })))),
    ),
    lunch_site: zones.map((zone) => nearShoppingSite(zone, sites)),
    site_is_station: sites.map(({ kind }) => (kind === 'STATION' ? 1 : 0)),
    site_zone: radio.siteZone,
    site_median_s: sites.map(({ medianMinutes }) => medianMinutes * 60),
    site_is_shopping: sites.map(({ isShopping }) => (isShopping ? 1 : 0)),
    patience: SHOPPING_PATIENCE,
    zone_first: radio.zoneFirst,
    zone_cells: radio.zoneCells,
    zone_is_shared: radio.zoneIsShared,
    site_first: radio.siteFirst,
    site_cells: radio.siteCells,
    cell_zone: radio.cells.map(({ zone }) => zone),
    partner: listPartners(radio.cells),
    retired: radio.retired,
    replacements: radio.replacements,
  };
  for (const statement of lookupsSql.split(';\n')) await engine.run(statement, usedBy(statement, values));
}

/** What the lookups are made of. */
export interface World {
  readonly zones: readonly Zone[];
  readonly sites: readonly SyntheticSite[];
  readonly radio: RadioPlan;
}

/** Only the values that a statement names: the others need not travel. */
function usedBy(statement: string, values: SqlParameters): SqlParameters {
  return Object.fromEntries(Object.entries(values).filter(([name]) => statement.includes(`{${name}:`)));
}

interface Stratum {
  readonly weight: number;
  /** Position (from 1) of the borough's first zone in `home_zones`, and how many it has. */
  readonly first: number;
  readonly count: number;
  readonly band: number;
  readonly woman: 0 | 1;
}

/** Residents by borough, age band and gender: homes are drawn in proportion. */
function listStrata(zones: readonly Zone[]): readonly Stratum[] {
  let next = 1;
  return BOROUGHS.flatMap((borough) => {
    const first = next;
    const count = zones.filter((zone) => zone.borough === borough.id && zone.isInhabited).length;
    next += count;
    return AGE_BANDS.flatMap((_, band) =>
      ([1, 0] as const).map((woman) => ({ weight: residentsOf(borough, band, woman), first, count, band: band + 1, woman })),
    );
  });
}

/** Residents of a borough in an age band (from 0) by gender, to the nearest ten: the estimate split by the share of women. */
export function residentsOf({ residentsByAgeBand, femaleShare }: (typeof BOROUGHS)[number], band: number, woman: 0 | 1): number {
  const share = AGE_BANDS[band] === '65-74' || AGE_BANDS[band] === '75+' ? femaleShare[1] : femaleShare[0];
  return Math.round(((residentsByAgeBand[band] ?? 0) * (woman === 1 ? share : 1 - share)) / 10) * 10;
}

function zonesByBorough(zones: readonly Zone[]): readonly number[] {
  return BOROUGHS.flatMap(({ id }) =>
    zones.flatMap((zone, index) => (zone.borough === id && zone.isInhabited ? [index + 1] : [])),
  );
}

function pullOf({ site, home, leaf }: { readonly site: SyntheticSite; readonly home: Zone; readonly leaf: number }): number {
  const { ageBand, gender } = DEMO_LEAVES[leaf] ?? { ageBand: 'unknown', gender: 'unknown' };
  const byAge = ageBand === 'unknown' ? 1 : (site.pullByAgeBand[AGE_BANDS.indexOf(ageBand)] ?? 1);
  const byGender = gender === 'female' ? site.pullOfWomen : 1;
  return site.pull * byAge * byGender * Math.exp(-distanceKm(home, site) / siteDecayKm);
}

const lunchMaxKm = 1.6;

/** Ordinal of the nearest shopping site within a lunch hour's walk; 0: none. */
function nearShoppingSite(zone: Zone, sites: readonly SyntheticSite[]): number {
  const shops = sites.filter(({ isShopping }) => isShopping);
  const nearest = nearestOf(shops, zone);
  return distanceKm(zone, nearest) <= lunchMaxKm ? sites.indexOf(nearest) + 1 : 0;
}

function nearestZones(zones: readonly Zone[], zone: Zone): readonly number[] {
  return zones
    .map((other, index) => ({ ordinal: index + 1, km: distanceKm(zone, other) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, nearZones)
    .map(({ ordinal }) => ordinal);
}

function farthestOf(zones: readonly Zone[], zone: Zone): Zone {
  return zones.reduce((far, other) => (distanceKm(other, zone) > distanceKm(far, zone) ? other : far), zone);
}

interface Path {
  readonly zones: readonly Zone[];
  readonly from: Zone;
  readonly to: Zone;
  readonly part: number;
}

function zoneOnPath({ zones, from, to, part }: Path): number {
  const at = (a: number, b: number) => a + (b - a) * part;
  const point = { longitude: at(from.longitude, to.longitude), latitude: at(from.latitude, to.latitude) };
  return zones.indexOf(nearestOf(zones, point)) + 1;
}

/** Running shares, the last exactly 1, so that a uniform draw always finds its place. */
function cumulate(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight, index) => (index === weights.length - 1 ? 1 : Number(((sum += weight) / total).toFixed(6))));
}
