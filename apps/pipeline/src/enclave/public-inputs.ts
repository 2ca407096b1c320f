import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownAgeBand, KnownGender } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import type { Area, Site } from '@passerby/domain/place';

/** Public census total of a district's demo group, in people (measures.md 1). */
export interface PopulationCount {
  readonly areaId: string;
  readonly ageBand: KnownAgeBand;
  readonly gender: KnownGender;
  readonly population: number;
}

/** What a market publishes about its geography: the input of domains and serving files. Sites without the sensitive ones. */
export interface PublicInputs {
  readonly market: Market;
  /** In the order of area_id. */
  readonly areas: readonly Area[];
  /** In the order of site_id. */
  readonly sites: readonly Site[];
  readonly population: readonly PopulationCount[];
}

/** The files of `public/` in an enclave: market.json, areas.json, sites.json, population.json, and areas.geojson where given. */
export const PUBLIC_INPUT_NAMES = ['market', 'areas', 'sites', 'population'] as const;

/** Writes the public inputs beside the old ones; they count once the replacement is committed. */
export function stagePublicInputs(folder: string, inputs: PublicInputs, geojsonPath: string): void {
  const fresh = join(folder, 'public.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  for (const name of PUBLIC_INPUT_NAMES) {
    writeFileSync(join(fresh, `${name}.json`), `${JSON.stringify(inputs[name], null, 1)}\n`, { flush: true });
  }
  if (existsSync(geojsonPath)) copyFileSync(geojsonPath, join(fresh, 'areas.geojson'));
}

/** The public inputs of the last ingest; throws BAD_USER_INPUT where the enclave has read no landing folder yet. */
export function readPublicInputs(folder: string): PublicInputs {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'public', `${name}.json`), 'utf8'));
  if (!existsSync(join(folder, 'public'))) throw badInput(`${folder} has read no landing folder yet; ingest one first`);
  return {
    market: read('market') as Market,
    areas: read('areas') as readonly Area[],
    sites: read('sites') as readonly Site[],
    population: read('population') as readonly PopulationCount[],
  };
}
