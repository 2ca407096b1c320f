import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Market } from '@passerby/domain/market';
import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { Area, Site } from '@passerby/domain/place';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { writeDurable } from './durable-file.ts';

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
}

/** Folder of the public inputs inside a release. */
export const PUBLIC_FOLDER = 'public';
/** The files of the public inputs, by their names under `public/`. */
export const PUBLIC_FILES = ['market.json', 'areas.json', 'sites.json', 'population.json'] as const;

/** Writes `public/` of a release folder; returns the sha256 of each file by its name. */
export function writePublicInputs(folder: string, inputs: PublicInputs): Readonly<Record<string, string>> {
  const contents: Readonly<Record<(typeof PUBLIC_FILES)[number], unknown>> = {
    'market.json': inputs.market,
    'areas.json': inputs.areas,
    'sites.json': inputs.sites.filter((site) => !site.sensitive),
    'population.json': inputs.population,
  };
  mkdirSync(join(folder, PUBLIC_FOLDER), { recursive: true });
  return Object.fromEntries(
    PUBLIC_FILES.map((name) => {
      const text = `${canonicalJson(contents[name])}\n`;
      writeDurable(join(folder, PUBLIC_FOLDER, name), text);
      return [name, sha256(text)];
    }),
  );
}

/** Reads `public/` of a release folder that has been verified. */
export function readPublicInputs(folder: string): PublicInputs {
  return {
    market: readJson(folder, 'market.json') as Market,
    areas: readJson(folder, 'areas.json') as readonly Area[],
    sites: readJson(folder, 'sites.json') as readonly Site[],
    population: readJson(folder, 'population.json') as readonly PopulationCount[],
  };
}

function readJson(folder: string, name: (typeof PUBLIC_FILES)[number]): unknown {
  return JSON.parse(readFileSync(join(folder, PUBLIC_FOLDER, name), 'utf8'));
}
