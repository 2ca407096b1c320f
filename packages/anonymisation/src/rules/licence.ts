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

/**
 * Rule 1: areas and finest level, on the canonical set. Every zone must lie in a licensed area; below ZONE the rows must be
 * of a licensed level. A site counts as inside the zone of the nearest centroid, or is named itself. Throws FORBIDDEN.
 */
export function assertPlacesLicensed(places: CanonicalPlaces, licence: Licence, { market, geography }: LicensedIn): void {
  const isNamed = (id: string): boolean => licence.areas.includes(formatQualifiedId({ market, id }));
  const isCovered = (areaId: string): boolean =>
    licence.areas.includes('*') || licence.areas.some((outer) => isInside(outer, areaId, { market, geography }));
  if (places.kind === 'SITES') {
    for (const siteId of places.siteIds) {
      const zone = geography.findZoneOfSite(siteId);
      const isOpen = licence.finestLevel === 'ZONE' && (zone === undefined ? licence.areas.includes('*') : isCovered(zone));
      if (!isNamed(siteId) && !isOpen) throw forbidden(`does not cover the site "${siteId}"`, { id: siteId });
    }
    return;
  }
  const isTooFine = AREA_LEVELS.indexOf(places.level) > AREA_LEVELS.indexOf(licence.finestLevel);
  if (isTooFine)
    throw forbidden(`is for ${licence.finestLevel} and coarser, not ${places.level}`, { finestLevel: licence.finestLevel });
  const outside = places.zones.find((zone) => !isCovered(zone));
  if (outside !== undefined) throw forbidden(`does not cover the area "${outside}"`, { id: outside });
}

interface LicensedIn {
  readonly market: string;
  readonly geography: Geography;
}

function isInside(qualified: string, areaId: string, { market, geography }: LicensedIn): boolean {
  const prefix = `${market}:`;
  return qualified.startsWith(prefix) && geography.isWithin(areaId, qualified.slice(prefix.length));
}

function forbidden(what: string, details: ErrorDetails = {}): PasserbyError {
  return new PasserbyError('FORBIDDEN', `The licence ${what}`, details);
}
