import {
  CatalogueDocument,
  DwellByDayDocument,
  PlacesDocument,
  PresenceDocument,
  ViewerDocument,
  WindowShoppersDocument,
} from '@passerby/client/operations';
import type { Grain, Measure, ViewerQuery } from '@passerby/client/operations';
import type { Demo } from '../../shell/demo.ts';

/** One tab of the page: a question ready to run. */
export interface Question {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

/** What who asks may see. */
export type QuestionLicence = ViewerQuery['viewer']['licence'];

/** Placeholders that show the shape of an id and a window where there is no demo. */
const anyMarket: Omit<Demo, 'personas'> = {
  market: 'market',
  site: 'market:site',
  area: 'market:area',
  week: { from: '2026-10-05', to: '2026-10-12' },
  day: { from: '2026-10-05', to: '2026-10-06' },
};

const windowShoppers = `# How long do women of 25-34 stop at this street, by week?
# Values are noised once, at release;
# lower and upper bound the truth, 95 %.
${textOf(WindowShoppersDocument)}`;
const presence = `# Who is in this zone, hour by hour, by age and gender?
${textOf(PresenceDocument)}`;
const dwellByDay = `# How long do people stop at this street, day by day?
${textOf(DwellByDayDocument)}`;
const catalogue = `# What may I ask of this market, and how is it measured?
${textOf(CatalogueDocument)}`;
const places = `# What is there to ask about?
${textOf(PlacesDocument)}`;
const whoAmI = `# Who am I to Passerby, and what may I see?
${textOf(ViewerDocument)}`;

/**
 * The demo's questions with their variables filled in, the founding one first; of those only what the licence of who asks allows.
 * All of them where nobody asks yet.
 */
export function listQuestions(demo: Demo | undefined, licence?: QuestionLicence): readonly Question[] {
  const { market, site, area, week, day } = demo ?? anyMarket;
  const allows = ({ measure, grain, isByDemo }: Needs): boolean =>
    licence === undefined ||
    (licence.finestLevel === 'ZONE' &&
      licence.measures.includes(measure) &&
      licence.grains.includes(grain) &&
      (licence.demo || !isByDemo));
  return [
    ...(allows({ measure: 'DWELL', grain: 'WEEK', isByDemo: true }) ? [question(windowShoppers, { site, window: week })] : []),
    ...(allows({ measure: 'PRESENCE', grain: 'HOUR', isByDemo: true })
      ? [question(presence, { areas: [area], window: day, first: 1000, after: null })]
      : []),
    ...(allows({ measure: 'DWELL', grain: 'DAY', isByDemo: false }) ? [question(dwellByDay, { site, window: week })] : []),
    question(catalogue, { market }),
    question(places, { market, first: 100 }),
    question(whoAmI, {}),
  ];
}

/** What a licence must allow for a question about a site or a zone. */
interface Needs {
  readonly measure: Measure;
  readonly grain: Grain;
  readonly isByDemo: boolean;
}

function question(query: string, variables: object): Question {
  return { query, variables: JSON.stringify(variables, null, 2) };
}

function textOf(document: { toString(): string }): string {
  return `${document.toString().trim()}\n`;
}
