import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createGraphClient } from '@passerby/client/client';
import type { GraphClient } from '@passerby/client/client';
import { unpackRows } from '@passerby/client/columns';
import {
  AreaOutlinesDocument,
  ExplorePresenceDocument,
  MarketOutlineDocument,
  PlacePresenceTrendDocument,
  PlacePyramidDocument,
  PlaceRhythmDocument,
} from '@passerby/client/operations';
import type { ExplorePresenceQuery } from '@passerby/client/operations';
import { describePages } from './fixtures/open-page.ts';
import { figureOf, readRows } from './fixtures/read-figure.ts';

const saturday = { from: '2026-10-10', to: '2026-10-11' };
const weeks = { from: '2026-10-05', to: '2026-11-02' };
const women = { ageBands: ['AGE_25_34' as const], genders: ['FEMALE' as const] };
const unit = 'DEVICES' as const;

describePages('Explore', (pages) => {
  test('the retail analyst finds the busiest zone on Saturday, and every figure is the answer of the graph', async () => {
    const { city, open } = pages();
    const client = createGraphClient({ url: city.url, key: city.keys.analyst });
    const { page, check } = await open('?page=explore', { persona: 'analyst' });
    await mapOf(page);
    await page.getByRole('combobox', { name: 'Day', exact: true }).selectOption(saturday.from);
    await page.getByText('Sat 10 Oct').last().waitFor();
    const zones = await listZones(client);
    const names = new Map(zones.features.map(({ properties }) => [properties.id, properties.name]));
    const everyone = await askPresence(client, undefined);
    const at = await stepOf(page, everyone);
    expect(await readRows(figureOf(page, /^Presence by hour, zones/))).toEqual(rowsAt(everyone, at, names));
    const busiest = everyone
      .filter(({ time }) => time === at)
      .reduce((most, row) => ((row.value ?? 0) > (most.value ?? 0) ? row : most));
    const first = page.locator('.busiest li').first();
    expect(await first.locator('[data-value]').getAttribute('data-value')).toBe(String(busiest.value));
    await first.getByRole('button').click();
    const { area } = busiest;
    expect(new URL(page.url()).searchParams.get('area')).toBe(area);
    const selected = page.getByRole('status').filter({ hasText: names.get(area) ?? '' });
    expect(await selected.locator('[data-value]').getAttribute('data-value')).toBe(String(busiest.value));

    await page.getByText('Target group').click();
    await page.getByLabel('25-34').check();
    await page.getByLabel('women').check();
    await page.getByText('Target group').click();
    const asked = await askPresence(client, women);
    const askedAt = await stepOf(page, asked);
    expect(await readRows(figureOf(page, /^Presence by hour, zones/))).toEqual(rowsAt(asked, askedAt, names));

    const areas = { ids: [area] };
    const { presence: rhythm } = await client.ask(PlaceRhythmDocument, { areas, window: weeks, targetGroup: women, unit });
    const heat = await readRows(figureOf(page, /^Typical week/));
    expect(heat.flatMap(([, ...figures]) => figures)).toEqual(hourRows(figuresOf(rhythm?.columns)));
    expect(heat.map(([hour]) => hour).slice(0, 2)).toEqual(['00:00', '01:00']);
    const { presence: trend } = await client.ask(PlacePresenceTrendDocument, { areas, window: weeks, targetGroup: women, unit });
    expect((await readRows(figureOf(page, /^Presence by day/))).map(([, figure]) => figure)).toEqual(figuresOf(trend?.columns));
    const { audience } = await client.ask(PlacePyramidDocument, { areas, window: weeks, unit });
    expect((await readRows(figureOf(page, /^Age and gender/))).map(([, figure]) => figure)).toEqual(
      audience?.nodes.map(({ estimate: { value, status } }) => value ?? status),
    );
    await check('explore-busiest');

    const copied = await copyCurl(page);
    expect(copied).not.toContain(city.keys.analyst);
    const env = { PATH: process.env['PATH'], PASSERBY_KEY: city.keys.analyst };
    const answered = JSON.parse(execFileSync('sh', ['-c', copied], { env, encoding: 'utf8' })) as { data: ExplorePresenceQuery };
    const columns = answered.data.presence?.columns;
    const shown = await readRows(figureOf(page, /^Presence by hour, zones/));
    expect(shown).toEqual(rowsAt(columns === undefined ? [] : rowsOf(columns), askedAt, names));

    const link = page.url().slice(city.url.length + 1);
    const { page: opened } = await open(link, { persona: 'analyst' });
    await mapOf(opened);
    expect(await readRows(figureOf(opened, /^Presence by hour, zones/))).toEqual(shown);
    expect(await opened.getByLabel('Time').getAttribute('aria-valuetext')).toBe(
      await page.getByLabel('Time').getAttribute('aria-valuetext'),
    );
    expect(await opened.getByLabel('Place').inputValue()).toBe(await page.getByLabel('Place').inputValue());
    expect(await opened.locator('.group-field summary').textContent()).toContain('women 25-34');
  });

  test('the figure beside the pointer is that of the area, and a withheld area says why', async () => {
    const { page, check } = await pages().open('?page=explore&from=2026-10-10&group=FEMALE,AGE_25_34', {
      persona: 'analyst',
      width: 390,
      colorScheme: 'dark',
    });
    const map = await mapOf(page);
    const box = await map.boundingBox();
    if (box === null) throw new Error('the map has no place');
    await map.hover({ position: { x: box.width / 2, y: box.height / 2 } });
    const tip = page.locator('.map-tip');
    await tip.waitFor();
    const name = await tip.locator('strong').textContent();
    const rows = await readRows(figureOf(page, /^Presence by hour/));
    const [, value] = rows.find(([head]) => head === name) ?? [];
    expect((await tip.textContent())?.replaceAll(',', '')).toContain(String(value));
    const [hidden] = rows.find(([, figure]) => figure === 'IMPRECISE' || figure === 'BELOW_MINIMUM') ?? [];
    await page.getByLabel('Place').selectOption({ label: String(hidden) });
    await page.locator('.selected-figure').getByText('Withheld:').waitFor();
    expect(await page.locator('.legend').first().textContent()).toMatch(/withheld: \d+ /);
    await check('explore-withheld');
  });

  test('a click on the map selects the area under it', async () => {
    const { page } = await pages().open('?page=explore&from=2026-10-10', { persona: 'analyst' });
    const map = await mapOf(page);
    const box = await map.boundingBox();
    if (box === null) throw new Error('the map has no place');
    const position = { x: box.width / 2, y: box.height / 2 + 60 };
    await map.hover({ position });
    const name = (await page.locator('.map-tip strong').textContent()) ?? '';
    await map.click({ position });
    await page.locator('.selected-figure').getByText(name).waitFor();
    expect(new URL(page.url()).searchParams.get('area')).toMatch(/^hextown:h\d\d$/);
  });
});

interface Row {
  readonly area: string;
  readonly time: string;
  readonly value: number | null;
  readonly status: string | null;
}

/** The map once it is drawn. */
async function mapOf(page: Page) {
  await page.locator('.map-canvas[data-ready="true"]').waitFor();
  return page.locator('.map-canvas canvas');
}

async function listDistricts(client: GraphClient): Promise<readonly string[]> {
  const { districts } = await client.ask(MarketOutlineDocument, { market: 'hextown' });
  return districts.nodes.map(({ id }) => id);
}

interface Zones {
  readonly features: readonly { readonly properties: { readonly id: string; readonly name: string } }[];
}

async function listZones(client: GraphClient): Promise<Zones> {
  const { areaFeatures } = await client.ask(AreaOutlinesDocument, { within: await listDistricts(client), level: 'ZONE' });
  return areaFeatures as Zones;
}

async function askPresence(client: GraphClient, targetGroup: typeof women | undefined): Promise<readonly Row[]> {
  const areas = { ids: await listDistricts(client), level: 'ZONE' as const };
  const { presence } = await client.ask(ExplorePresenceDocument, { areas, window: saturday, targetGroup, unit });
  return presence === null ? [] : rowsOf(presence.columns);
}

function rowsOf({ area, time, value, status }: NonNullable<ExplorePresenceQuery['presence']>['columns']): readonly Row[] {
  return unpackRows({ area, time, value, status }).map((row) => ({
    area: String(row.area),
    time: String(row.time),
    value: row.value,
    status: row.status,
  }));
}

/** The answer's label of the hour that the page shows. */
async function stepOf(page: Page, rows: readonly Row[]): Promise<string> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .loading') === null);
  const times = [...new Set(rows.map(({ time }) => time))];
  return times[Number(await page.getByLabel('Time').inputValue())] ?? '';
}

/** What the table of a step must be: by name, a number or a status. */
function rowsAt(
  rows: readonly Row[],
  at: string,
  names: ReadonlyMap<string, string>,
): readonly (readonly (string | number | null)[])[] {
  return rows
    .filter(({ time }) => time === at)
    .map(({ area, value, status }) => [names.get(area) ?? '', value ?? status] as const)
    .sort(([a], [b]) => a.localeCompare(b));
}

type Packed = Pick<NonNullable<ExplorePresenceQuery['presence']>['columns'], 'value' | 'status'>;

function figuresOf(columns: Packed | undefined): (string | number | null)[] {
  if (columns === undefined) return [];
  return unpackRows({ value: columns.value, status: columns.status }).map(({ value, status }) => value ?? status);
}

/** The graph answers by weekday, then hour; the table of a week has a row an hour. */
function hourRows<Figure>(figures: readonly Figure[]): readonly Figure[] {
  return Array.from({ length: 24 }, (_, hour) => figures.filter((_figure, index) => index % 24 === hour)).flat();
}

async function copyCurl(page: Page): Promise<string> {
  const figure = figureOf(page, /^Presence by hour, zones/);
  await figure.getByRole('button', { name: 'Copy as curl' }).click();
  await figure.getByText('Copied as curl').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
