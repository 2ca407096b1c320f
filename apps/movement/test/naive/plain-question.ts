/** A question as the graph takes it: names of enums and qualified ids, nothing looked up. */
export interface PlainQuestion {
  readonly field:
    | 'presence'
    | 'visitors'
    | 'dwell'
    | 'flows'
    | 'catchment'
    | 'loyalty'
    | 'frequency'
    | 'roamers'
    | 'residents'
    | 'workers'
    | 'audience'
    | 'trend'
    | 'compare';
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
  /** Whether dwell shows its median. */
  readonly hasMedian?: boolean;
  /** Whether the answer comes packed. */
  readonly isPacked?: boolean;
  /** What a trend or a comparison is of. */
  readonly measure?: 'PRESENCE' | 'VISITORS';
  readonly baseline?: 'SAME_WEEKDAYS' | 'WEEKS_BEFORE' | 'YEAR_BEFORE';
  readonly weeks?: number;
  /** The place that the others are compared with. */
  readonly reference?: string;
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
const oneSiteFields = new Set(['dwell', 'catchment', 'audience']);
const fieldsOfEveryone = new Set(['flows', 'catchment', 'loyalty', 'frequency', 'roamers', 'audience']);
const periodFields = new Set(['residents', 'workers']);
const figure = '{ value lower upper grade status }';

/** What rows of a field show beside the figure. */
const besideOf: Readonly<Partial<Record<PlainQuestion['field'], string>>> = {
  catchment: `share ${figure} cumulative ${figure} tradeArea penetration ${figure}`,
  audience: `share ${figure} index ${figure}`,
  trend: `baseline ${figure} change ${figure} against`,
  compare: `ratio ${figure}`,
};

/** The subgraph that answers a question. */
export function subgraphOf({ field }: PlainQuestion): 'demographics' | 'movement' {
  return periodFields.has(field) || field === 'audience' ? 'demographics' : 'movement';
}

/** The query of a question; `$after` pages on. */
export function toQuery(question: PlainQuestion): string {
  const { field, grain, first = 1000, hasShares = false, hasMedian = false, isPacked = false } = question;
  const shown = listShown(question);
  const fields = shown.map((dimension) => (dimension === 'TIME' ? timeFieldOf[grain] : (fieldOf[dimension] ?? '')));
  const packed = shown.map((dimension) => (dimension === 'TIME' ? 'time' : (fieldOf[dimension]?.replace(' { id }', '') ?? '')));
  const beside = hasShares ? `share ${figure}` : (besideOf[field] ?? '');
  const isPaged = field !== 'audience' && !isPacked;
  return `query Plain${isPaged ? '($after: String)' : ''} {
    answer: ${field}(${[...listArguments(question), ...(isPaged ? [`first: ${first}`, 'after: $after'] : [])].join(', ')}) {
      ${isPacked ? `columns { length ${packed.join(' ')} value lower upper grade status }` : ''}
      ${isPacked ? '' : `nodes { ${fields.join(' ')} ${beside} estimate ${figure} } pageInfo { hasNextPage endCursor }`}
      ${hasMedian ? `median ${figure}` : ''} ${field === 'audience' ? `total ${figure} referencePeriod` : ''}
    }
  }`;
}

/** The dimensions that rows show, those that a field always has among them. */
export function listShown({ field, sites, groupBy }: PlainQuestion): readonly string[] {
  if (field === 'catchment') return [...groupBy, 'HOME_DISTRICT'];
  if (field === 'trend') return [...groupBy, 'TIME'];
  if (field === 'compare') return [sites === undefined ? 'AREA' : 'SITE', ...groupBy];
  return groupBy;
}

function listArguments(question: PlainQuestion): readonly string[] {
  const { field, areas, destinations, sites, groupBy, unit, partial, mean, extra } = question;
  const { measure, baseline, weeks, reference } = question;
  return [
    ...(areas === undefined ? [] : [`areas: ${toSelector(areas)}`]),
    ...(destinations === undefined ? [] : [`destinations: ${toSelector(destinations)}`]),
    ...(sites === undefined ? [] : [oneSiteFields.has(field) ? `site: "${sites[0]}"` : `sites: ${JSON.stringify(sites)}`]),
    ...listTime(question),
    `groupBy: [${groupBy.join(', ')}]`,
    `unit: ${unit}`,
    ...(partial === undefined ? [] : [`partial: ${partial}`]),
    ...(mean === undefined ? [] : [`mean: ${mean}`]),
    ...(measure === undefined ? [] : [`measure: ${measure}`]),
    ...(baseline === undefined ? [] : [`baseline: ${baseline}`]),
    ...(weeks === undefined ? [] : [`weeks: ${weeks}`]),
    ...(reference === undefined ? [] : [`reference: "${reference}"`]),
    ...(fieldsOfEveryone.has(field) ? [] : listGroup(question)),
    ...(extra === undefined ? [] : [extra]),
  ];
}

function listTime({ field, from, to, grain }: PlainQuestion): readonly string[] {
  if (periodFields.has(field)) return [`period: "${from}"`];
  return [`window: { from: "${from}", to: "${to}" }`, ...(field === 'audience' ? [] : [`grain: ${grain}`])];
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
