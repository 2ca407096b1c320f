import type { LocalDay } from '@passerby/domain/calendar';
import type { Asker } from '../asker.ts';
import type { Store } from '../store.ts';
import { nearestZone } from './site-claim.ts';
import type { SiteRuleSource } from './site-rules.ts';
import { assertMarketLicensed, listUnmeasured, nextMonday, OWN_ZONES_MAX } from './study-zone.ts';

/** What a registration in a market must keep to now, and how much room there is (interfaces.md, Order and time). */
export interface StudyZoneRules {
  readonly market: string;
  /** Most sites that the market measures. */
  readonly siteLimit: number;
  /** Never below 0. */
  readonly sitesLeft: number;
  /** Most study zones of one organisation there. */
  readonly ownLimit: number;
  readonly ownLeft: number;
  readonly radiusMaxM: number;
  /** A Monday: from when a zone is measured that is registered now. */
  readonly measuredFrom: LocalDay;
  /** Smallest radius at a place, metres: the reach of its cells; null outside the market. */
  radiusMinM(longitude: number, latitude: number): number | null;
}

/** Throws FORBIDDEN outside the licence, DATA_NOT_AVAILABLE for a market that takes no study zones. */
export async function getStudyZoneRules(
  store: Store,
  source: SiteRuleSource,
  { asker, market }: { readonly asker: Asker; readonly market: string },
): Promise<StudyZoneRules> {
  assertMarketLicensed(asker, market);
  const rules = source.getRules(market);
  const registered = await store.db.selectFrom('study_zone').selectAll().where('market', '=', market).execute();
  const own = registered.filter(({ organisation_id }) => organisation_id === asker.organisation);
  const taken = rules.sites.length + listUnmeasured(registered, rules).length;
  return {
    market,
    siteLimit: rules.siteLimit,
    sitesLeft: Math.max(0, rules.siteLimit - taken),
    ownLimit: OWN_ZONES_MAX,
    ownLeft: Math.max(0, OWN_ZONES_MAX - own.length),
    radiusMaxM: rules.radiusMaxM,
    measuredFrom: nextMonday(store.clock(), rules.timeZone),
    radiusMinM: (longitude, latitude) => nearestZone({ longitude, latitude }, rules)?.radiusMinM ?? null,
  };
}
