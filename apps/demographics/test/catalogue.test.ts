import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licence } from '@passerby/domain/licence';
import { MEASURES } from '@passerby/domain/family';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import type { TestSubgraph } from '@passerby/testkit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemographicsSchema } from '../src/schema/schema.ts';

let market: ReleasedMarket;
let subgraph: TestSubgraph;

beforeAll(async () => {
  market = await makeReleasedMarket({ from: '2026-10-05', to: '2026-11-02', kinds: ['week', 'period'], families: 'ALL' });
  await market.release('2026-11-02', '2026-11-09');
  subgraph = await startTestSubgraph({ name: 'demographics', schema: createDemographicsSchema(), home: market.home });
});
afterAll(async () => {
  await subgraph.close();
  market.remove();
});

interface Table {
  readonly family: string;
  readonly place: string;
  readonly grains: readonly string[];
  readonly dimensions: readonly string[];
  readonly domain: readonly { readonly name: string; readonly values: number | null }[];
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly [fact: string]: unknown;
}
interface Entry {
  readonly measure: string;
  readonly isLicensed: boolean;
  readonly tables: readonly Table[];
  readonly [fact: string]: unknown;
}

async function askCatalogue(licence: Partial<Licence> = {}): Promise<readonly Entry[]> {
  const { data } = await subgraph.ask<{ market: { catalogue: readonly Entry[] } }>({
    query: `{ market(id: "tinytown") { catalogue {
      measure isLicensed definition counting clock
      tables { family place grains dimensions adds counts domain { name values } availableFrom availableTo bound noise minimumGroup }
    } } }`,
    licence,
  });
  return data?.market.catalogue ?? [];
}

function tableOf(entries: readonly Entry[], family: string): Table | undefined {
  return entries.flatMap(({ tables }) => tables).find((table) => table.family === family);
}

test('only what is released is listed, in the order of the measures', async () => {
  const measures = (await askCatalogue()).map(({ measure }) => measure);
  expect(measures).toEqual(
    MEASURES.filter((measure) => measure !== 'presence' && measure !== 'roamers').map((measure) => measure.toUpperCase()),
  );
});

test('a table says what it can be asked by, its domain, its history and its method', async () => {
  const entries = await askCatalogue();
  expect(tableOf(entries, 'dwell-site-week-demo')).toMatchObject({
    place: 'SITE',
    grains: ['WEEK'],
    adds: [],
    counts: 'devices',
  });
  const dwell = entries.find(({ measure }) => measure === 'DWELL');
  expect(dwell).toMatchObject({ isLicensed: true, clock: "The visit's start." });
  expect(dwell?.tables.find(({ family }) => family === 'dwell-site-week-demo')).toEqual({
    family: 'dwell-site-week-demo',
    place: 'SITE',
    grains: ['WEEK'],
    dimensions: ['DWELL_BAND', 'AGE_BAND', 'GENDER'],
    adds: ['WINDOWS'],
    counts: 'visitor-weeks',
    domain: [
      { name: 'site', values: 2 },
      { name: 'week', values: 1 },
      { name: 'dwell band', values: 5 },
      { name: 'age and gender', values: 15 },
    ],
    availableFrom: '2026-10-05',
    availableTo: '2026-11-09',
    bound: 'place-week: 4 sites a week, one visit each',
    noise: 7.1,
    minimumGroup: 15,
  });
});

test('the domain of each table has as many cells as its release has rows', async () => {
  const entries = await askCatalogue();
  const cells = (family: string) =>
    tableOf(entries, family)?.domain.reduce((product, { values }) => product * (values ?? Number.NaN), 1);
  const families = market.releases.flatMap((id) => readManifest(id).families);
  const checked = families.filter(({ name }) => !Number.isNaN(cells(name) ?? Number.NaN));
  expect(new Set(checked.map(({ name }) => name)).size).toBeGreaterThan(8);
  for (const { name, rows } of checked) expect([name, cells(name)]).toEqual([name, rows]);
});

test('a licence narrows what is listed', async () => {
  const entries = await askCatalogue({ measures: ['visitors'], grains: ['WEEK'], demo: false, historyFrom: '2026-10-19' });
  expect(entries.filter(({ isLicensed }) => isLicensed).map(({ measure }) => measure)).toEqual(['VISITORS']);
  expect(tableOf(entries, 'visitors-zone-week-demo')).toMatchObject({
    grains: ['WEEK'],
    dimensions: [],
    availableFrom: '2026-10-19',
  });
  expect(tableOf(entries, 'visitors-site-period-demo')?.grains).toEqual([]);
  const late = await askCatalogue({ historyFrom: '2027-01-01' });
  expect(tableOf(late, 'visitors-zone-week-demo')).toMatchObject({ availableFrom: null, availableTo: null });
});

function readManifest(id: string): { readonly families: readonly { readonly name: string; readonly rows: number }[] } {
  const manifest = join(market.home, 'releases', market.market, id, 'manifest.json');
  return JSON.parse(readFileSync(manifest, 'utf8')) as ReturnType<typeof readManifest>;
}
