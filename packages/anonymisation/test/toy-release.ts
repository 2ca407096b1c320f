import { addDays, DAYPARTS, isoWeekOf, listDays, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { FAMILY_NAMES, getFamilyShape, MEASURES } from '@passerby/domain/family';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import type { Market } from '@passerby/domain/market';
import type { Area, Site } from '@passerby/domain/place';
import standardJson from '../policies/standard.json' with { type: 'json' };
import { guaranteeOf } from '../src/accountant.ts';
import type { CellPlan, CellSource, CellSum, EditionFacts, KeyFilter, KeyValue, ReleaseFacts } from '../src/plan.ts';
import { familyNoise, parsePolicy } from '../src/policy.ts';
import { toNumber, toPair } from '../src/rational.ts';

const policy = parsePolicy(standardJson);
const windowDays = { day: 1, week: 7, period: 28 } as const;

export const FIRST_DAY = '2026-10-05';
export const LAST_DAY = '2026-11-02';
export const ZONES = ['z1', 'z2', 'z3', 'z4', 'z5'];
export const SITES = ['mall', 'station'];

export type Cell = Readonly<Partial<Record<KeyColumn, KeyValue>>>;
/** The noisy count that the toy release stores for a cell. */
export type CountOf = (family: FamilyName, cell: Cell) => number;

export const openLicence: Licence = {
  markets: ['toy'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: ['HOUR', 'DAY', 'WEEK', 'PERIOD'],
  measures: MEASURES,
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

export const now = new Date('2026-11-05T12:00:00Z');

/** What a toy release leaves out. */
export interface ToyGaps {
  readonly families?: readonly FamilyName[];
  readonly missingDays?: readonly LocalDay[];
}

/** An edition of one region, two districts, five zones and two sites over one budget period with the autumn clock change. */
export function toyEdition({ families = FAMILY_NAMES, missingDays = [] }: ToyGaps = {}): EditionFacts {
  return {
    id: 'toy-edition',
    market: toyMarket,
    publishedAt: '2026-11-04T06:00:00Z',
    methodVersion: '1',
    guarantee: guaranteeOf(policy.cap),
    releases: (['day', 'week', 'period'] as const).flatMap((kind) => listReleases(kind, families, missingDays)),
    areas: [
      areaOf({ areaId: 'r1', level: 'REGION', parentId: null }),
      ...['d1', 'd2'].map((areaId) => areaOf({ areaId, level: 'DISTRICT', parentId: 'r1' })),
      ...ZONES.map((areaId, index) =>
        areaOf({ areaId, level: 'ZONE', parentId: index < 3 ? 'd1' : 'd2', longitude: index / 10 }),
      ),
    ],
    sites: [siteOf('mall', 0.01), siteOf('station', 0.39)],
  };
}

const toyMarket: Market = {
  id: 'toy',
  name: 'Toy',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: FIRST_DAY,
  holidays: [],
  operatorShare: null,
};

function areaOf(area: Pick<Area, 'areaId' | 'level' | 'parentId'> & Partial<Area>): Area {
  const rest = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { name: area.areaId, longitude: 0, latitude: 51.5, ...rest, ...area };
}

function siteOf(siteId: string, longitude: number): Site {
  return { siteId, name: siteId, kind: 'MALL', longitude, latitude: 51.5, radiusM: 100, owner: null, sensitive: false };
}

/** Serves a toy edition by looping over every cell of the public domain. */
export function toySource(edition: EditionFacts, countOf: CountOf): CellSource & { readonly plans: CellPlan[] } {
  const plans: CellPlan[] = [];
  return {
    plans,
    listMarkets: () => ['toy'],
    findEdition: (market) => (market === 'toy' ? edition : undefined),
    sumCells: async (_, plan) => {
      plans.push(plan);
      return sumPlan(edition, plan, countOf);
    },
  };
}

export function sumPlan(edition: EditionFacts, plan: CellPlan, countOf: CountOf): readonly CellSum[] {
  const variance = toNumber(familyNoise(policy, plan.family).sigma2);
  const sums = new Map<string, { key: readonly KeyValue[]; sum: number; cells: number; variance: number }>();
  for (const cell of listCells(edition, plan.family, plan.filters)) {
    const key = plan.groupBy.map((column) => cell[column] ?? '');
    const group = sums.get(key.join('|')) ?? { key, sum: 0, cells: 0, variance: 0 };
    group.sum += countOf(plan.family, cell);
    group.cells += 1;
    group.variance += variance;
    sums.set(key.join('|'), group);
  }
  return [...sums.values()];
}

/** Every cell of a family that the edition's releases hold and the filters keep, in the order of the domain. */
export function listCells(edition: EditionFacts, family: FamilyName, filters: readonly KeyFilter[]): readonly Cell[] {
  const { keys, window } = getFamilyShape(family);
  const releases = edition.releases.filter((release) => release.kind === window && release.families[family] !== undefined);
  const times = releases.flatMap(({ window: { from } }): readonly KeyValue[] => {
    if (keys.includes('at')) return listHoursOfDay(from, edition.market.timeZone);
    return [window === 'week' ? isoWeekOf(from) : from];
  });
  return keys
    .filter((column) => column !== 'gender')
    .reduce<readonly Cell[]>(
      (cells, column) =>
        cells.flatMap((cell) =>
          valuesOf(family, column, times)
            .map((value): Cell => Object.assign({}, cell, value))
            .filter((made) => filters.every((filter) => isKept(made, filter))),
        ),
      [{}],
    );
}

function valuesOf(family: FamilyName, column: KeyColumn, times: readonly KeyValue[]): readonly Cell[] {
  const { keys, place, measure } = getFamilyShape(family);
  const areas = place.startsWith('DISTRICT') ? ['d1', 'd2'] : ZONES;
  const bands = family === 'dwell-site-week-daypart' ? COARSE_DWELL_BANDS : DWELL_BANDS;
  if (column === 'age_band' && keys.includes('gender'))
    return DEMO_LEAVES.map(({ ageBand, gender }) => ({ age_band: ageBand, gender }));
  const values: Readonly<Partial<Record<KeyColumn, readonly KeyValue[]>>> = {
    area_id: areas,
    origin_id: areas,
    destination_id: areas,
    site_id: SITES,
    home_district_id: ['d1', 'd2', 'unknown'],
    age_band: [...AGE_BANDS, 'unknown'],
    dwell_band: bands.map(({ label }) => label),
    daypart: DAYPARTS,
    kind: measure === 'loyalty' ? ['new', 'returning'] : ['resident', 'worker', 'other'],
    days_band: ['1', '2', '3-4', '5-9', '10+'],
    country: ['DE', 'FR'],
  };
  return (values[column] ?? times).map((value) => ({ [column]: value }));
}

function isKept(cell: Cell, filter: KeyFilter): boolean {
  const value = cell[filter.column];
  if (value === undefined) return true;
  return 'in' in filter ? filter.in.includes(value) : value >= filter.from && value < filter.to;
}

function listReleases(
  kind: WindowKind,
  families: readonly FamilyName[],
  missingDays: readonly LocalDay[],
): readonly ReleaseFacts[] {
  return listDays(FIRST_DAY, LAST_DAY)
    .filter((day, index) => index % windowDays[kind] === 0 && !missingDays.includes(day))
    .map((from) => ({
      id: `${kind}-${from}`,
      kind,
      window: { from, to: addDays(from, windowDays[kind]) },
      families: Object.fromEntries(
        families
          .filter((family) => getFamilyShape(family).window === kind)
          .map((family) => [family, { sigma2: toPair(familyNoise(policy, family).sigma2) }]),
      ),
    }));
}
