import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Market } from '@passerby/domain/market';
import type { Area, Site } from '@passerby/domain/place';
import type { Cell } from '../ingest/cells.ts';
import type { Served } from '../ingest/coverage.ts';

/** Most sites of a market: each is cells of every site family, whose noise it shares with the others. */
const siteLimit = 500;
const radiusMaxM = 5000;
/** Ranges are rounded up to so much, so that the rules do not tell the network to the metre. */
const radiusStepM = 50;

const fileName = 'site-rules.json';

/** What accounts must know to judge the registration of a study zone. Public: positions of published places, and coarse ranges. */
export interface SiteRules {
  readonly market: string;
  readonly timeZone: string;
  readonly siteLimit: number;
  readonly radiusMaxM: number;
  readonly zones: readonly ZoneRule[];
  readonly sites: readonly Pick<Site, 'siteId' | 'longitude' | 'latitude' | 'radiusM'>[];
  readonly sensitive: readonly Pick<Site, 'longitude' | 'latitude' | 'radiusM'>[];
}

interface ZoneRule extends Pick<Area, 'areaId' | 'longitude' | 'latitude'> {
  /** The farthest reach of the cells that serve the zone: a smaller circle could not be told from its surroundings. */
  readonly radiusMinM: number;
  /** The areas that hold it, itself first. */
  readonly within: readonly string[];
}

export interface SiteRuleInputs {
  readonly market: Market;
  readonly areas: readonly Area[];
  /** Sensitive ones too. */
  readonly sites: readonly Site[];
  readonly cells: readonly Cell[];
  /** Which zones the cells serve, zones counted from 1 in the order of `areas`. */
  readonly cellZones: readonly Served[];
}

/** The rules of a market from its reference files. A zone without a cell has the longest reach of all. */
export function siteRulesOf({ market, areas, sites, cells, cellZones }: SiteRuleInputs): SiteRules {
  const ranges = new Map(cells.map(({ cell, rangeM }) => [cell, rangeM]));
  const longest = cells.reduce((most, { rangeM }) => Math.max(most, rangeM), 0);
  const reach = new Map<number, number>();
  for (const { cell, place } of cellZones) reach.set(place, Math.max(reach.get(place) ?? 0, ranges.get(cell) ?? 0));
  const parents = new Map(areas.map(({ areaId, parentId }) => [areaId, parentId]));
  const zones = areas.filter(({ level }) => level === 'ZONE');
  return {
    market: market.id,
    timeZone: market.timeZone,
    siteLimit,
    radiusMaxM,
    zones: zones.map(({ areaId, longitude, latitude }, index) => ({
      areaId,
      longitude,
      latitude,
      radiusMinM: Math.ceil((reach.get(index + 1) ?? longest) / radiusStepM) * radiusStepM,
      within: listWithin(areaId, parents),
    })),
    sites: sites
      .filter(({ sensitive }) => !sensitive)
      .map(({ siteId, longitude, latitude, radiusM }) => ({ siteId, longitude, latitude, radiusM })),
    sensitive: sites.filter(({ sensitive }) => sensitive).map(circleOf),
  };
}

/** Writes the rules beside the public inputs that an ingest stages. */
export function stageSiteRules(stagedFolder: string, rules: SiteRules): void {
  writeFileSync(join(stagedFolder, fileName), `${JSON.stringify(rules)}\n`, { flush: true });
}

/** Puts the rules of the last ingest where accounts reads them: `releases/<market>/site-rules.json`. */
export function publishSiteRules(enclaveFolder: string, marketReleasesFolder: string): void {
  const path = join(enclaveFolder, 'public', fileName);
  if (!existsSync(path)) return;
  mkdirSync(marketReleasesFolder, { recursive: true });
  const target = join(marketReleasesFolder, fileName);
  writeFileSync(`${target}.new`, readFileSync(path), { flush: true });
  renameSync(`${target}.new`, target);
}

function circleOf({ longitude, latitude, radiusM }: Pick<Site, 'longitude' | 'latitude' | 'radiusM'>) {
  return { longitude, latitude, radiusM };
}

function listWithin(areaId: string, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const within: string[] = [];
  for (let id: string | null = areaId; id !== null && !within.includes(id); id = parents.get(id) ?? null) within.push(id);
  return within;
}
