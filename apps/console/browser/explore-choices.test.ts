import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createGraphClient } from '@passerby/client/client';
import { unpackRows } from '@passerby/client/columns';
import {
  ExplorePresenceDocument,
  ExploreVisitorsDocument,
  MarketOutlineDocument,
  PlacePyramidDocument,
  PlaceVisitorsTrendDocument,
} from '@passerby/client/operations';
import { describePages } from './fixtures/open-page.ts';
import { figureOf, readRows } from './fixtures/read-figure.ts';

const week = { from: '2026-10-12', to: '2026-10-19' };
const weeks = { from: '2026-10-05', to: '2026-11-02' };

describePages('the choices of Explore', (pages) => {
  test('visitors of districts by day, as people: the map and the trend are the answers of the graph', async () => {
    const { city, open } = pages();
    const client = createGraphClient({ url: city.url, key: city.keys.analyst });
    const { page, check } = await open(
      `?page=explore&show=visitors-day&level=district&from=${week.from}&unit=people&at=2026-10-17`,
      {
        persona: 'analyst',
      },
    );
    const { districts } = await client.ask(MarketOutlineDocument, { market: 'hextown' });
    const areas = { ids: districts.nodes.map(({ id }) => id), level: 'DISTRICT' as const };
    const { visitors } = await client.ask(ExploreVisitorsDocument, { areas, window: week, grain: 'DAY', unit: 'PEOPLE' });
    const names = new Map(districts.nodes.map(({ id, name }) => [id, name]));
    const rows = visitors === null ? [] : rowsOf(visitors.columns);
    const saturday = rows.filter(({ time }) => time === '2026-10-17').map(({ area, figure }) => [names.get(area), figure]);
    expect(saturday).toHaveLength(5);
    expect(sorted(await readRows(figureOf(page, 'Visitors by day, districts')))).toEqual(sorted(saturday));
    await page.getByRole('button', { name: 'Centre', exact: true }).click();
    const asked = { areas: { ids: ['hextown:centre'] }, window: weeks, grain: 'DAY' as const, unit: 'PEOPLE' as const };
    const { visitors: trend } = await client.ask(PlaceVisitorsTrendDocument, asked);
    const shown = await readRows(figureOf(page, 'Visitors by day, Centre'));
    expect(shown.map(([, figure]) => figure)).toEqual(trend?.columns.value);
    await check('explore-districts');
  });

  test('a site: its visitors by week, who they are, and the rule that refuses a target group by the hour', async () => {
    const { city, open } = pages();
    const client = createGraphClient({ url: city.url, key: city.keys.analyst });
    const { page } = await open('?page=explore&show=visitors-week&group=FEMALE', { persona: 'analyst' });
    await page.getByRole('combobox', { name: 'Place' }).selectOption({ label: 'Market Street' });
    await figureOf(page, 'Typical week of Market Street').getByRole('alert').waitFor();
    const { audience } = await client.ask(PlacePyramidDocument, {
      site: 'hextown:market-street',
      window: weeks,
      unit: 'DEVICES',
    });
    const profile = await readRows(figureOf(page, 'Age and gender at Market Street'));
    expect(profile.map(([, figure]) => figure)).toEqual(
      audience?.nodes.map(({ estimate: { value, status } }) => value ?? status),
    );
    await page.goto(`${city.url}/?page=explore&show=visitors-week&site=hextown:market-street`);
    const asked = { sites: ['hextown:market-street'], window: weeks, grain: 'WEEK' as const, unit: 'DEVICES' as const };
    const { visitors } = await client.ask(PlaceVisitorsTrendDocument, asked);
    const trend = await readRows(figureOf(page, 'Visitors by week, Market Street'));
    expect(trend.map(([, figure]) => figure)).toEqual(visitors?.columns.value);
  });

  test('a week of hours has 168 steps; what is not released cannot be chosen, and says so when a link names it', async () => {
    const { city, open } = pages();
    const { page } = await open('?page=explore&span=week&from=2026-10-12', { persona: 'analyst' });
    const slider = page.getByLabel('Time');
    await slider.waitFor();
    expect(await slider.getAttribute('max')).toBe('167');
    await page.goto(`${city.url}/?page=explore&show=visitors-week&level=district`);
    await page.getByText('Nothing of this is released').waitFor();
    expect(await page.getByRole('option', { name: 'Visitors by week (not here)' }).isDisabled()).toBe(true);
  });

  test('without WebGL the page says so, and its figures are still those of the graph', async () => {
    const { city, open } = pages();
    const { page, check } = await open('?page=status', { persona: 'analyst', width: 390 });
    await page.addInitScript(refuseWebgl);
    await page.goto(`${city.url}/?page=explore&from=2026-10-10`);
    await page.getByText('WebGL is missing').waitFor();
    const client = createGraphClient({ url: city.url, key: city.keys.analyst });
    const { districts } = await client.ask(MarketOutlineDocument, { market: 'hextown' });
    const areas = { ids: districts.nodes.map(({ id }) => id), level: 'ZONE' as const };
    const window = { from: '2026-10-10', to: '2026-10-11' };
    const { presence } = await client.ask(ExplorePresenceDocument, { areas, window, unit: 'DEVICES' });
    const rows = presence === null ? [] : rowsOf(presence.columns);
    const at = await timeOf(page, rows);
    const figures = rows.filter(({ time }) => time === at).map(({ figure }) => [figure]);
    const shown = await readRows(figureOf(page, 'Presence by hour, zones'));
    expect(sorted(shown.map(([, figure]) => [figure]))).toEqual(sorted(figures));
    await check('explore-no-map');
  });
});

interface Row {
  readonly area: string;
  readonly time: string;
  readonly figure: number | string | null;
}

interface Columns {
  readonly area: Parameters<typeof unpackRows>[0][string];
  readonly time: Parameters<typeof unpackRows>[0][string];
  readonly value: readonly (number | null)[];
  readonly status: { readonly labels: readonly (string | null)[]; readonly codes: readonly number[] };
}

function rowsOf({ area, time, value, status }: Columns): readonly Row[] {
  const rows = unpackRows({ area, time, value, status });
  return rows.map((row) => ({ area: String(row.area), time: String(row.time), figure: row.value ?? row.status }));
}

/** The answer's label of the step that the page shows. */
async function timeOf(page: Page, rows: readonly Row[]): Promise<string | undefined> {
  const times = [...new Set(rows.map(({ time }) => time))];
  return times[Number(await page.getByLabel('Time').inputValue())];
}

function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map((row) => row.join(' ')).sort((a, b) => a.localeCompare(b));
}

/** A browser whose WebGL is switched off. */
function refuseWebgl(): void {
  const draw = HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, ...asked: Parameters<typeof draw>) {
      return asked[0] === 'webgl2' ? null : draw.apply(this, asked);
    },
  });
}
