import { PlacesDocument, WindowShoppersDocument } from '@passerby/client/operations';
import type { WindowShoppersQuery } from '@passerby/client/operations';
import { PasserbyError } from '@passerby/domain/error';
import { askGraph } from './demo-graph.ts';
import type { Access } from './demo-graph.ts';
import { demoWeek } from './demo-parameters.ts';

/** Asked about before any other street of the market. */
const favouriteSite = 'oxford-street';

type Dwell = NonNullable<NonNullable<WindowShoppersQuery['site']>['dwell']>;
type Estimate = Dwell['median'];

/** Where the demo asks: one shopping street and one zone, by their ids in the graph. */
export interface DemoPlaces {
  readonly site: string;
  readonly siteName: string;
  readonly area: string;
}

export async function getDemoPlaces(access: Access, market: string): Promise<DemoPlaces> {
  const { sites, areas } = await askGraph(access, PlacesDocument, { market });
  const site =
    sites.nodes.find(({ id }) => id === `${market}:${favouriteSite}`) ?? sites.nodes.find(({ kind }) => kind === 'HIGH_STREET');
  const area = areas.nodes[0];
  if (site === undefined || area === undefined)
    throw new PasserbyError('NOT_FOUND', `${market} has no shopping street to ask about`);
  return { site: site.id, siteName: site.name, area: area.id };
}

/** A line for a shell that asks the founding question (graphql.md, the first of the two fixed ones) of the released week. */
export function curlLine({ url, key }: Access, site: string): string {
  const query = WindowShoppersDocument.toString().trim().replaceAll(/\s+/g, ' ');
  const body = JSON.stringify({ query, variables: { site, window: demoWeek } });
  return `curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${key}' -d '${body}'`;
}

/** Asks it and says the answer as lines for people: one a dwell band, with its 95 % interval, and the median. */
export async function answerFoundingQuestion(access: Access, site: string): Promise<readonly string[]> {
  const { site: street } = await askGraph(access, WindowShoppersDocument, { site, window: demoWeek });
  const dwell = street?.dwell ?? noAnswer();
  const bands = dwell.nodes.map(({ dwellBand, estimate }) => `${bandName(dwellBand ?? '').padEnd(12)} ${describe(estimate)}`);
  const { median } = dwell;
  return [...bands, `${'median'.padEnd(12)} ${describe(median)}${median.value === null ? '' : ' min'}`];
}

function noAnswer(): never {
  throw new PasserbyError('NOT_FOUND', 'the demo asked about a street that the graph does not know');
}

/** `MIN_5_15` as `5-15 min`, `MIN_120_PLUS` as `120+ min`. */
function bandName(label: string): string {
  return `${label.replace('MIN_', '').replace('_PLUS', '+').replace('_', '-')} min`;
}

function describe({ value, lower, upper, status }: Estimate): string {
  return value === null ? status.toLowerCase().replaceAll('_', ' ') : `${value} (${lower} to ${upper})`;
}
