import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveConsole } from './served-console.ts';
import type { ServedConsole } from './served-console.ts';

const chromiumPath = '/usr/bin/chromium';
/** No sandbox in a container, and nothing that would speak to the network. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const firstLoadMaxBytes = 200_000;
const isMissing = !existsSync(chromiumPath) && process.env['CI'] === undefined;
if (isMissing) console.warn(`the pages are not tested: there is no ${chromiumPath}; apt-get install chromium`);

const card = {
  release: 'tinytown-day-2026-10-05',
  window: { from: '2026-10-05', to: '2026-10-06' },
  createdAt: '2026-10-07T08:00:00.000Z',
  manifest: '/releases/tinytown/tinytown-day-2026-10-05/manifest.json',
};
const answers = {
  '/demo.json': { market: 'tinytown', site: 'tinytown:a', area: 'tinytown:b', week: card.window, day: card.window, personas: [] },
  '/readyz': { status: 'ready' },
  '/version': { name: 'gateway', version: '1.2.3' },
  '/privacy.json': { markets: [{ market: 'tinytown', cards: [card] }] },
};

describe.skipIf(isMissing)('the console in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-console-'));
  const screenshots = join(import.meta.dirname, '..', '..', '..', 'test-results', 'screenshots');
  let browser: Browser;
  let served: ServedConsole;
  beforeAll(async () => {
    await build({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), build: { outDir: folder }, logLevel: 'error' });
    served = await serveConsole(folder, answers);
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  });
  afterAll(async () => {
    await browser.close();
    served.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'Status at %i wide, %s, shows what the gateway answers, without serious violations or errors',
    async (width, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      const errors = listenForErrors(page);
      await page.goto(`${served.url}/?page=status`);
      await page.getByRole('table').waitFor();
      expect(await page.getByRole('row').nth(1).textContent()).toContain(`${card.release}2026-10-05 to before 2026-10-06`);
      expect(await page.getByRole('link', { name: card.release }).getAttribute('href')).toBe(card.manifest);
      expect(await page.getByText('The service answers questions (gateway 1.2.3)').count()).toBe(1);
      expect(await page.getByRole('link', { name: 'Status' }).getAttribute('aria-current')).toBe('page');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.screenshot({ path: join(screenshots, `status-${width}.png`) });
      expect(await listSeriousViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  test('Status says why it cannot be read', async () => {
    const page = await browser.newPage();
    await page.route('**/privacy.json', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${served.url}/?page=status`);
    expect(await page.getByRole('alert').textContent()).toBe('The status cannot be read: /privacy.json answered 503');
    await page.close();
  });

  test('Query opens without being named, and the keyboard leads from it to Status', async () => {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.getByLabel('API key').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    expect(new URL(page.url()).search).toBe('?page=status');
    await page.close();
  });

  test(`the first load of Status is at most ${firstLoadMaxBytes} bytes gzipped`, () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, gzipSync(html).length);
    console.info(`first load: ${bytes} bytes gzipped in ${files.length} files`);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(firstLoadMaxBytes);
  });
});

function listenForErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Serious and critical violations that axe-core finds, one line each. */
async function listSeriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, help }) => id + ': ' + help))`,
  );
}
