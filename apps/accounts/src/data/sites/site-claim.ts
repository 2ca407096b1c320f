import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { formatQualifiedId } from '@passerby/domain/place';
import type { SiteRules } from './site-rules.ts';

const marketEdgeM = 30_000;
const earthRadiusM = 6_371_008.8;
const radians = Math.PI / 180;

/** A circle on the ground. */
export interface Circle {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
}

/**
 * Refuses a study zone that may not be: outside the market or the licence, smaller than what its cells can tell apart, too
 * large, too near another, or over a sensitive place, which is not named. Throws BAD_USER_INPUT and FORBIDDEN; `others` are
 * the zones that wait to be measured.
 */
export function assertSiteAllowed(
  circle: Circle,
  { rules, licence, others }: { readonly rules: SiteRules; readonly licence: Licence; readonly others: readonly Circle[] },
): void {
  const zone = nearestZone(circle, rules);
  if (zone === undefined) throw badInput(`The centre lies outside the market "${rules.market}"`);
  assertAreaLicensed(zone.within, rules.market, licence);
  if (circle.radiusM < zone.radiusMinM || circle.radiusM > rules.radiusMaxM) {
    const limits = { radiusMinM: zone.radiusMinM, radiusMaxM: rules.radiusMaxM };
    throw badInput(`The radius there must be ${zone.radiusMinM} m, the reach of its cells, to ${rules.radiusMaxM} m`, limits);
  }
  if (rules.sensitive.some((place) => distanceM(circle, place) <= circle.radiusM + place.radiusM)) {
    throw badInput('The study zone would cover a sensitive place; nothing is measured there');
  }
  const all = [...rules.sites, ...others];
  if (all.some((site) => distanceM(circle, site) < Math.max(circle.radiusM, site.radiusM))) {
    throw badInput('The study zone overlaps another too far: the centre of neither may lie in the other');
  }
  if (all.length >= rules.siteLimit) {
    throw badInput(`The market "${rules.market}" measures at most ${rules.siteLimit} sites, and has them`, {
      siteLimit: rules.siteLimit,
    });
  }
}

/** The zone that a place counts to; undefined outside the market. */
export function nearestZone(place: Omit<Circle, 'radiusM'>, { zones }: SiteRules): SiteRules['zones'][number] | undefined {
  const [zone] = zones.toSorted((a, b) => distanceM(place, a) - distanceM(place, b));
  return zone !== undefined && distanceM(place, zone) <= marketEdgeM ? zone : undefined;
}

/** Metres between two positions along a great circle (haversine). */
export function distanceM(a: Omit<Circle, 'radiusM'>, b: Omit<Circle, 'radiusM'>): number {
  const height = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const width = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const chord = height + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * width;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function assertAreaLicensed(within: readonly string[], market: string, { areas }: Licence): void {
  const isCovered = areas.includes('*') || within.some((id) => areas.includes(formatQualifiedId({ market, id })));
  if (!isCovered) throw new PasserbyError('FORBIDDEN', 'The licence does not cover the area of this study zone');
}
