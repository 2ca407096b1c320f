import {
  DwellByDayDocument,
  PlacesDocument,
  PresenceDocument,
  ViewerDocument,
  WindowShoppersDocument,
} from '@passerby/client/operations';
import type { Demo } from '../../shell/demo.ts';

/** One tab of the console: a question ready to run. */
export interface Question {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

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
const places = `# What is there to ask about?
${textOf(PlacesDocument)}`;
const whoAmI = `# Who am I to Passerby, and what may I see?
${textOf(ViewerDocument)}`;

/** The demo's questions with their variables filled in, the founding one first. */
export function listQuestions(demo: Demo | undefined): readonly Question[] {
  const { market, site, area, week, day } = demo ?? anyMarket;
  return [
    question(windowShoppers, { site, window: week }),
    question(presence, { areas: [area], window: day, first: 1000, after: null }),
    question(dwellByDay, { site, window: week }),
    question(places, { market, first: 100 }),
    question(whoAmI, {}),
  ];
}

function question(query: string, variables: object): Question {
  return { query, variables: JSON.stringify(variables, null, 2) };
}

function textOf(document: { toString(): string }): string {
  return `${document.toString().trim()}\n`;
}
