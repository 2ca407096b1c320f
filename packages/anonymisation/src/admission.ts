import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { AdmittedQuestion } from './admitted-question.ts';
import type { AnswerFacts } from './answer.ts';
import { cellPlanOf } from './cell-plan.ts';
import type { SizedPlan } from './cell-plan.ts';
import { getGeography } from './geography.ts';
import type { EditionFacts } from './plan.ts';
import type { InsightQuestion } from './question.ts';
import { assertAdditive, listRoutes } from './rules/additivity.ts';
import type { CanonicalQuestion } from './rules/additivity.ts';
import { canonicalAreas, canonicalPlaces } from './rules/area-set.ts';
import type { CanonicalPlaces } from './rules/area-set.ts';
import { assertCovered, assertWindow, joinCovered, listFamilyWindows } from './rules/coverage.ts';
import type { FamilyWindow } from './rules/coverage.ts';
import { demoFilterOf } from './rules/demo-filter.ts';
import type { FamilyRoute } from './rules/family-route.ts';
import { assertDemoLicensed, assertMeasureLicensed, assertWindowLicensed, findPlaceBreach } from './rules/licence.ts';
import type { LicensedIn } from './rules/licence.ts';
import { minimumGroupOf } from './rules/minimum-group.ts';
import { bindFactors, weightingOf } from './rules/weight.ts';
import type { FactorOf, Weighting } from './rules/weight.ts';
import { timeAxisOf, timeColumnOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

/** Who asks, when, and the public settings of the market that an answer depends on. */
export interface Asking {
  readonly licence: Licence;
  readonly now: Date;
  /** Raises K of privacy.md 6 above what the releases' policies ask for. */
  readonly minimumGroup?: number;
}

/** Everything that rules 4 to 8 need to know of an admitted question; held by this package alone. */
export interface Admission extends CanonicalQuestion, SizedPlan {
  readonly route: FamilyRoute;
  readonly axis: TimeAxis;
  readonly minimumGroup: number;
  readonly allowsD: boolean;
  /** Undefined for DEVICES. */
  readonly factorOf: FactorOf | undefined;
  readonly facts: AnswerFacts;
}

const admissions = new WeakMap<AdmittedQuestion, Admission>();

/**
 * Rules 1 to 3 of privacy.md 6, before any data is read: licence, canonical area set, additivity. Throws FORBIDDEN,
 * NOT_FOUND, BAD_USER_INPUT, NOT_ADDITIVE (details.nearest) or DATA_NOT_AVAILABLE (details.availableFrom, availableTo).
 * No refusal depends on data.
 */
export function admit(question: InsightQuestion, asking: Asking & { readonly edition: EditionFacts }): AdmittedQuestion {
  const { licence, edition } = asking;
  assertMeasureLicensed(question, licence);
  if (question.market !== edition.market.id) {
    throw new PasserbyError('NOT_FOUND', `The edition "${edition.id}" is not of the market "${question.market}"`);
  }
  const canonical = canonicalise(question, asking);
  const { route, windows } = chooseRoute(canonical, edition);
  const axis = timeAxisOf(question, route, { windows, market: edition.market });
  const weighting = question.unit === 'PEOPLE' ? weightingOf(route.family) : undefined;
  const sized = cellPlanOf(canonical, {
    route,
    axis,
    geography: getGeography(edition),
    keptApart: listKeptApart(weighting, axis),
  });
  const admitted = Object.freeze({ question, edition, plan: sized.plan, cost: sized.cost });
  admissions.set(admitted, {
    ...canonical,
    ...sized,
    route,
    axis,
    minimumGroup: minimumGroupOf(
      windows.flatMap(({ release }) => release ?? []),
      asking.minimumGroup,
    ),
    allowsD: licence.gradeD,
    factorOf:
      weighting && bindFactors(edition.factors ?? [], { periods: axis.periods, weighting, leaves: canonical.filter.leaves }),
    facts: factsOf(canonical, { edition, route, windows, cost: sized.cost }),
  });
  return admitted;
}

/** What was decided at admission. Throws TypeError for a question that {@link admit} did not make. */
export function getAdmission(admitted: AdmittedQuestion): Admission {
  const admission = admissions.get(admitted);
  if (admission === undefined) throw new TypeError('Refused: this question was not admitted by the gate (privacy.md 7)');
  return admission;
}

function canonicalise(
  question: InsightQuestion,
  { licence, now, edition }: Asking & { readonly edition: EditionFacts },
): CanonicalQuestion {
  const filter = demoFilterOf(question.targetGroup);
  assertDemoLicensed(question, licence, filter);
  assertWindow(question.window, question.grain, edition.market.firstPeriod);
  assertWindowLicensed(question, licence, { now, timeZone: edition.market.timeZone });
  const geography = getGeography(edition);
  const places = canonicalPlaces(question, geography);
  const licensedIn = { market: question.market, geography };
  const breach = findPlaceBreach(places, licence, licensedIn);
  if (breach !== undefined && !isDestinationLicensed(question, licence, { places, ...licensedIn })) throw breach;
  return { question, places, filter };
}

/** Flows concern both ends: a licence for all destinations will do where it does not cover the origins. */
function isDestinationLicensed(
  { measure, destinationIds }: InsightQuestion,
  licence: Licence,
  { places, market, geography }: LicensedIn & { readonly places: CanonicalPlaces },
): boolean {
  if (measure !== 'flows' || destinationIds === undefined || places.kind === 'SITES') return false;
  const destinations = canonicalAreas(destinationIds, geography, places.level);
  return findPlaceBreach(destinations, licence, { market, geography }) === undefined;
}

interface ChosenRoute {
  readonly route: FamilyRoute;
  readonly windows: readonly FamilyWindow[];
}

/** The first family that covers the window; where none does, the refusal of the first, or with `partial` the best covered one. */
function chooseRoute(canonical: CanonicalQuestion, edition: EditionFacts): ChosenRoute {
  const { question } = canonical;
  const choices = listRoutes(canonical).map((route) => ({
    route,
    windows: listFamilyWindows(route.family, question.window, edition),
  }));
  const countCovered = ({ windows }: ChosenRoute): number => windows.filter(({ release }) => release !== undefined).length;
  const [best] = choices.toSorted((a, b) => countCovered(b) - countCovered(a));
  if (best === undefined) throw new PasserbyError('INTERNAL', 'No family was found for the question');
  assertAdditive(canonical, best.route, best.windows.length);
  assertCovered(best.windows, best.route.family, { edition, partial: question.partial ?? false });
  return best;
}

/** Weights differ by leaf, and by period where the window touches several: such cells are summed apart. */
function listKeptApart(weighting: Weighting | undefined, axis: TimeAxis): SizedPlan['plan']['groupBy'] {
  if (weighting === undefined) return [];
  return [...(axis.periods.length > 1 ? [axis.column] : []), ...(weighting === 'LEAF' ? (['age_band', 'gender'] as const) : [])];
}

/** What one unit is: `device-hours`, or as a mean `device-hours per hour`. */
function countsOf({ unit, mean }: InsightQuestion, route: FamilyRoute): string {
  const counts = route.counts[unit === 'PEOPLE' ? 1 : 0];
  if (mean !== true) return counts;
  const column = timeColumnOf(route);
  return `${counts} per ${column === 'at' ? 'hour' : column}`;
}

interface FactsAsked extends ChosenRoute {
  readonly edition: EditionFacts;
  readonly cost: number;
}

function factsOf({ question, filter }: CanonicalQuestion, { edition, route, windows, cost }: FactsAsked): AnswerFacts {
  const releases = new Set(windows.flatMap(({ release }) => (release === undefined ? [] : [release.id])));
  const isPartial = windows.some(({ release }) => release === undefined);
  return {
    edition: edition.id,
    releases: [...releases],
    guarantee: edition.guarantee,
    family: route.family,
    counts: countsOf(question, route),
    unit: question.unit,
    cost,
    excludesUnknown: filter.excludesUnknown,
    covered: joinCovered(windows),
    notes: [
      ...(filter.excludesUnknown ? ['Those whose age or gender is not known are left out.'] : []),
      ...(isPartial ? ['Releases cover only a part of the window.'] : []),
    ],
  };
}
