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
