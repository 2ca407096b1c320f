import { AGE_BANDS } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { DAYPARTS } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { KeyColumn } from '@passerby/domain/family';
import type { Geography } from './geography.ts';
import type { CellPlan, KeyFilter } from './plan.ts';
import { isTimeDimension } from './question.ts';
import type { Dimension, TimeDimension } from './question.ts';
import type { CanonicalQuestion } from './rules/additivity.ts';
import { canonicalAreas } from './rules/area-set.ts';
import type { FamilyRoute } from './rules/family-route.ts';
import type { TimeAxis } from './time-axis.ts';

const daysBands = 5;
const visitorKinds = 3;
const loyaltyKinds = 2;
const countriesMost = 249;

/** The column of a family that holds a dimension, beside those of time. */
export const COLUMN_OF: Readonly<Record<Exclude<Dimension, TimeDimension>, KeyColumn>> = {
  AREA: 'area_id',
  SITE: 'site_id',
  ORIGIN: 'origin_id',
  DESTINATION: 'destination_id',
  AGE_BAND: 'age_band',
  GENDER: 'gender',
  DWELL_BAND: 'dwell_band',
  DAYPART: 'daypart',
  KIND: 'kind',
  HOME_DISTRICT: 'home_district_id',
  DAYS_BAND: 'days_band',
  COUNTRY: 'country',
};

/** The plan of a question with what it adds up. */
export interface SizedPlan {
  readonly plan: CellPlan;
  /** Cells that one place holds at least in one step of time, after the target group's filter; home districts, which may grow in number, count once. */
  readonly cellsPerStep: number;
  /** All cells that the plan adds up. */
  readonly cost: number;
}

/** What the plan of a question depends on beside its canonical form. */
export interface PlanFacts {
  readonly route: FamilyRoute;
  readonly axis: TimeAxis;
  readonly geography: Geography;
  /** Columns that must stay apart for the weights of rule 7, though the answer does not show them. */
  readonly keptApart: readonly KeyColumn[];
}

/** The one plan that fetches the cells of a question: columns in the family's order, filters sorted and unique (privacy.md 6, rule 2). */
export function cellPlanOf(canonical: CanonicalQuestion, facts: PlanFacts): SizedPlan {
  const { question } = canonical;
  const { route, axis, geography, keptApart } = facts;
  const asked = new Set<KeyColumn>([
    ...question.groupBy.map((dimension) => (isTimeDimension(dimension) ? axis.column : COLUMN_OF[dimension])),
    ...keptApart,
  ]);
  const places = listPlaceFilters(canonical, route, geography);
  const cellsPerStep = countCellsPerStep(canonical, route);
  const homes = getFamilyShape(route.family).keys.includes('home_district_id') ? geography.listAreasOf('DISTRICT').length + 1 : 1;
  return {
    plan: {
      market: question.market,
      family: route.family,
      filters: [...places.filters, axis.filter, ...listDemoFilters(canonical)],
      groupBy: getFamilyShape(route.family).keys.filter((column) => asked.has(column)),
    },
    cellsPerStep,
    cost: places.count * axis.steps * cellsPerStep * homes,
  };
}

interface PlaceFilters {
  readonly filters: readonly KeyFilter[];
  readonly count: number;
}

function listPlaceFilters({ question, places }: CanonicalQuestion, route: FamilyRoute, geography: Geography): PlaceFilters {
  if (places.kind === 'SITES') return { filters: [{ column: 'site_id', in: places.siteIds }], count: places.siteIds.length };
  const ids = route.place === 'ZONE' ? places.zones : places.rows.map(({ areaId }) => areaId);
  if (question.measure !== 'flows') return { filters: [{ column: 'area_id', in: ids }], count: ids.length };
  const origins: KeyFilter = { column: 'origin_id', in: ids };
  if (question.destinationIds === undefined) {
    return { filters: [origins], count: ids.length * geography.listAreasOf(places.level).length };
  }
  const ends = canonicalAreas(question.destinationIds, geography, places.level).rows.map(({ areaId }) => areaId);
  return { filters: [origins, { column: 'destination_id', in: ends }], count: ids.length * ends.length };
}

function listDemoFilters({ filter }: CanonicalQuestion): readonly KeyFilter[] {
  return [filter.ageFilter, filter.genderFilter].filter((found) => found !== undefined);
}

function countCellsPerStep({ filter }: CanonicalQuestion, { family }: FamilyRoute): number {
  const { keys } = getFamilyShape(family);
  const ages = filter.ageFilter !== undefined && 'in' in filter.ageFilter ? filter.ageFilter.in.length : AGE_BANDS.length + 1;
  const isCoarse = family === 'dwell-site-week-daypart';
  const sizes: Readonly<Partial<Record<KeyColumn, number>>> = {
    age_band: keys.includes('gender') ? filter.leaves.length : ages,
    dwell_band: isCoarse ? COARSE_DWELL_BANDS.length : DWELL_BANDS.length,
    daypart: DAYPARTS.length,
    kind: family === 'loyalty-site-week' ? loyaltyKinds : visitorKinds,
    days_band: daysBands,
    country: countriesMost,
  };
  return keys.reduce((product, column) => product * (sizes[column] ?? 1), 1);
}
