/** A question as the graph takes it: names of enums and qualified ids, nothing looked up. */
export interface PlainQuestion {
  readonly field: 'presence' | 'visitors' | 'dwell' | 'flows' | 'catchment' | 'loyalty' | 'frequency' | 'roamers';
  readonly areas?: PlainAreas;
  readonly destinations?: PlainAreas;
  readonly sites?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly grain: 'HOUR' | 'DAY' | 'WEEK' | 'PERIOD';
  readonly groupBy: readonly string[];
  readonly ages?: readonly string[];
  readonly genders?: readonly string[];
  readonly unit: 'DEVICES' | 'PEOPLE';
  readonly partial?: boolean;
  readonly mean?: boolean;
  /** Whether rows show their share, which makes the total known. */
  readonly hasShares?: boolean;
  /** Rows of a page; 1000 when absent. */
  readonly first?: number;
  /** Arguments that no valid question has. */
  readonly extra?: string;
}

/** The value of an AreaSelector. */
export interface PlainAreas {
  readonly ids?: readonly string[];
  readonly within?: string;
  readonly level?: 'REGION' | 'DISTRICT' | 'ZONE';
}

/** The row fields that show each dimension. */
const fieldOf: Readonly<Record<string, string>> = {
  AREA: 'area { id }',
  SITE: 'site { id }',
  ORIGIN: 'origin { id }',
  DESTINATION: 'destination { id }',
  HOME_DISTRICT: 'homeDistrict { id }',
  WEEKDAY: 'weekday',
  DAY_TYPE: 'dayType',
  HOUR_OF_DAY: 'hourOfDay',
  DAYPART: 'daypart',
  DWELL_BAND: 'dwellBand',
  DAYS_BAND: 'daysBand',
  KIND: 'kind',
  COUNTRY: 'country',
  AGE_BAND: 'ageBand',
  GENDER: 'gender',
};
const timeFieldOf = { HOUR: 'at', DAY: 'day', WEEK: 'week', PERIOD: 'period' } as const;
const oneSiteFields = new Set(['dwell', 'catchment']);
const fieldsOfEveryone = new Set(['flows', 'catchment', 'loyalty', 'frequency', 'roamers']);

/** The query of a question; `$after` pages on. */
export function toQuery(question: PlainQuestion): string {
  const { field, grain, groupBy, first = 1000, hasShares = false } = question;
  const shown = [...groupBy, ...(field === 'catchment' ? ['HOME_DISTRICT'] : [])];
  const fields = shown.map((dimension) => (dimension === 'TIME' ? timeFieldOf[grain] : (fieldOf[dimension] ?? '')));
  return `query Plain($after: String) {
    answer: ${field}(${listArguments(question).join(', ')}, first: ${first}, after: $after) {
      nodes { ${fields.join(' ')} ${hasShares ? 'share { status } ' : ''}estimate { value lower upper grade status } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
}

function listArguments(question: PlainQuestion): readonly string[] {
  const { field, areas, destinations, sites, from, to, grain, groupBy, unit, partial, mean, extra } = question;
  return [
    ...(areas === undefined ? [] : [`areas: ${toSelector(areas)}`]),
    ...(destinations === undefined ? [] : [`destinations: ${toSelector(destinations)}`]),
    ...(sites === undefined ? [] : [oneSiteFields.has(field) ? `site: "${sites[0]}"` : `sites: ${JSON.stringify(sites)}`]),
    `window: { from: "${from}", to: "${to}" }`,
    `grain: ${grain}`,
    `groupBy: [${groupBy.join(', ')}]`,
    `unit: ${unit}`,
    ...(partial === undefined ? [] : [`partial: ${partial}`]),
    ...(mean === undefined ? [] : [`mean: ${mean}`]),
    ...(fieldsOfEveryone.has(field) ? [] : listGroup(question)),
    ...(extra === undefined ? [] : [extra]),
  ];
}

function listGroup({ ages, genders }: PlainQuestion): readonly string[] {
  if (ages === undefined && genders === undefined) return [];
  const parts = [
    ...(ages === undefined ? [] : [`ageBands: [${ages.join(', ')}]`]),
    ...(genders === undefined ? [] : [`genders: [${genders.join(', ')}]`]),
  ];
  return [`targetGroup: { ${parts.join(', ')} }`];
}

function toSelector({ ids, within, level }: PlainAreas): string {
  const parts = [
    ...(ids === undefined ? [] : [`ids: ${JSON.stringify(ids)}`]),
    ...(within === undefined ? [] : [`within: "${within}"`]),
    ...(level === undefined ? [] : [`level: ${level}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}
