import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtrapolationFactor } from '@passerby/anonymisation/extrapolation';
import type { Market } from '@passerby/domain/market';
import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { Area, Site } from '@passerby/domain/place';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { writeDurable } from './durable-file.ts';
import { FACTORS_FILE, parseFactors, printFactors } from './factors-csv.ts';

/** Census population of a district by age band and gender, as in `population.csv` (measures.md 1). */
export interface PopulationCount {
  readonly areaId: string;
  readonly ageBand: AgeBand;
  readonly gender: Gender;
  readonly population: number;
}

/** All that serving knows about a market besides noisy cells: public facts, sealed with every release. */
export interface PublicInputs {
  readonly market: Market;
  readonly areas: readonly Area[];
  /** A sensitive site is left out when they are written: it exists in no table (privacy.md 8). */
  readonly sites: readonly Site[];
  readonly population: readonly PopulationCount[];
  /** Text of `areas.geojson`, where the market gives outlines. */
  readonly areasGeoJson?: string;
  /** Of the release's budget period; absent or empty where there are none (decision 0010). */
  readonly factors?: readonly ExtrapolationFactor[];
}

/** Folder of the public inputs inside a release. */
export const PUBLIC_FOLDER = 'public';
/** The files that every release has under `public/`. */
export const PUBLIC_FILES = ['market.json', 'areas.json', 'sites.json', 'population.json'] as const;
const outlinesFile = 'areas.geojson';

/** Writes `public/` of a release folder; returns the sha256 of each file by its name. */
export function writePublicInputs(folder: string, inputs: PublicInputs): Readonly<Record<string, string>> {
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['market.json', textOf(inputs.market)],
    ['areas.json', textOf(inputs.areas)],
    ['sites.json', textOf(inputs.sites.filter((site) => !site.sensitive))],
    ['population.json', textOf(inputs.population)],
    ...(inputs.areasGeoJson === undefined ? [] : [[outlinesFile, inputs.areasGeoJson] as const]),
    ...(inputs.factors === undefined || inputs.factors.length === 0
      ? []
      : [[FACTORS_FILE, printFactors(inputs.factors)] as const]),
  ];
  mkdirSync(join(folder, PUBLIC_FOLDER), { recursive: true });
  for (const [name, text] of texts) writeDurable(join(folder, PUBLIC_FOLDER, name), text);
  return Object.fromEntries(texts.map(([name, text]) => [name, sha256(text)]));
}

/** Reads `public/` of a release folder that has been verified. */
export function readPublicInputs(folder: string): PublicInputs {
  const outlines = join(folder, PUBLIC_FOLDER, outlinesFile);
  const factors = join(folder, PUBLIC_FOLDER, FACTORS_FILE);
  return {
    market: readJson(folder, 'market.json') as Market,
    areas: readJson(folder, 'areas.json') as readonly Area[],
    sites: readJson(folder, 'sites.json') as readonly Site[],
    population: readJson(folder, 'population.json') as readonly PopulationCount[],
    ...(existsSync(outlines) ? { areasGeoJson: readFileSync(outlines, 'utf8') } : {}),
    ...(existsSync(factors) ? { factors: parseFactors(readFileSync(factors, 'utf8')) } : {}),
  };
}

function readJson(folder: string, name: (typeof PUBLIC_FILES)[number]): unknown {
  return JSON.parse(readFileSync(join(folder, PUBLIC_FOLDER, name), 'utf8'));
}

function textOf(content: unknown): string {
  return `${canonicalJson(content)}\n`;
}
