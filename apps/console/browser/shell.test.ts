import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';

const firstLoadMaxBytes = 200_000;

describePages('the shell of the console', (pages) => {
  test('the keyboard leads past the navigation, and from page to page; back goes back', async () => {
    const { page } = await pages().open('?page=status');
    await page.getByRole('heading', { name: 'Status' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the page');
    await page.getByRole('link', { name: 'Query', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Query' }).waitFor();
    expect(new URL(page.url()).search).toBe('?page=query');
    await page.goBack();
    await page.getByRole('heading', { name: 'Status' }).waitFor();
  });

  test('on a narrow screen the page that is open is in sight among the others', async () => {
    const { page } = await pages().open('?page=status', { width: 390 });
    const current = page.getByRole('link', { name: 'Status', exact: true });
    await current.waitFor();
    const right = await current.evaluate((link) => link.getBoundingClientRect().right);
    expect(right).toBeGreaterThan(0);
    expect(right).toBeLessThanOrEqual(390);
  });

  test('a key is used in its tab, and is never in the address', async () => {
    const { city } = pages();
    const { page } = await pages().open('?page=status');
    await page.getByRole('button', { name: 'API key' }).click();
    await page.getByRole('textbox', { name: 'API key' }).fill(city.keys.engineer);
    await page.getByRole('button', { name: 'Use it in this tab' }).click();
    expect(await page.evaluate(() => sessionStorage.getItem('passerby:key'))).toBe(city.keys.engineer);
    expect(await page.getByLabel('Ask as').inputValue()).toBe('engineer');
    expect(page.url()).not.toContain('pby_');
  });

  test(`the first load is at most ${firstLoadMaxBytes} bytes gzipped`, () => {
    const folder = inject('consoleFolder');
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, gzipSync(html).length);
    console.info(`first load: ${bytes} bytes gzipped in ${files.length} files`);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(firstLoadMaxBytes);
  });
});
