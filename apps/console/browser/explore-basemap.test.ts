import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';
import { makeWaterMap } from './fixtures/water-map.ts';

describePages('the base map of Explore', (pages) => {
  test('where the gateway has one it lies under the areas, and its source is named', async () => {
    const { city, open } = pages();
    const { page, check } = await open('?page=explore', { persona: 'analyst' });
    await page.locator('.map-canvas[data-ready="true"]').waitFor();
    expect(await page.evaluate(readCorner)).toBeNull();
    await page.route('**/console.json', async (route) => {
      const facts = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...facts, basemap: true } });
    });
    const file = makeWaterMap();
    await page.route('**/basemap.pmtiles', async (route) => {
      const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? [];
      const body = file.subarray(Number(from), Number(to) + 1);
      await route.fulfill({ status: 206, body, headers: { 'content-range': `bytes ${from}-${to}/${file.length}`, etag: '"1"' } });
    });
    await page.goto(`${city.url}/?page=explore`);
    await page.getByText('OpenStreetMap').waitFor();
    await page.waitForFunction(readCorner);
    expect(await page.evaluate(readCorner)).toEqual(await waterOf(page));
    await check('explore-basemap');
  });
});

/** Red, green and blue in the corner of the map, outside all areas; null where nothing is drawn. */
function readCorner(): readonly number[] | null {
  const map = document.querySelector<HTMLCanvasElement>('.map-canvas canvas');
  const context = document.createElement('canvas').getContext('2d');
  if (map === null || context === null) return null;
  context.drawImage(map, 0, 0);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(4, 4, 1, 1).data;
  return alpha === 0 ? null : [red, green, blue];
}

/** The token's colour as red, green and blue. */
async function waterOf(page: Page): Promise<readonly number[]> {
  const color = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--map-water'));
  return [...color.matchAll(/\d+/g)].map(([part]) => Number(part));
}
