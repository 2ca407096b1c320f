import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestQuestion, TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMovementSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({ from: '2026-10-05', to: '2026-11-02', families: 'ALL', isNoisy: false });
  subgraph = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

type Json = Readonly<Record<string, unknown>>;

async function answerOf(field: string, question: Omit<TestQuestion, 'query'> = {}): Promise<Json> {
  const { data, errors } = await subgraph.ask<{ readonly answer: Json }>({ ...question, query: `{ answer: ${field} }` });
  expect(errors).toBeUndefined();
  return data?.answer ?? {};
}

async function refusalOf(field: string, question: Omit<TestQuestion, 'query'> = {}): Promise<Json | undefined> {
  const { data, errors } = await subgraph.ask<{ readonly answer: Json }>({ ...question, query: `{ answer: ${field} }` });
  expect(data?.answer ?? null).toBeNull();
  return errors?.[0]?.extensions;
}

const week = 'window: { from: "2026-10-19", to: "2026-10-26" }';
const sunday = 'window: { from: "2026-10-25", to: "2026-10-26" }';
const zone = 'areas: { ids: ["tinytown:n1"] }';

describe('trend', () => {
  test('by day, against the mean of the same weekday of the weeks that are released, and says which', async () => {
    const answer = await answerOf(
      `trend(measure: VISITORS, ${zone}, ${sunday}) { baseline weeks baselineWindow cost notes coverage { isWhole } nodes { day estimate { value } baseline { value } change { value status } against } }`,
    );
    expect(answer).toEqual({
      baseline: 'SAME_WEEKDAYS',
      weeks: 4,
      baselineWindow: '2026-09-27/2026-10-19',
      cost: 1 + 22,
      notes: [],
      coverage: { isWhole: true },
      nodes: [
        {
          day: '2026-10-25',
          estimate: { value: 13_500 },
          baseline: { value: 13_500 },
          change: { value: 100, status: 'PUBLISHED' },
          against: ['2026-10-18', '2026-10-11'],
        },
      ],
    });
  });

  test('a day of 25 hours has more device-hours than one of 24, but as many an hour', async () => {
    const ofDay = (mean: boolean) =>
      answerOf(
        `trend(measure: PRESENCE, ${zone}, ${sunday}, baseline: WEEKS_BEFORE, mean: ${mean}) { nodes { change { value } } }`,
      );
    expect(await ofDay(false)).toEqual({ nodes: [{ change: { value: 104.2 } }] });
    expect(await ofDay(true)).toEqual({ nodes: [{ change: { value: 100 } }] });
  });

  test('the repeated hour is compared with the one hour of a day that has it once', async () => {
    const { nodes } = await answerOf(
      `trend(measure: PRESENCE, ${zone}, ${sunday}, grain: HOUR, weeks: 1, first: 4) { nodes { at against } }`,
    );
    expect(nodes).toEqual([
      { at: '2026-10-25T00:00:00+01:00', against: ['2026-10-18T00:00:00+01:00'] },
      { at: '2026-10-25T01:00:00+01:00', against: ['2026-10-18T01:00:00+01:00'] },
      { at: '2026-10-25T01:00:00+00:00', against: ['2026-10-18T01:00:00+01:00'] },
      { at: '2026-10-25T02:00:00+00:00', against: ['2026-10-18T02:00:00+01:00'] },
    ]);
  });

  test('by week, each place and demo group with its own baseline', async () => {
    const { nodes } = await answerOf(
      `trend(measure: VISITORS, sites: ["tinytown:high-street", "tinytown:station"], ${week}, grain: WEEK, baseline: WEEKS_BEFORE, groupBy: [SITE], targetGroup: { genders: [FEMALE] }) { nodes { site { id } week estimate { value } change { value } against } }`,
    );
    expect(nodes).toEqual([
      {
        site: { id: 'tinytown:high-street' },
        week: '2026-W43',
        estimate: { value: 7000 },
        change: { value: 100 },
        against: ['2026-W42'],
      },
      {
        site: { id: 'tinytown:station' },
        week: '2026-W43',
        estimate: { value: 420 },
        change: { value: 100 },
        against: ['2026-W42'],
      },
    ]);
  });

  test('what is withheld has no change', async () => {
    const { nodes } = await answerOf(
      `trend(measure: VISITORS, areas: { ids: ["tinytown:s1"] }, ${sunday}, weeks: 1) { nodes { change { value lower status } } }`,
    );
    expect(nodes).toEqual([{ change: { value: null, lower: null, status: 'BELOW_MINIMUM' } }]);
  });

  test.each([
    ['a year before the first release', 'baseline: YEAR_BEFORE', 'DATA_NOT_AVAILABLE'],
    ['no weeks', 'weeks: 0', 'BAD_USER_INPUT'],
    ['more weeks than a year has', 'weeks: 53', 'BAD_USER_INPUT'],
    ['weeks of a year before', 'baseline: YEAR_BEFORE, weeks: 1', 'BAD_USER_INPUT'],
    ['periods', 'grain: PERIOD', 'BAD_USER_INPUT'],
  ])('%s is refused', async (_name, how, code) => {
    expect(await refusalOf(`trend(measure: PRESENCE, ${zone}, ${week}, ${how}) { cost }`)).toMatchObject({ code });
  });

  test('the baseline must be licensed too', async () => {
    const field = `trend(measure: PRESENCE, ${zone}, ${week}) { cost }`;
    expect(await refusalOf(field, { licence: { historyFrom: '2026-10-19' } })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a cursor holds for one baseline', async () => {
    const page = (rest: string) => `trend(measure: VISITORS, ${zone}, ${week}, first: 1, ${rest}) { pageInfo { endCursor } }`;
    const { pageInfo } = await answerOf(page('weeks: 1'));
    const after = `after: "${(pageInfo as { readonly endCursor: string }).endCursor}"`;
    expect(await answerOf(page(`weeks: 1, ${after}`))).not.toEqual({ pageInfo });
    expect(await refusalOf(page(`weeks: 2, ${after}`))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('compare', () => {
  test('places against one of them, bucket by bucket', async () => {
    const answer = await answerOf(
      `compare(measure: VISITORS, areas: { ids: ["tinytown:n1", "tinytown:n2", "tinytown:s1"] }, reference: "tinytown:n2", ${sunday}) { referenceArea { id } referenceSite { id } nodes { area { id } estimate { value } ratio { value status } } }`,
    );
    expect(answer).toEqual({
      referenceArea: { id: 'tinytown:n2' },
      referenceSite: null,
      nodes: [
        { area: { id: 'tinytown:n1' }, estimate: { value: 13_500 }, ratio: { value: 450, status: 'PUBLISHED' } },
        { area: { id: 'tinytown:n2' }, estimate: { value: 3000 }, ratio: null },
        { area: { id: 'tinytown:s1' }, estimate: { value: null }, ratio: { value: null, status: 'BELOW_MINIMUM' } },
      ],
    });
  });

  test('the reference must be among the places', async () => {
    const field = `compare(measure: VISITORS, ${zone}, reference: "tinytown:n2", ${sunday}) { cost }`;
    expect(await refusalOf(field)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('catchment and shares', () => {
  const catchment = (fields: string) =>
    `catchment(site: "tinytown:station", ${week}) { nodes { homeDistrict { id } ${fields} } }`;

  test('a small part is withheld, and with it what would give it away', async () => {
    const { nodes } = await answerOf(catchment('estimate { value status } share { value status } tradeArea'));
    // 600 + 290 + 10 of unknown home, who are below the minimum group: the total and two parts would tell them.
    const rows = nodes as readonly { readonly estimate: Json; readonly share: Json }[];
    const withheld = rows.filter(({ estimate }) => estimate['status'] === 'BELOW_MINIMUM');
    expect(withheld.length).toBeGreaterThanOrEqual(2);
    for (const { share } of withheld) expect(share).toEqual({ value: null, status: 'BELOW_MINIMUM' });
  });

  test('without shares nothing more is withheld than what is small', async () => {
    const frequency = (fields: string) =>
      answerOf(
        `frequency(sites: ["tinytown:high-street"], window: { from: "2026-10-05", to: "2026-11-02" }) { nodes { estimate { value } ${fields} } }`,
      );
    const valuesOf = ({ nodes }: Json) =>
      (nodes as readonly { readonly estimate: Json }[]).map(({ estimate }) => estimate['value']);
    expect(valuesOf(await frequency(''))).toEqual([12_000, 6000, 4000, 2000, null]);
    expect(valuesOf(await frequency('share { value }'))).toEqual([12_000, 6000, 4000, null, null]);
  });

  test('penetration needs a licence for residents; the rest of the answer stands', async () => {
    const query = `{ answer: ${catchment('estimate { status } penetration { value }')} }`;
    const { data, errors } = await subgraph.ask<{ readonly answer: { readonly nodes: readonly Json[] } }>({
      query,
      licence: { measures: ['catchment'] },
    });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toContain('FORBIDDEN');
    expect(data?.answer.nodes.map((row) => row['penetration'])).toEqual([null, null, null]);
    expect(data?.answer.nodes[0]?.['estimate']).toEqual({ status: 'PUBLISHED' });
  });

  test('a share is of all visitors of that site and week', async () => {
    const { nodes } = await answerOf(
      `loyalty(sites: ["tinytown:high-street"], window: { from: "2026-10-12", to: "2026-10-26" }, groupBy: [KIND, TIME]) { nodes { week kind share { value } } }`,
    );
    expect(nodes).toEqual([
      { week: '2026-W42', kind: 'NEW', share: { value: 60 } },
      { week: '2026-W42', kind: 'RETURNING', share: { value: 40 } },
      { week: '2026-W43', kind: 'NEW', share: { value: 60 } },
      { week: '2026-W43', kind: 'RETURNING', share: { value: 40 } },
    ]);
  });
});

describe('columns', () => {
  interface Column {
    readonly labels: readonly string[];
    readonly codes: readonly number[];
  }
  interface Packed {
    readonly nodes: readonly { readonly [field: string]: unknown; readonly estimate: Json }[];
    readonly columns: Readonly<Record<string, unknown>> & { readonly length: number };
  }

  test.each([
    [
      'presence',
      `presence(areas: { within: "tinytown:tiny", level: ZONE }, ${sunday}, groupBy: [AREA, TIME, GENDER], first: 1000)`,
      ['ageBand', 'gender'],
    ],
    ['a typical week', `presence(${zone}, ${week}, groupBy: [WEEKDAY, HOUR_OF_DAY], mean: true, first: 1000)`, ['weekday']],
    ['dwell', `dwell(site: "tinytown:high-street", ${week}, groupBy: [DWELL_BAND, AGE_BAND])`, ['dwellBand', 'ageBand']],
    ['dwell by daypart', `dwell(site: "tinytown:station", ${week}, groupBy: [DAYPART, DWELL_BAND])`, ['daypart', 'dwellBand']],
    ['kinds of visitors', `visitors(sites: ["tinytown:station"], ${week}, grain: WEEK, groupBy: [KIND])`, ['kind']],
    ['roamers', `roamers(areas: { ids: ["tinytown:north"] }, ${week}, groupBy: [COUNTRY, DAY_TYPE])`, ['country', 'dayType']],
  ])('%s: the columns are the rows', async (_name, field, keys) => {
    const shown = keys.filter((key) => field.includes(snake(key)));
    const answer = (await answerOf(
      `${field} { nodes { ${shown.join(' ')} estimate { value lower upper grade status } } columns { length ${shown.join(' ')} value lower upper grade status } }`,
    )) as unknown as Packed;
    const { nodes, columns } = answer;
    expect(columns.length).toBe(nodes.length);
    expect(nodes.length).toBeGreaterThan(2);
    const unpack = (name: string): readonly unknown[] => {
      const { labels, codes } = columns[name] as Column;
      return codes.map((code) => labels[code] ?? null);
    };
    for (const key of shown) expect(unpack(key)).toEqual(nodes.map((row) => row[key]));
    for (const name of ['grade', 'status']) expect(unpack(name)).toEqual(nodes.map(({ estimate }) => estimate[name]));
    for (const name of ['value', 'lower', 'upper']) expect(columns[name]).toEqual(nodes.map(({ estimate }) => estimate[name]));
  });

  test('shares and columns do not go together: the total would give away what only the rows withhold', async () => {
    const loyalty = (fields: string) =>
      `loyalty(sites: ["tinytown:station"], ${week}) { columns { length kind value } ${fields} }`;
    expect(await answerOf(loyalty('nodes { kind }'))).toMatchObject({
      columns: { length: 2, kind: { labels: ['NEW', 'RETURNING'], codes: [0, 1] }, value: [890, null] },
    });
    expect(await refusalOf(loyalty('nodes { share { value } }'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('columns alone hold what no page could', async () => {
    const field = `presence(areas: { within: "tinytown:tiny", level: ZONE }, window: { from: "2026-10-05", to: "2026-10-19" }, groupBy: [AREA, TIME, AGE_BAND, GENDER])`;
    const { columns, counts } = await answerOf(`${field} { counts columns { length site } }`);
    expect(columns).toEqual({ length: 3 * 14 * 24 * 15, site: null });
    expect(counts).toBe('device-hours');
  });
});

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

describe('what an answer says about itself', () => {
  test('which days are covered, and how fresh it is', async () => {
    const facts = 'coverage { isWhole windows } freshness { publishedAt measuredThrough }';
    const past = 'window: { from: "2026-10-31", to: "2026-11-04" }';
    expect(await answerOf(`presence(${zone}, ${week}) { ${facts} }`)).toEqual({
      coverage: { isWhole: true, windows: ['2026-10-19/2026-10-26'] },
      freshness: { publishedAt: '2026-11-03T06:00:00Z', measuredThrough: '2026-11-01' },
    });
    expect(await answerOf(`presence(${zone}, ${past}, partial: true) { ${facts} }`)).toMatchObject({
      coverage: { isWhole: false, windows: ['2026-10-31/2026-11-02'] },
    });
  });

  test('which zones a drawn place became', async () => {
    const corners = [
      [-0.15, 51.51],
      [-0.11, 51.51],
      [-0.11, 51.53],
      [-0.15, 51.53],
    ].map(([longitude, latitude]) => `{ longitude: ${longitude}, latitude: ${latitude} }`);
    const drawn = `areas: { polygon: { market: "tinytown", ring: [${corners.join(', ')}] } }`;
    const { customPlace, nodes } = await answerOf(
      `presence(${drawn}, ${sunday}) { customPlace { zones { area { id } overlap } } nodes { estimate { status } } }`,
    );
    expect(nodes).toEqual([{ estimate: { status: 'PUBLISHED' } }]);
    const { zones } = customPlace as { readonly zones: readonly { readonly area: Json; readonly overlap: number }[] };
    expect(zones.map(({ area }) => area['id'])).toContain('tinytown:n1');
    for (const { overlap } of zones) expect(overlap).toBeGreaterThanOrEqual(0.5);
  });
});

test('fields on areas, sites and target groups give the answers of the root fields', async () => {
  const query = `query E($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Area {
        flows(${sunday}, groupBy: [DESTINATION]) { nodes { destination { id } estimate { value } } }
        roamers(${sunday}) { nodes { country estimate { value status } } }
        trend(measure: PRESENCE, ${sunday}, weeks: 1, mean: true) { nodes { change { value } } }
      }
      ... on Site {
        catchment(${week}) { nodes { tradeArea } }
        loyalty(${week}) { nodes { share { value } } }
        frequency(window: { from: "2026-10-05", to: "2026-11-02" }) { nodes { daysBand estimate { value } } }
        visits: trend(measure: VISITORS, ${sunday}, weeks: 1) { nodes { change { value } } }
      }
      ... on TargetGroup { visitors(sites: ["tinytown:high-street"], ${week}, grain: WEEK) { nodes { estimate { value } } } }
    }
  }`;
  const representations = [
    { __typename: 'Area', id: 'tinytown:north' },
    { __typename: 'Site', id: 'tinytown:high-street' },
    { __typename: 'TargetGroup', id: 'women-25-34', ageBands: ['AGE_25_34'], genders: ['FEMALE'] },
  ];
  const { data, errors } = await subgraph.ask<{ readonly _entities: readonly Json[] }>({ query, variables: { representations } });
  expect(errors).toBeUndefined();
  expect(data?._entities).toEqual([
    {
      flows: {
        nodes: [
          { destination: { id: 'tinytown:north' }, estimate: { value: 16_000 } },
          { destination: { id: 'tinytown:south' }, estimate: { value: 6000 } },
        ],
      },
      roamers: {
        nodes: [
          { country: 'DE', estimate: { value: 900, status: 'PUBLISHED' } },
          { country: 'FR', estimate: { value: 300, status: 'PUBLISHED' } },
        ],
      },
      trend: { nodes: [{ change: { value: 100 } }] },
    },
    {
      catchment: { nodes: [{ tradeArea: 'PRIMARY' }, { tradeArea: 'SECONDARY' }, { tradeArea: null }] },
      loyalty: { nodes: [{ share: { value: 60 } }, { share: { value: 40 } }] },
      frequency: {
        nodes: [
          { daysBand: 'DAYS_1', estimate: { value: 12_000 } },
          { daysBand: 'DAYS_2', estimate: { value: 6000 } },
          { daysBand: 'DAYS_3_4', estimate: { value: 4000 } },
          { daysBand: 'DAYS_5_9', estimate: { value: 2000 } },
          { daysBand: 'DAYS_10_PLUS', estimate: { value: null } },
        ],
      },
      visits: { nodes: [{ change: { value: 100 } }] },
    },
    { visitors: { nodes: [{ estimate: { value: 1000 } }] } },
  ]);
});
