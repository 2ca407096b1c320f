import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import { openReleaseReader } from '@passerby/release/reader';
import { listReleaseIds } from '@passerby/release/release-folder';
import { verifyRelease } from '@passerby/release/verify';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReleasedMarket } from './market.ts';
import type { ReleasedMarket } from './market.ts';

let market: ReleasedMarket;

beforeAll(async () => {
  market = await makeReleasedMarket();
});
afterAll(() => market.remove());

test('seven days and a week are published and verify', async () => {
  const releasesFolder = join(market.home, 'releases');
  expect(listReleaseIds(releasesFolder, 'tinytown')).toEqual(market.releases.toSorted());
  expect(market.releases).toHaveLength(8);
  for (const id of market.releases) await verifyRelease(join(releasesFolder, 'tinytown', id));
});

test('the reader serves noisy cells of the edition, and no sensitive site', async () => {
  const reader = await openReleaseReader({ servingFolder: join(market.home, 'serving') });
  const edition = reader.findEdition('tinytown');
  if (edition === undefined) throw new Error('no edition');
  expect(edition.sites.map(({ siteId }) => siteId)).toEqual(['high-street', 'station']);
  const [cell] = await reader.sumCells(edition, {
    market: 'tinytown',
    family: 'presence-zone-hour',
    filters: [{ column: 'area_id', in: ['n1'] }],
    groupBy: [],
  });
  const hours = 7 * 24 + 1;
  expect(cell?.cells).toBe(hours);
  expect(cell?.variance).toBe(hours * 2800);
  expect(Math.abs((cell?.sum ?? 0) - hours * 600 * 15)).toBeLessThan(6 * Math.sqrt(hours * 2800));
  await reader.close();
});

test('two periods of all families: the second has factors to people, from the residents of the first and the census', async () => {
  const home = await makeReleasedMarket({ families: 'ALL', kinds: ['week', 'period'], from: '2026-10-05', to: '2026-11-30' });
  try {
    const reader = await openReleaseReader({ servingFolder: join(home.home, 'serving') });
    const edition = reader.findEdition('tinytown');
    const held = new Set(edition?.releases.flatMap(({ families }) => Object.keys(families)));
    expect(held.size).toBe(FAMILY_NAMES.filter((family) => getFamilyShape(family).window !== 'day').length);
    expect(new Set(edition?.factors?.map(({ period }) => period))).toEqual(new Set(['2026-11-02']));
    // 3,400 people of each known leaf over 850 devices, whose noise has sigma 7.1 a zone.
    for (const { factor } of edition?.factors?.slice(0, 14) ?? []) expect(factor).toBeCloseTo(4, 0);
    expect(edition?.factors).toHaveLength(15);
    await reader.close();
  } finally {
    home.remove();
  }
});
