import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { createGraphClient } from '@passerby/client/client';
import { SiteDwellDocument, SiteLoyaltyDocument } from '@passerby/client/operations';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Estimate } from '../src/figures/estimate.ts';
import { figureOf, readRows, shown, waitForFigures } from './fixtures/figures.ts';
import { describePages } from './fixtures/open-page.ts';
import { firstWeek, lastWeek, listAnswers, other, site, unit, window, women } from './fixtures/place-answers.ts';
import { screenshotFolder } from './fixtures/chromium.ts';

const bands = 5;

describePages('the place report', (pages) => {
  const client = () => createGraphClient({ url: pages().city.url, key: pages().city.keys.analyst });

  test('the retail analyst picks a place and women of 25-34, and reads how long they stop', async () => {
    const { page, check } = await pages().open('?page=place&site=hextown:arena', { persona: 'analyst' });
    await waitForFigures(page);
    await page.getByRole('combobox', { name: 'Place' }).fill('mark');
    await page.getByRole('option', { name: 'Market Street' }).click();
    await page.getByRole('heading', { level: 1, name: 'Market Street' }).waitFor();
    await chooseWomen(page);
    await waitForFigures(page);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ page: 'place', site, group: 'AGE_25_34,FEMALE' });

    const answer = await client().ask(SiteDwellDocument, { site, window: lastWeek, group: women, unit });
    const dwell = answer.site?.dwell;
    const figure = figureOf(page, 'Time spent at Market Street: women 25-34');
    const rows = await readRows(figure);
    expect(rows.map(([, visitors, minutes]) => visitors || minutes)).toEqual([
      ...(dwell?.nodes.map(({ estimate }) => shown(estimate)) ?? []),
      shown(dwell?.median),
    ]);
    expect(rows).toHaveLength(bands + 1);
    expect(await figure.locator('.lead [data-value]').getAttribute('data-value')).toBe(shown(dwell?.median));
    await check('place');
  });

  test('every figure of the report is the answer of the graph, beside a second place too', async () => {
    const { page } = await pages().open(`?page=place&site=${site}&with=${other}&group=AGE_25_34,FEMALE`, { persona: 'analyst' });
    await waitForFigures(page);
    const expected = await listAnswers(client());
    for (const [title, figures] of Object.entries(expected)) {
      const rows = await readRows(figureOf(page, title));
      expect(figures.length).toBeGreaterThan(0);
      expect([title, rows.map((row) => row.slice(-(figures[0]?.length ?? 0)))]).toEqual([title, figures]);
    }
    expect(await page.locator('section.figure').count()).toBe(Object.keys(expected).length);
  });

  test('another week is another report, and back comes back', async () => {
    const { page } = await pages().open(`?page=place&site=${site}`, { persona: 'analyst' });
    await waitForFigures(page);
    await weekField(page).selectOption('2026-10-05');
    await page.getByText('there is none before it to compare with').waitFor();
    await waitForFigures(page);
    const answer = await client().ask(SiteDwellDocument, { site, window: firstWeek, unit });
    const figure = figureOf(page, 'Time spent at Market Street: everyone');
    expect((await readRows(figure)).at(-1)?.at(-1)).toBe(shown(answer.site?.dwell?.median));
    await page.goBack();
    await figureOf(page, 'Compared with the weeks before').locator('.chart').waitFor();
    expect(await weekField(page).inputValue()).toBe('2026-10-26');
  });

  test('a second place is chosen and taken away again', async () => {
    const { page } = await pages().open(`?page=place&site=${site}`, { persona: 'analyst' });
    await page.getByLabel('Compare with').selectOption(other);
    await figureOf(page, 'Time spent at The Galleries: everyone').waitFor();
    await page.getByLabel('Compare with').selectOption('');
    await figureOf(page, 'Time spent at The Galleries: everyone').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('with')).toBe(false);
  });

  test('CSV and PNG of a figure are saved; the CSV holds what its table shows', async () => {
    const { page } = await pages().open(`?page=place&site=${site}`, { persona: 'analyst' });
    await waitForFigures(page);
    const figure = figureOf(page, 'New and returning visitors by week');
    const lines = (await saved(page, () => figure.getByRole('button', { name: 'CSV' }).click())).toString().trim().split('\r\n');
    expect(lines[0]).toBe(
      'Week of,Place,Visitors who are,Visitors,Visitors lower,Visitors upper,Visitors status,"Share, %","Share, % lower","Share, % upper","Share, % status"',
    );
    const cells = lines.slice(1).map((line) => line.split(','));
    const rows = await readRows(figure);
    expect(cells.map(([week, place, kind, visitors, , , , share]) => [week, place, kind, visitors, share])).toEqual(rows);
    const answer = await client().ask(SiteLoyaltyDocument, { sites: [site], window, unit });
    expect(cells.map((fields) => fields.slice(3))).toEqual(
      answer.loyalty?.nodes.map(({ estimate, share }) => [intervalOf(estimate), intervalOf(share)].flat()),
    );
    for (const title of ['Visitors by day', 'Where the visitors live']) {
      const png = await saved(page, () => figureOf(page, title).getByRole('button', { name: 'PNG' }).click());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.length).toBeGreaterThan(5000);
    }
  });

  test('what is copied asks the same again: the curl line in a shell, the GraphQL against the committed graph', async () => {
    const { page } = await pages().open(`?page=place&site=${site}&group=AGE_25_34,FEMALE`, { persona: 'analyst' });
    await waitForFigures(page);
    const figure = figureOf(page, 'Time spent at Market Street: women 25-34');
    await figure.getByRole('button', { name: 'Copy as curl' }).click();
    await figure.getByText('Copied as curl').waitFor();
    const line = await page.evaluate(() => navigator.clipboard.readText());
    const env = { PATH: process.env['PATH'], PASSERBY_KEY: pages().city.keys.analyst };
    const reply = JSON.parse(execFileSync('sh', ['-c', line], { env, encoding: 'utf8' })) as { readonly data: unknown };
    expect(reply.data).toEqual(await client().ask(SiteDwellDocument, { site, window: lastWeek, group: women, unit }));

    const api = readFileSync(join(import.meta.dirname, '..', '..', 'gateway', 'api.graphql'), 'utf8');
    const schema = buildSchema(api, { assumeValidSDL: true });
    const buttons = page.getByRole('button', { name: 'Copy as GraphQL' });
    const figures = await buttons.count();
    expect(figures).toBeGreaterThan(10);
    for (let index = 0; index < figures; index += 1) {
      await buttons.nth(index).click();
      await page.locator('section.figure').nth(index).getByText('Copied as GraphQL').waitFor();
      expect(validate(schema, parse(await page.evaluate(() => navigator.clipboard.readText())))).toEqual([]);
    }
  });

  test('each figure says how it was computed', async () => {
    const { page } = await pages().open(`?page=place&site=${site}&with=${other}`, { persona: 'analyst' });
    await waitForFigures(page);
    const buttons = page.getByRole('button', { name: 'How was this computed' });
    const figures = await page.locator('section.figure').count();
    expect(await buttons.count()).toBe(figures);
    for (let index = 0; index < figures; index += 1) await buttons.nth(index).click();
    expect(await page.locator('.method dt', { hasText: 'Definition' }).count()).toBe(figures);
    expect(await page.locator('.method', { hasText: 'hextown:' }).count()).toBe(figures);
  });

  test('it prints with its head, in one column, without what is for the screen', async () => {
    const { page } = await pages().open(`?page=place&site=${site}&group=AGE_25_34,FEMALE`, { persona: 'analyst' });
    await page.evaluate(() => Object.assign(globalThis, { print: () => document.body.setAttribute('data-printed', 'true') }));
    await waitForFigures(page);
    await page.getByRole('button', { name: 'Print or save as PDF' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const head = await page.locator('.report-head').textContent();
    for (const fact of ['Market Street', '26 Oct 2026 to 1 Nov 2026', 'women 25-34', 'Edition hextown:', 'rho 1 in 28 days']) {
      expect(head).toContain(fact);
    }
    const lefts = await page
      .locator('section.figure')
      .evaluateAll((all) => all.map((figure) => figure.getBoundingClientRect().left));
    expect(new Set(lefts.map(Math.round)).size).toBe(1);
    const pdf = await page.pdf({ path: join(screenshotFolder, 'place.pdf'), format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('it holds on a narrow dark screen', async () => {
    const { page, check } = await pages().open(`?page=place&site=${site}&with=${other}`, {
      persona: 'analyst',
      width: 390,
      colorScheme: 'dark',
    });
    await waitForFigures(page);
    for (const summary of await page.getByText('Show as a table').all()) await summary.click();
    await check('place');
    expect(await page.locator('.table-scroll:visible').count()).toBe(await page.locator('section.figure').count());
  });
});

function weekField(page: Page): Locator {
  return page.getByRole('combobox', { name: /^Week/ });
}

async function chooseWomen(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Target group' }).click();
  await page.getByRole('checkbox', { name: '25-34' }).check();
  await page.getByRole('checkbox', { name: 'women', exact: true }).check();
  await page.locator('summary', { hasText: 'Target group' }).click();
}

/** A figure as CSV has it: value, both ends of the interval, status. */
function intervalOf(figure: Estimate | null): readonly string[] {
  return [figure?.value, figure?.lower, figure?.upper, figure?.status].map((field) => String(field ?? ''));
}

/** The bytes of the file that an act saves. */
async function saved(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFileSync(await download.path());
}
