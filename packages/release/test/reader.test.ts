import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CellPlan } from '@passerby/anonymisation/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReleaseReader } from '../src/reader.ts';
import type { ReleaseReader } from '../src/reader.ts';
import { buildServingFile } from '../src/serving-file.ts';
import {
  dwellDomain,
  noisyFamily,
  numberedCounts,
  presenceDomain,
  publicInputs,
  publishDay,
  temporaryFolder,
} from './made-up-release.ts';

const days = ['2026-10-05', '2026-10-06'];

const served = temporaryFolder();
let reader: ReleaseReader;

beforeAll(async () => {
  for (const day of days) await publishDay(served.path, day);
  await build(served.path);
  reader = await openReleaseReader({ servingFolder: join(served.path, 'serving') });
});

afterAll(async () => {
  await reader.close();
  served[Symbol.dispose]();
});

function build(home: string): Promise<{ readonly edition: string }> {
  return buildServingFile({ releasesFolder: join(home, 'releases'), servingFolder: join(home, 'serving'), market: 'toy' });
}

function editionOf(reader: ReleaseReader): NonNullable<ReturnType<ReleaseReader['findEdition']>> {
  const edition = reader.findEdition('toy');
  if (edition === undefined) throw new Error('no edition');
  return edition;
}

const presence: CellPlan = { market: 'toy', family: 'presence-zone-hour-demo', filters: [], groupBy: [] };

/** Noisy presence of one cell as the made-up release numbers it. */
function presenceOf(area: number, hour: number, leaf: number): number {
  return numberedCounts(presenceDomain('2026-10-05'))[(area * 24 + hour) * 15 + leaf] ?? Number.NaN;
}

test('an edition tells its facts, and never a sensitive site', () => {
  const edition = editionOf(reader);
  expect(reader.listMarkets()).toEqual(['toy']);
  expect(edition.market).toEqual(publicInputs.market);
  expect(edition.areas).toEqual(publicInputs.areas);
  expect(edition.sites.map((site) => site.siteId)).toEqual(['S1', 'S2']);
  expect(edition.publishedAt).toBe('2026-10-08T06:00:00Z');
  expect(edition.guarantee.rhoPerPeriod).toBe(1);
  expect(edition.releases.map(({ window }) => window.from)).toEqual(days);
  expect(edition.releases[0]?.families).toEqual({
    'presence-zone-hour-demo': { sigma2: [2100, 1] },
    'dwell-site-day': { sigma2: [2100, 1] },
  });
  expect(reader.findEdition('nowhere')).toBeUndefined();
});

test('every cell comes back under its key, in the order of the domain', async () => {
  const sums = await reader.sumCells(editionOf(reader), {
    ...presence,
    filters: [{ column: 'area_id', in: ['Z2'] }],
    groupBy: ['gender', 'at', 'age_band'],
  });
  const [, hours, demo] = presenceDomain('2026-10-05').axes;
  const expected = days.flatMap((_, day) =>
    (hours?.values ?? []).flatMap(([at], hour) =>
      (demo?.values ?? []).map(([ageBand, gender], leaf) => ({
        key: [gender, Number(at) + day * 86_400, ageBand],
        sum: presenceOf(1, hour, leaf),
        cells: 1,
        variance: 2100,
      })),
    ),
  );
  expect(sums).toEqual(expected);
});

test('filters are sets and half-open ranges; sums and variances add up', async () => {
  const start = Date.parse('2026-10-05T00:00:00+01:00') / 1000;
  const [sum] = await reader.sumCells(editionOf(reader), {
    ...presence,
    filters: [
      { column: 'area_id', in: ['Z3', 'Z1', 'Z3', 'nowhere'] },
      { column: 'at', from: start + 3600, to: start + 3 * 3600 },
      { column: 'age_band', in: ['unknown'] },
    ],
  });
  expect(sum).toEqual({
    key: [],
    sum: presenceOf(0, 1, 14) + presenceOf(0, 2, 14) + presenceOf(2, 1, 14) + presenceOf(2, 2, 14),
    cells: 4,
    variance: 8400,
  });
  const byDay = await reader.sumCells(editionOf(reader), {
    market: 'toy',
    family: 'dwell-site-day',
    filters: [{ column: 'day', from: '2026-10-06', to: '2026-11-01' }],
    groupBy: ['day', 'dwell_band'],
  });
  expect(byDay.map(({ key, sum }) => key.concat(sum))).toEqual([
    ['2026-10-06', '5-15', -1 + 6],
    ['2026-10-06', '15-30', 2 - 7],
    ['2026-10-06', '30-60', 3 + 8],
    ['2026-10-06', '60-120', -4 + 9],
    ['2026-10-06', '120+', 0 - 10],
  ]);
});

test('a long list of scattered hours is answered like a short one', async () => {
  const start = Date.parse('2026-10-05T00:00:00+01:00') / 1000;
  const hours = Array.from({ length: 1000 }, (_, index) => start + index * 2 * 3600);
  const [sum] = await reader.sumCells(editionOf(reader), { ...presence, filters: [{ column: 'at', in: hours }] });
  expect(sum?.cells).toBe(3 * 24 * 15);
});

test('cells of releases with different noise carry each its own variance', async () => {
  using home = temporaryFolder();
  await publishDay(home.path, '2026-10-05', [noisyFamily(dwellDomain('2026-10-05'), [2800, 3])]);
  await publishDay(home.path, '2026-10-06', [noisyFamily(dwellDomain('2026-10-06'), [8400, 3])]);
  await build(home.path);
  const reader = await openReleaseReader({ servingFolder: join(home.path, 'serving') });
  const plan: CellPlan = {
    market: 'toy',
    family: 'dwell-site-day',
    filters: [{ column: 'site_id', in: ['S2'] }],
    groupBy: ['dwell_band'],
  };
  const sums = await reader.sumCells(editionOf(reader), plan);
  expect(sums).toHaveLength(5);
  expect(sums[0]).toMatchObject({ key: ['5-15'], sum: 12, cells: 2 });
  expect(sums[0]?.variance).toBeCloseTo(11_200 / 3, 9);
  await reader.close();
});

test('no cell, no group', async () => {
  const edition = editionOf(reader);
  expect(await reader.sumCells(edition, { ...presence, filters: [{ column: 'area_id', in: [] }] })).toEqual([]);
  expect(await reader.sumCells(edition, { ...presence, filters: [{ column: 'at', from: 0, to: 1 }] })).toEqual([]);
  expect(await reader.sumCells(edition, { ...presence, family: 'visitors-zone-day' })).toEqual([]);
});

test.each([
  [{ family: 'presence; drop table facts' }, 'which does not exist'],
  [{ groupBy: ['site_id'] }, 'column "site_id" of presence-zone-hour-demo, which is keyed by area_id, at, age_band, gender'],
  [{ groupBy: ['n'] }, 'column "n"'],
  [{ groupBy: ['at', 'at'] }, 'one column twice'],
  [{ filters: [{ column: 'noise', in: ['0'] }] }, 'column "noise"'],
  [{ filters: [{ column: 'age_band', from: '16-24', to: '75+' }] }, 'ranges are for at and day'],
  [{ filters: [{ column: 'at', in: ['0 or 1=1'] }] }, 'a value that is no number'],
  [{ market: 'elsewhere' }, 'on an edition of toy'],
])('a plan that asks for what does not exist is refused: %j', async (change, message) => {
  await expect(reader.sumCells(editionOf(reader), { ...presence, ...change } as CellPlan)).rejects.toThrow(message);
});

test('a reader starts empty, follows the pointer and finishes what it began on the former edition', async () => {
  using home = temporaryFolder();
  const reader = await openReleaseReader({ servingFolder: join(home.path, 'serving') });
  expect(reader.listMarkets()).toEqual([]);
  await publishDay(home.path, '2026-10-05');
  await build(home.path);
  await reader.refresh();
  const first = editionOf(reader);
  await publishDay(home.path, '2026-10-06');
  const { edition } = await build(home.path);
  expect(readdirSync(join(home.path, 'serving/toy')).toSorted()).toEqual([`${edition}.duckdb`, 'current.json'].toSorted());
  await reader.refresh();
  expect(editionOf(reader).id).toBe(edition);
  expect(editionOf(reader).id).not.toBe(first.id);
  expect((await reader.sumCells(first, presence))[0]?.cells).toBe(1080);
  expect((await reader.sumCells(editionOf(reader), presence))[0]?.cells).toBe(2160);
  await publishDay(home.path, '2026-10-07');
  await build(home.path);
  await reader.refresh();
  await expect(reader.sumCells(first, presence)).rejects.toMatchObject({ code: 'DATA_NOT_AVAILABLE' });
  await reader.close();
});

test('the edition depends on the releases alone: deleted and built again it is the same', async () => {
  using home = temporaryFolder();
  await publishDay(home.path, '2026-10-05');
  const [first, again] = await Promise.all([build(home.path), build(home.path)]);
  rmSync(join(home.path, 'serving'), { recursive: true });
  expect(await build(home.path)).toEqual(first);
  expect(again).toEqual(first);
});

test('a release that does not verify, or a family that is there twice, is not served', async () => {
  using home = temporaryFolder();
  await expect(build(home.path)).rejects.toThrow('market toy has no release');
  const folder = await publishDay(home.path, '2026-10-05');
  await publishDay(home.path, '2026-10-05', [noisyFamily(dwellDomain('2026-10-05'), [1, 1])]);
  await expect(build(home.path)).rejects.toThrow('dwell-site-day of day 2026-10-05 is in two releases');
  appendFileSync(join(folder, 'dwell-site-day.parquet'), 'x');
  await expect(build(home.path)).rejects.toThrow('dwell-site-day.parquet has sha256');
  expect(readdirSync(join(home.path, 'serving/toy'))).toEqual([]);
});
