import type { PlainAreas, PlainQuestion } from './plain-question.ts';

type Labels = Readonly<Record<string, string | null>>;
type Level = 'REGION' | 'DISTRICT' | 'ZONE';

/** The market of the tests, written out. */
const chainOf: Readonly<Record<string, Readonly<Record<Level, string>>>> = {
  n1: { ZONE: 'n1', DISTRICT: 'north', REGION: 'tiny' },
  n2: { ZONE: 'n2', DISTRICT: 'north', REGION: 'tiny' },
  s1: { ZONE: 's1', DISTRICT: 'south', REGION: 'tiny' },
};
const levels: Readonly<Record<string, Level>> = { tiny: 'REGION', north: 'DISTRICT', south: 'DISTRICT' };
const agesAndUnknown = 8;

/** The rows that a question has by place even where nothing was counted, and the row that a cell belongs to. */
export interface PlainPlaces {
  readonly seeds: readonly Labels[];
  /** Undefined for a cell elsewhere. */
  find(key: Readonly<Record<string, string>>): Labels | undefined;
}

export function listPlaces(question: PlainQuestion): PlainPlaces {
  const { field, sites, areas, groupBy } = question;
  if (field === 'flows') return listPairs(question);
  if (sites !== undefined) {
    const labelOf = (id: string): Labels => (groupBy.includes('SITE') ? { SITE: `tinytown:${id}` } : {});
    const ids = [...new Set(sites.map(unqualified))];
    return {
      seeds: groupBy.includes('SITE') ? ids.map(labelOf) : [{}],
      find: ({ site_id: id = '' }) => (ids.includes(id) ? labelOf(id) : undefined),
    };
  }
  const level = levelOf(areas);
  const zones = zonesOf(areas);
  const rowOf = (id: string): string => (levels[id] === undefined ? (chainOf[id]?.[level] ?? '') : id);
  const labelOf = (id: string): Labels => (groupBy.includes('AREA') ? { AREA: `tinytown:${rowOf(id)}` } : {});
  const rows = new Set(zones.map(rowOf));
  return {
    seeds: zones.map(labelOf),
    find: ({ area_id: id = '' }) => (zones.includes(id) || (levels[id] !== undefined && rows.has(id)) ? labelOf(id) : undefined),
  };
}

/** The level of the rows: the one asked for, else the finest that is named. */
export function levelOf(areas: PlainAreas | undefined): Level {
  if (areas?.level !== undefined) return areas.level;
  const named = new Set(listIds(areas).map((id) => levels[id] ?? 'ZONE'));
  if (named.has('ZONE')) return 'ZONE';
  return named.has('DISTRICT') ? 'DISTRICT' : 'REGION';
}

/** Whether a question's target group leaves nobody out. */
export function isAboutEveryone({ ages, genders }: PlainQuestion): boolean {
  if (ages === undefined && genders === undefined) return true;
  const hasUnknown = ages?.includes('UNKNOWN') === true || genders?.includes('UNKNOWN') === true;
  const hasAges = ages === undefined || new Set([...ages, 'UNKNOWN']).size === agesAndUnknown;
  const hasGenders = genders === undefined || (genders.includes('FEMALE') && genders.includes('MALE'));
  return hasUnknown && hasAges && hasGenders;
}

function listPairs({ areas, destinations, groupBy }: PlainQuestion): PlainPlaces {
  const level = levelOf(areas);
  const rowsOf = (selected: PlainAreas | undefined): readonly string[] =>
    zonesOf(selected).map((zone) => chainOf[zone]?.[level] ?? '');
  const [origins, ends] = [rowsOf(areas), destinations === undefined ? undefined : rowsOf(destinations)];
  return {
    seeds: [],
    find({ origin_id: origin = '', destination_id: end = '' }) {
      if (!origins.includes(origin) || ends?.includes(end) === false) return undefined;
      return {
        ...(groupBy.includes('ORIGIN') ? { ORIGIN: `tinytown:${origin}` } : {}),
        ...(groupBy.includes('DESTINATION') ? { DESTINATION: `tinytown:${end}` } : {}),
      };
    },
  };
}

function zonesOf(areas: PlainAreas | undefined): readonly string[] {
  const ids = listIds(areas);
  return Object.entries(chainOf)
    .filter(([, chain]) => Object.values(chain).some((id) => ids.includes(id)))
    .map(([zone]) => zone);
}

function listIds(areas: PlainAreas | undefined): readonly string[] {
  return [...(areas?.ids ?? []), ...(areas?.within === undefined ? [] : [areas.within])].map(unqualified);
}

function unqualified(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
