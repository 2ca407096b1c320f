import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { z } from 'zod';

const position = { longitude: z.number(), latitude: z.number() };
const marketPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** What the enclave of a market says about registering study zones there: `releases/<market>/site-rules.json`, public. */
const rulesSchema = z.object({
  market: z.string(),
  timeZone: z.string(),
  /** Most sites that the market measures at all. */
  siteLimit: z.int().min(0),
  radiusMaxM: z.number(),
  /** `radiusMinM`: the range of the cells that serve the zone, rounded up. `within`: the areas that hold it, itself too. */
  zones: z.array(z.object({ areaId: z.string(), ...position, radiusMinM: z.number(), within: z.array(z.string()) })),
  /** Sites measured already. */
  sites: z.array(z.object({ siteId: z.string(), ...position, radiusM: z.number() })),
  /** Clinics, shelters, places of worship, barracks: nothing near them is measured. */
  sensitive: z.array(z.object({ ...position, radiusM: z.number() })),
});
export type SiteRules = z.infer<typeof rulesSchema>;

/** Where a service finds the rules of each market. */
export interface SiteRuleSource {
  /** Throws DATA_NOT_AVAILABLE for a market that has none. */
  getRules(market: string): SiteRules;
}

/** The rules below a `releases/` folder, as the enclaves last wrote them. */
export function openSiteRules(releasesFolder: string): SiteRuleSource {
  return {
    getRules(market) {
      const text = marketPattern.test(market) ? readText(join(releasesFolder, market, 'site-rules.json')) : undefined;
      if (text !== undefined) return rulesSchema.parse(JSON.parse(text));
      throw new PasserbyError('DATA_NOT_AVAILABLE', `The market "${market}" takes no study zones yet`, { market });
    },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
