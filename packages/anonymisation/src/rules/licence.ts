import { addDays, localDayOf } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { ErrorDetails } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { AREA_LEVELS, formatQualifiedId } from '@passerby/domain/place';
import type { Geography } from '../geography.ts';
import type { InsightQuestion } from '../question.ts';
import type { CanonicalPlaces } from './area-set.ts';
import type { DemoFilter } from './demo-filter.ts';

/** Rule 1 of privacy.md 6, first half: market, measure, grain. Throws FORBIDDEN before any id is looked up. */
export function assertMeasureLicensed({ market, measure, grain }: InsightQuestion, licence: Licence): void {
  if (!licence.markets.includes(market)) throw forbidden(`does not cover the market "${market}"`, { market });
  if (!licence.measures.includes(measure))
    throw forbidden(`does not cover the measure ${measure}`, { measures: licence.measures });
  if (!licence.grains.includes(grain)) throw forbidden(`does not cover the grain ${grain}`, { grains: licence.grains });
}

/** Rule 1: breakdown and filter by age or gender need a licence for demographics. Throws FORBIDDEN. */
export function assertDemoLicensed({ groupBy }: InsightQuestion, licence: Licence, filter: DemoFilter): void {
  const isDemo = groupBy.includes('AGE_BAND') || groupBy.includes('GENDER') || !filter.isEveryone;
  if (isDemo && !licence.demo) throw forbidden('does not cover age and gender');
}

/** Rule 1: history and lag. `window.to` is exclusive; the newest day shown is `lagDays` before today, market-local. Throws FORBIDDEN. */
export function assertWindowLicensed(
  { window }: InsightQuestion,
  licence: Licence,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): void {
  if (licence.historyFrom !== null && window.from < licence.historyFrom) {
    throw forbidden(`starts at ${licence.historyFrom}; the window starts at ${window.from}`, {
      availableFrom: licence.historyFrom,
    });
  }
  if (licence.lagDays === 0) return;
  const availableTo = addDays(localDayOf(Math.floor(now.getTime() / 1000), timeZone), 1 - licence.lagDays);
  if (window.to > availableTo) {
    throw forbidden(`holds back the last ${licence.lagDays} days: it ends before ${availableTo}`, { availableTo });
  }
}

/** Where the ids of a question are at home. */
export interface LicensedIn {
  readonly market: string;
  readonly geography: Geography;
}

/**
 * Rule 1: areas and finest level, on the canonical set. Every zone must lie in a licensed area, and the rows must be of a
 * licensed level. A site counts as inside the zone of the nearest centroid and as finer than it, or is named itself. The
 * FORBIDDEN error to throw, or undefined where the licence covers the places.
 */
export function findPlaceBreach(places: CanonicalPlaces, licence: Licence, licensedIn: LicensedIn): PasserbyError | undefined {
  const isCovered = (areaId: string): boolean =>
    licence.areas.includes('*') || licence.areas.some((outer) => isInside(outer, areaId, licensedIn));
  if (places.kind === 'SITES') {
    const closed = places.siteIds.find((siteId) => !isSiteOpen(siteId, licence, { isCovered, ...licensedIn }));
    return closed === undefined ? undefined : notCovered('site', licensedIn.geography.qualify(closed));
  }
  const isTooFine = AREA_LEVELS.indexOf(places.level) > AREA_LEVELS.indexOf(licence.finestLevel);
  if (isTooFine) {
    return forbidden(`is for ${licence.finestLevel} and coarser, not ${places.level}`, { finestLevel: licence.finestLevel });
  }
  const outside = places.zones.find((zone) => !isCovered(zone));
  return outside === undefined ? undefined : notCovered('area', licensedIn.geography.qualify(outside));
}

interface SiteLicensedIn extends LicensedIn {
  readonly isCovered: (areaId: string) => boolean;
}

function isSiteOpen(siteId: string, licence: Licence, { market, geography, isCovered }: SiteLicensedIn): boolean {
  if (licence.areas.includes(formatQualifiedId({ market, id: siteId }))) return true;
  if (licence.finestLevel !== 'ZONE') return false;
  const zone = geography.findZoneOfSite(siteId);
  return zone === undefined ? licence.areas.includes('*') : isCovered(zone);
}

function isInside(qualified: string, areaId: string, { market, geography }: LicensedIn): boolean {
  const prefix = `${market}:`;
  return qualified.startsWith(prefix) && geography.isWithin(areaId, qualified.slice(prefix.length));
}

function notCovered(what: 'area' | 'site', id: string): PasserbyError {
  return forbidden(`does not cover the ${what} "${id}"`, { id });
}

function forbidden(what: string, details: ErrorDetails = {}): PasserbyError {
  return new PasserbyError('FORBIDDEN', `The licence ${what}`, details);
}
