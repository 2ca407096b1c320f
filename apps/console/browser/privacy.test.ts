import { createGraphClient } from '@passerby/client/client';
import type { GraphClient } from '@passerby/client/client';
import {
  NightHoursDocument,
  NightHoursBesideDocument,
  NightSumsDocument,
  ZonePeopleDocument,
  ZoneVisitorsByDayDocument,
} from '@passerby/client/operations';
import { listToldNights } from '@passerby/testkit/hextown-night';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pickHour, scoreOf } from '../src/pages/privacy/night/night-answers.ts';
import { rankNights } from '../src/pages/privacy/night/ranking.ts';
import { describePages } from './fixtures/open-page.ts';

const window = { from: '2026-10-05', to: '2026-11-02' };
const areas = ['hextown:h61'];
const group = { ageBands: ['AGE_55_64'], genders: ['MALE'] } as const;
const nights = listToldNights(window);

interface Estimated {
  readonly estimate: { readonly value: number | null; readonly status: string };
}

describePages('the Privacy page', (pages) => {
  test('the privacy officer reads the card, the gauge and the audit: figures equal those of /privacy.json', async () => {
    const { page, check } = await pages().open('?page=privacy', { persona: 'privacyOfficer' });
    await page.getByRole('heading', { name: 'Privacy card of hextown' }).waitFor();
    const { markets } = (await (await fetch(`${pages().city.url}/privacy.json`)).json()) as PrivacyJson;
    const [card] = markets;
    const newest = card?.cards[0];
    if (card === undefined || newest === undefined) throw new Error('hextown has no card');
    const text = await page.locator('main').innerText();
    for (const line of [
      ...newest.processed,
      ...newest.basis,
      ...newest.notProtected,
      ...newest.unprotectedQuantities,
      newest.ledgerCheck,
    ])
      expect(text).toContain(line);
    expect(await numbersOf(page, '[data-spent]', 'spent')).toEqual(card.periods.map(({ spent }) => spent));
    expect(await numbersOf(page, '[data-spent]', 'cap')).toEqual(card.periods.map(({ cap }) => cap));
    expect(await page.getByRole('meter').evaluateAll((all) => all.map((meter) => (meter as HTMLMeterElement).value))).toEqual(
      card.periods.map(({ spent, cap }) => Math.min(spent, cap)),
    );
    const budgets = [newest.perPeriod, newest.perYear];
    expect(await numbersOf(page, 'section[aria-label="What the budget promises"] [data-value]', 'value')).toEqual(
      budgets.flatMap(({ rho, epsilon, delta, worstCaseAuc, spent }) => [rho, epsilon, delta, worstCaseAuc, spent]),
    );
    expect(await page.locator('section[aria-label="Findings of the audit"] [data-value]').evaluateAll(valuesOf)).toEqual(
      card.audit.findings.map(({ figure }) => String(figure ?? 'none')),
    );
    await page.getByRole('button', { name: 'Add the manifests up again' }).click();
    await page.getByText(`The ${card.manifests.length} manifests add up to the same`).waitFor();
    await check('privacy-card');
  });

  test('each attack shows what the graph answers, and a verdict from it', async () => {
    const { city } = pages();
    const client = createGraphClient({ url: city.url, key: city.keys.privacyOfficer });
    const { page, check } = await pages().open('?page=privacy', { persona: 'privacyOfficer' });
    const atNight = { areas, window };
    const everyone = await client.ask(NightHoursDocument, atNight);
    const his = await client.ask(NightHoursDocument, { ...atNight, group });
    await attack(page, 'Count the zone at 03:00', 'at 03:00, everyone');
    expect(await shownEstimates(page)).toEqual(hourOf(everyone.presence?.nodes ?? [], 3));
    expect(await shownShare(page)).toBe(
      shareOf(nights.map(({ day }) => scoreOf(pickHour(everyone.presence?.nodes ?? [], 3).get(day)))),
    );
    await attack(page, 'Only his age and gender', 'at 03:00, men 55-64');
    expect(await shownEstimates(page)).toEqual(hourOf(his.presence?.nodes ?? [], 3));
    await attack(page, 'The hours before and after', 'from 02:00 to 04:00, everyone');
    const around = [2, 3, 4].map((hour) => hourOf(everyone.presence?.nodes ?? [], hour));
    expect(await shownEstimates(page)).toEqual(nights.flatMap((_night, index) => around.map((hour) => hour[index])));
    await attack(page, 'Visitors of the day', 'by day, men 55-64');
    const visitors = await client.ask(ZoneVisitorsByDayDocument, { ...atNight, group });
    expect(await shownEstimates(page)).toEqual((visitors.visitors?.nodes ?? []).map(valueOf));
    await attack(page, 'Add up all nights', 'nights added up');
    const sums = await client.ask(NightSumsDocument, atNight);
    expect(await shownEstimates(page)).toEqual(
      [...(sums.presence?.nodes ?? []), ...(sums.weekdays?.nodes ?? [])].filter(({ hourOfDay }) => hourOfDay === 3).map(valueOf),
    );
    await attack(page, 'Who works and lives there', 'Who works and lives in');
    const people = await client.ask(ZonePeopleDocument, { areas, group });
    expect(await shownEstimates(page)).toEqual(
      [...(people.workers?.nodes ?? []), ...(people.residents?.nodes ?? [])].map(valueOf),
    );
    await attack(page, 'Ask 20 times', 'asked 20 times');
    expect(await page.locator('[data-different]').getAttribute('data-different')).toBe('1');
    await attack(page, 'Hide it in a crowd, take the crowd away', 'less those');
    await expectCrowd(page, client);
    expect(new URL(page.url()).searchParams.get('attack')).toBe('beside');
    await check('privacy-attack');
  });

  test('a guess is scored against the truth, which is shown on demand', async () => {
    const { page, check } = await pages().open('?page=privacy&attack=hour', {
      persona: 'privacyOfficer',
      width: 390,
      colorScheme: 'dark',
    });
    await page.getByRole('button', { name: 'Score my guess' }).waitFor();
    await page.getByRole('checkbox', { name: 'Mon 5 Oct' }).check();
    await page.getByRole('checkbox', { name: 'Sat 10 Oct' }).check();
    await page.getByRole('button', { name: 'Score my guess' }).click();
    const others = nights.filter(({ isThere }) => !isThere).length;
    expect(await page.locator('[data-right]').getAttribute('data-right')).toBe(String(1 + others - 1));
    expect(new URL(page.url()).searchParams.get('guess')?.startsWith('100001')).toBe(true);
    expect(await page.getByText('True count').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Show the truth' }).check();
    expect(await page.locator('[data-exact]').textContent()).toBe(nights.map(({ present }) => present).join(', '));
    expect(
      await page
        .locator('main section.figure tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent)),
    ).toEqual(nights.map(({ isThere }) => (isThere ? 'yes' : 'no')));
    await check('privacy-truth');
  });

  test('outside the demo nobody is planted, and the questions of an attacker are asked of a place of choice', async () => {
    const { page, check } = await pages().open('?page=privacy', { persona: 'privacyOfficer' });
    await page.route('**/console.json', (route) =>
      route.fulfill({ json: { basemap: false, login: false, session: false, demo: false } }),
    );
    await page.goto(`${pages().city.url}/?page=privacy&zone=hextown:h31&attack=hour`);
    await page.getByText('Nobody is planted in this market').waitFor();
    await page.locator('section.figure [data-value]').first().waitFor();
    expect(await page.getByText('Your guess').count()).toBe(0);
    const client = createGraphClient({ url: pages().city.url, key: pages().city.keys.privacyOfficer });
    const { presence } = await client.ask(NightHoursDocument, { areas: ['hextown:h31'], window });
    expect(await shownEstimates(page)).toEqual(hourOf(presence?.nodes ?? [], 3));
    await check('privacy-no-demo');
  });
});

interface PrivacyJson {
  readonly markets: readonly {
    readonly cards: readonly {
      readonly processed: readonly string[];
      readonly basis: readonly string[];
      readonly notProtected: readonly string[];
      readonly unprotectedQuantities: readonly string[];
      readonly ledgerCheck: string;
      readonly perPeriod: Readonly<Record<'rho' | 'epsilon' | 'delta' | 'worstCaseAuc' | 'spent', number>>;
      readonly perYear: Readonly<Record<'rho' | 'epsilon' | 'delta' | 'worstCaseAuc' | 'spent', number>>;
    }[];
    readonly periods: readonly { readonly spent: number; readonly cap: number }[];
    readonly manifests: readonly string[];
    readonly audit: { readonly findings: readonly { readonly figure: number | null }[] };
  }[];
}

/** Presses an attack's button and waits for its figure, known by its heading. */
async function attack(page: Page, title: string, heading: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.locator('section.figure h2', { hasText: heading }).waitFor();
}

/** The figure that is asked with and without the zone, the difference of which is shown. */
async function expectCrowd(page: Page, client: GraphClient): Promise<void> {
  const about = (await page.locator('section.figure .about').textContent()) ?? '';
  const crowds = about
    .replace('The full zones at night: ', '')
    .replace('.', '')
    .split(', ')
    .map((id) => `hextown:${id}`);
  const answer = await client.ask(NightHoursBesideDocument, { with: [...crowds, ...areas], without: crowds, window });
  const [whole, rest] = [answer.with, answer.without].map((presence) => hourOf(presence?.nodes ?? [], 3));
  expect(await shownEstimates(page)).toEqual(nights.flatMap((_night, index) => [whole?.[index], rest?.[index]]));
  const differences = await page
    .locator('section.figure tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.children[3]?.textContent ?? ''));
  const expected = (whole ?? []).map((value, index) => Number(value) - Number(rest?.[index]));
  expect(differences.map((text) => (text === 'withheld' ? Number.NaN : Number(text.replace(',', ''))))).toEqual(expected);
  expect(expected.some((left) => !Number.isNaN(left))).toBe(true);
}

function hourOf(rows: readonly (Estimated & { readonly at: string | null })[], hour: number): readonly string[] {
  return rows.filter(({ at }) => Number(at?.slice(11, 13)) === hour).map(valueOf);
}

function valueOf({ estimate: { value, status } }: Estimated): string {
  return String(value ?? status);
}

function shareOf(scores: readonly number[]): number | undefined {
  return rankNights(scores.map((score, index) => ({ score, isThere: nights[index]?.isThere ?? false })))?.right;
}

async function shownShare(page: Page): Promise<number> {
  return Number(await page.locator('.night-verdict [data-value]').getAttribute('data-value'));
}

function shownEstimates(page: Page): Promise<readonly string[]> {
  return page.locator('section.figure tbody [data-value]').evaluateAll(valuesOf);
}

function valuesOf(elements: readonly Element[]): readonly string[] {
  return elements.map((element) => element.getAttribute('data-value') ?? '');
}

function numbersOf(page: Page, selector: string, name: string): Promise<readonly number[]> {
  return page
    .locator(selector)
    .evaluateAll((all, attribute) => all.map((element) => Number(element.getAttribute(`data-${attribute}`))), name);
}
