import type { Demo } from './demo.ts';

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
query WindowShoppers($site: ID!, $window: Window!) {
  site(id: $site) {
    id
    name
    dwell(
      window: $window
      grain: WEEK
      targetGroup: {
        ageBands: [AGE_25_34]
        genders: [FEMALE]
      }
      groupBy: [DWELL_BAND]
    ) {
      edition { id }
      guarantee { rhoPerPeriod epsilon }
      counts
      nodes {
        dwellBand
        estimate { value lower upper grade status }
      }
      median { value lower upper status }
    }
  }
}
`;

const presence = `# Who is in this zone, hour by hour, by age and gender?
query Presence($areas: [ID!], $window: Window!) {
  presence(
    areas: { ids: $areas }
    window: $window
    grain: HOUR
    groupBy: [AREA, TIME, AGE_BAND, GENDER]
    unit: DEVICES
    first: 1000
  ) {
    edition { id }
    nodes {
      area { id }
      at
      ageBand
      gender
      estimate { value lower upper status }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const dwellByDay = `# How long do people stop at this street, day by day?
query DwellByDay($site: ID!, $window: Window!) {
  site(id: $site) {
    name
    dwell(window: $window, grain: DAY, groupBy: [TIME, DWELL_BAND]) {
      counts
      nodes {
        day
        dwellBand
        estimate { value lower upper grade status }
      }
    }
  }
}
`;

const places = `# What is there to ask about?
query Places($market: ID!) {
  market(id: $market) {
    name
    timeZone
    edition { id publishedAt releases { id window manifest } }
  }
  sites(market: $market, first: 20) { nodes { id name kind } }
  areas(market: $market, level: ZONE, first: 50) { nodes { id name } }
}
`;

const whoAmI = `# Who am I to Passerby, and what may I see?
query WhoAmI {
  viewer {
    organisation { name kind }
    key { name prefix expiresAt }
    licence {
      markets areas finestLevel
      grains measures demo
    }
  }
}
`;

/** The demo's questions with their variables filled in, the founding one first. */
export function listQuestions(demo: Demo | undefined): readonly Question[] {
  const { market, site, area, week, day } = demo ?? anyMarket;
  return [
    question(windowShoppers, { site, window: week }),
    question(presence, { areas: [area], window: day }),
    question(dwellByDay, { site, window: week }),
    question(places, { market }),
    question(whoAmI, {}),
  ];
}

function question(query: string, variables: object): Question {
  return { query, variables: JSON.stringify(variables, null, 2) };
}
