import { GRAINS } from '@passerby/domain/calendar';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Dimension, InsightQuestion } from '../question.ts';
import type { CanonicalPlaces } from './area-set.ts';
import type { DemoFilter } from './demo-filter.ts';
import { FAMILY_ROUTES } from './family-route.ts';
import type { FamilyRoute } from './family-route.ts';

const placeDimensions: ReadonlySet<Dimension> = new Set(['AREA', 'SITE']);

/** A question with its places and target group in canonical form. */
export interface CanonicalQuestion {
  readonly question: InsightQuestion;
  readonly places: CanonicalPlaces;
  readonly filter: DemoFilter;
}

/**
 * Rule 3 of privacy.md 6: the families that can answer the question, best first; never empty. Throws NOT_ADDITIVE where only
 * an addition of distinct people would answer it, and BAD_USER_INPUT where no family holds the combination; both name the
 * nearest allowed question in `details.nearest`.
 */
export function listRoutes(canonical: CanonicalQuestion): readonly FamilyRoute[] {
  const { question, places } = canonical;
  const { measure, grain } = question;
  assertPlaceDimension(question, places);
  const needed = listNeeded(canonical);
  const ofMeasure = FAMILY_ROUTES.filter((route) => route.measure === measure);
  const ofPlace = ofMeasure.filter((route) => fitsPlace(route, places));
  const ofGrain = ofPlace.filter((route) => route.grains.includes(grain));
  const fitting = ofGrain.filter((route) => fitsBreakdown(route, needed));
  if (fitting.length > 0) return fitting;
  const nearest = nearestOf(ofMeasure, canonical, needed);
  const isDistinct = ofMeasure.every((route) => !route.adds.includes('WINDOWS'));
  const hasKindOfPlace = ofMeasure.some((route) => (route.place === 'SITE') === (places.kind === 'SITES'));
  if (ofGrain.length === 0 && isDistinct && hasKindOfPlace) {
    const asked = places.kind === 'SITES' ? 'sites' : `areas of level ${places.level}`;
    throw notAdditive(`Distinct ${measure} do not add up to ${asked} by ${grain}`, nearest);
  }
  const by = needed.length === 0 ? '' : ` and ${needed.join(', ')}`;
  throw badInput(`No released table holds ${measure} by ${grain}${by} for these places; nearest: ${nearest}`, { nearest });
}

/**
 * Rule 3: what the chosen family may be added over. `windows` is the number of the family's windows in the question.
 * Throws NOT_ADDITIVE for a union of places or windows that would count a person twice.
 */
export function assertAdditive({ question, places }: CanonicalQuestion, route: FamilyRoute, windows: number): void {
  const { groupBy, measure, grain } = question;
  if (!groupBy.includes('TIME') && windows > 1 && !route.adds.includes('WINDOWS')) {
    throw notAdditive(
      `${measure} of several windows are not the sum of each`,
      `${measure} by ${grain} with TIME in groupBy, or a window of one ${grain}`,
    );
  }
  if (route.adds.includes('PLACES')) return;
  if (measure === 'flows') {
    if (groupBy.includes('ORIGIN') && groupBy.includes('DESTINATION')) return;
    throw notAdditive(
      'Devices of several zone pairs are not the sum of each',
      'flows by PERIOD with ORIGIN and DESTINATION in groupBy',
    );
  }
  const count = places.kind === 'SITES' ? places.siteIds.length : places.rows.length;
  const dimension = places.kind === 'SITES' ? 'SITE' : 'AREA';
  if (count > 1 && !groupBy.includes(dimension)) {
    throw notAdditive(
      `${measure} of several places are not the sum of each`,
      `${measure} by ${grain} with ${dimension} in groupBy, or one place`,
    );
  }
}

function assertPlaceDimension({ groupBy, measure }: InsightQuestion, places: CanonicalPlaces): void {
  const fitting = measure === 'flows' ? undefined : places.kind === 'SITES' ? 'SITE' : 'AREA';
  const wrong = groupBy.find((dimension) => placeDimensions.has(dimension) && dimension !== fitting);
  if (wrong === undefined) return;
  const nearest = fitting === undefined ? 'ORIGIN or DESTINATION in groupBy' : `${fitting} in groupBy`;
  throw badInput(`groupBy ${wrong} does not fit the places of the question; nearest: ${nearest}`, { nearest });
}

/** Dimensions that the family must hold: those of groupBy and those of the target group's filters. */
function listNeeded({ question, filter }: CanonicalQuestion): readonly Dimension[] {
  const needed = new Set(question.groupBy.filter((dimension) => dimension !== 'TIME' && !placeDimensions.has(dimension)));
  if (filter.ageFilter !== undefined) needed.add('AGE_BAND');
  if (filter.genderFilter !== undefined) needed.add('GENDER');
  return [...needed];
}

function fitsPlace({ place, adds, measure }: FamilyRoute, places: CanonicalPlaces): boolean {
  if (places.kind === 'SITES' || place === 'SITE') return places.kind === 'SITES' && place === 'SITE';
  const takesAnySet = place === 'ZONE' && adds.includes('PLACES') && measure !== 'flows';
  return takesAnySet || place === places.level;
}

function fitsBreakdown({ by, only }: FamilyRoute, needed: readonly Dimension[]): boolean {
  return needed.every((dimension) => by.includes(dimension)) && (only === undefined || needed.includes(only));
}

/**
 * The question to ask instead: of the same kind of place, then with most of the dimensions that are asked for, then by the
 * nearest grain. A coarser grain tells of ages what a finer one without them cannot.
 */
function nearestOf(
  routes: readonly FamilyRoute[],
  { question, places }: CanonicalQuestion,
  needed: readonly Dimension[],
): string {
  const score = (route: FamilyRoute): number =>
    (fitsPlace(route, places) ? 100 : 0) +
    10 * needed.filter((dimension) => route.by.includes(dimension)).length -
    Math.min(...route.grains.map((grain) => Math.abs(GRAINS.indexOf(grain) - GRAINS.indexOf(question.grain))));
  const [best] = routes.toSorted((a, b) => score(b) - score(a));
  if (best === undefined) return 'none';
  const by = best.by.length === 0 ? '' : ` with ${best.by.join(', ')}`;
  return `${best.measure} of one ${best.place} by ${best.grains.join(' or ')}${by}`;
}

function notAdditive(message: string, nearest: string): PasserbyError {
  return new PasserbyError('NOT_ADDITIVE', `${message}; nearest: ${nearest}`, { nearest });
}
