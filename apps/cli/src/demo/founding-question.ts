import { PasserbyError } from '@passerby/domain/error';
import { demoWeek } from './demo-parameters.ts';
import { askGraph } from './graph-client.ts';

/** How long women of 25-34 stop at a street, by week (graphql.md, the first of the two fixed questions), on one line. */
const windowShoppers =
  'query WindowShoppers($site: ID!, $window: Window!) { site(id: $site) { id name ' +
  'dwell(window: $window, grain: WEEK, targetGroup: { ageBands: [AGE_25_34], genders: [FEMALE] }, groupBy: [DWELL_BAND]) ' +
  '{ edition { id } guarantee { rhoPerPeriod epsilon } counts nodes { dwellBand estimate { value lower upper grade status } } ' +
  'median { value lower upper status } } } }';

const placesToAskAbout =
  'query Places($market: ID!) { sites(market: $market, first: 100) { nodes { id name kind } } ' +
  'areas(market: $market, level: ZONE, first: 1) { nodes { id name } } }';

/** Asked about before any other street of the market. */
const favouriteSite = 'oxford-street';

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
interface Places {
  readonly sites: Nodes<{ readonly id: string; readonly name: string; readonly kind: string }>;
  readonly areas: Nodes<{ readonly id: string; readonly name: string }>;
}
interface Estimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string;
}
interface WindowShoppersAnswer {
  readonly site: {
    readonly name: string;
    readonly dwell: {
      readonly nodes: readonly { readonly dwellBand: string; readonly estimate: Estimate }[];
      readonly median: Estimate;
    };
  };
}

/** Where the demo asks: one shopping street and one zone, by their ids in the graph. */
export interface DemoPlaces {
  readonly site: string;
  readonly siteName: string;
  readonly area: string;
}

/** The gateway's origin and a key. */
export interface Access {
  readonly url: string;
  readonly key: string;
}

export async function getDemoPlaces(access: Access, market: string): Promise<DemoPlaces> {
  const { sites, areas } = await askGraph<Places>(access, placesToAskAbout, { market });
  const site =
    sites.nodes.find(({ id }) => id === `${market}:${favouriteSite}`) ?? sites.nodes.find(({ kind }) => kind === 'HIGH_STREET');
  const area = areas.nodes[0];
  if (site === undefined || area === undefined)
    throw new PasserbyError('NOT_FOUND', `${market} has no shopping street to ask about`);
  return { site: site.id, siteName: site.name, area: area.id };
}

/** A line for a shell that asks the founding question of the released week. */
export function curlLine({ url, key }: Access, site: string): string {
  const body = JSON.stringify({ query: windowShoppers, variables: { site, window: demoWeek } });
  return `curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${key}' -d '${body}'`;
}

/** Asks it and says the answer as lines for people: one a dwell band, with its 95 % interval, and the median. */
export async function answerFoundingQuestion(access: Access, site: string): Promise<readonly string[]> {
  const { site: street } = await askGraph<WindowShoppersAnswer>(access, windowShoppers, { site, window: demoWeek });
  const bands = street.dwell.nodes.map(({ dwellBand, estimate }) => `${bandName(dwellBand).padEnd(12)} ${describe(estimate)}`);
  const { median } = street.dwell;
  return [...bands, `${'median'.padEnd(12)} ${describe(median)}${median.value === null ? '' : ' min'}`];
}

/** `MIN_5_15` as `5-15 min`, `MIN_120_PLUS` as `120+ min`. */
function bandName(label: string): string {
  return `${label.replace('MIN_', '').replace('_PLUS', '+').replace('_', '-')} min`;
}

function describe({ value, lower, upper, status }: Estimate): string {
  return value === null ? status.toLowerCase().replaceAll('_', ' ') : `${value} (${lower} to ${upper})`;
}
