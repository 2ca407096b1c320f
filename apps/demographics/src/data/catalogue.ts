import { FAMILY_ROUTES } from '@passerby/anonymisation/family-route';
import type { Additivity, FamilyRoute, PlaceLevel } from '@passerby/anonymisation/family-route';
import type { EditionFacts, ReleaseFacts } from '@passerby/anonymisation/plan';
import { BOUNDING_PLAN } from '@passerby/anonymisation/policy';
import type { Dimension } from '@passerby/anonymisation/question';
import { addDays, localDayOf } from '@passerby/domain/calendar';
import type { Grain, LocalDay } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { FamilyName, Measure } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { listDomain } from './family-domain.ts';
import type { DomainAxis } from './family-domain.ts';
import { MEASURE_METHODS } from './measure-method.ts';
import type { MeasureMethod } from './measure-method.ts';

/** The default K of privacy.md 6, rule 4, of releases that do not say theirs. */
const minimumGroupDefault = 15;

/** What can be asked of one measure, and how it is counted. */
export interface CatalogueEntry {
  readonly measure: Measure;
  readonly method: MeasureMethod;
  /** Whether the licence covers it at all. */
  readonly isLicensed: boolean;
  readonly tables: readonly CatalogueTable[];
}

/** One kind of question: a released table, what it can be asked by, and how far back. */
export interface CatalogueTable {
  readonly family: FamilyName;
  readonly place: PlaceLevel;
  /** Of these, what the licence covers; empty where it covers none. */
  readonly grains: readonly Grain[];
  /** Beside place and time; without age and gender where the licence has none. */
  readonly dimensions: readonly Dimension[];
  readonly adds: readonly Additivity[];
  /** What one unit is, as DEVICES. */
  readonly counts: string;
  readonly domain: readonly DomainAxis[];
  /** First day that can be asked for; null where nothing can. */
  readonly availableFrom: LocalDay | null;
  /** The day after the last one; null where nothing can. */
  readonly availableTo: LocalDay | null;
  /** How much one subscriber can change, in words. */
  readonly bound: string;
  /** Standard deviation of the noise of one released cell, in devices. */
  readonly noise: number;
  /** Least noisy devices of one cell that is shown. */
  readonly minimumGroup: number;
}

/** What a client can ask of an edition, by measure. Only what is released is listed. `now` decides the licence's lag. */
export function listCatalogue(edition: EditionFacts, licence: Licence, now: Date): readonly CatalogueEntry[] {
  return MEASURES.map((measure) => ({
    measure,
    method: MEASURE_METHODS[measure],
    isLicensed: licence.measures.includes(measure),
    tables: FAMILY_ROUTES.filter((route) => route.measure === measure).flatMap((route) =>
      describeTable(route, edition, { licence, now }),
    ),
  })).filter(({ tables }) => tables.length > 0);
}

interface Asking {
  readonly licence: Licence;
  readonly now: Date;
}

function describeTable(route: FamilyRoute, edition: EditionFacts, asking: Asking): readonly CatalogueTable[] {
  const { family, place, grains, by, adds, counts } = route;
  const holding = edition.releases.filter(({ families }) => families[family] !== undefined);
  const newest = holding.toSorted((a, b) => (a.window.from < b.window.from ? -1 : 1)).at(-1);
  if (newest === undefined) return [];
  const { licence } = asking;
  const isDemo = (dimension: Dimension): boolean => dimension === 'AGE_BAND' || dimension === 'GENDER';
  return [
    {
      family,
      place,
      grains: grains.filter((grain) => licence.grains.includes(grain)),
      dimensions: by.filter((dimension) => licence.demo || !isDemo(dimension)),
      adds,
      counts: counts[0],
      domain: listDomain(family, edition),
      ...historyOf(holding, edition, asking),
      bound: BOUNDING_PLAN[family].words,
      noise: noiseOf(newest, family),
      minimumGroup: newest.minimumGroup ?? minimumGroupDefault,
    },
  ];
}

/** The released days that the licence covers: not before its history, not within its lag. */
function historyOf(
  holding: readonly ReleaseFacts[],
  { market }: EditionFacts,
  { licence, now }: Asking,
): Pick<CatalogueTable, 'availableFrom' | 'availableTo'> {
  const starts = holding.map(({ window }) => window.from).toSorted();
  const ends = holding.map(({ window }) => window.to).toSorted();
  const today = localDayOf(Math.floor(now.getTime() / 1000), market.timeZone);
  const lagEnd = licence.lagDays === 0 ? '9999-12-31' : addDays(today, 1 - licence.lagDays);
  const from = [starts[0] ?? '', licence.historyFrom ?? ''].toSorted().at(-1) ?? null;
  const to = [ends.at(-1) ?? '', lagEnd].toSorted()[0] ?? null;
  return from !== null && to !== null && from < to
    ? { availableFrom: from, availableTo: to }
    : { availableFrom: null, availableTo: null };
}

function noiseOf({ families }: ReleaseFacts, family: FamilyName): number {
  const [num, den] = families[family]?.sigma2 ?? [0, 1];
  return Math.round(10 * Math.sqrt(num / den)) / 10;
}
