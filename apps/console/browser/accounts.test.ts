import type { Page } from 'playwright-core';
import { createGraphClient } from '@passerby/client/client';
import { AccountDocument, AdministrationDocument, ViewerDocument } from '@passerby/client/operations';
import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';
import { emailOf } from './fixtures/personas.ts';
import { until } from './fixtures/until.ts';

describePages('accounts', (pages) => {
  test('the overview says who asks, what is left, and what the licence covers, as the graph does', async () => {
    const { city } = pages();
    const graph = createGraphClient({ url: city.url, key: city.keys.analyst });
    await graph.ask(ViewerDocument, {});
    await until(async () => (await graph.ask(AccountDocument, {})).viewer.usage.length > 0);
    const { page, check } = await pages().open('?page=accounts', { persona: 'analyst' });
    const who = page.getByRole('region', { name: 'Who asks' });
    await who.getByText('High Street Retail, a retail organisation').waitFor();
    const { viewer } = await graph.ask(AccountDocument, {});
    expect(await who.textContent()).toContain(viewer.key?.prefix);
    expect(await who.textContent()).toContain('analyst@example.org');
    const points = Number(await page.getByRole('region', { name: 'Quota' }).locator('[data-value]').getAttribute('data-value'));
    const { quota } = (await graph.ask(AccountDocument, {})).viewer;
    expect(points).toBeLessThanOrEqual(viewer.quota?.pointsPerDay ?? 0);
    expect(points).toBeGreaterThanOrEqual(quota?.pointsLeft ?? Infinity);
    const { licences } = await graph.ask(AdministrationDocument, {});
    for (const { name, terms } of licences) {
      const text = await page.getByRole('article').filter({ hasText: name }).textContent();
      expect(text).toContain(terms.markets.join(', '));
      expect(text).toContain('down to zones');
    }
    await expectUsage(
      page,
      viewer.usage.map(({ day, requests }) => ({ day, requests })),
    );
    await check('accounts-overview');
    const narrow = await pages().open('?page=accounts', { persona: 'analyst', width: 390, colorScheme: 'dark' });
    await narrow.page.getByRole('region', { name: 'Quota' }).waitFor();
    await narrow.check('accounts-overview');
  });

  test('a key is made, shown once, used, rotated and revoked', async () => {
    const { city } = pages();
    const { page, check } = await pages().open('?page=accounts&section=keys', { persona: 'analyst' });
    await page.getByText('Make a key').first().click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('The name of').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('form-problem');
    await page.getByLabel('What it is for').fill('dashboard');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const first = await readSecret(page, 'dashboard');
    expect((await createGraphClient({ url: city.url, key: first }).ask(ViewerDocument, {})).viewer.key?.name).toBe('dashboard');
    await check('accounts-key-made');
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.reload();
    await page.getByRole('table', { name: 'Keys' }).getByText('dashboard').waitFor();
    expect(await page.content()).not.toContain(first);

    await page.getByRole('button', { name: 'Rotate dashboard' }).click();
    await page.getByRole('button', { name: 'Make the new key' }).click();
    const second = await readSecret(page, 'dashboard');
    await page.getByText('The old key works for a week more.').waitFor();
    for (const key of [first, second]) await createGraphClient({ url: city.url, key }).ask(ViewerDocument, {});
    await page.getByRole('button', { name: 'I have kept it' }).click();

    await page.getByRole('button', { name: 'Revoke dashboard' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Revoke dashboard?' });
    await dialog.waitFor();
    await check('accounts-revoke');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Revoke dashboard' }).first().click();
    await dialog.getByRole('button', { name: 'Revoke the key' }).click();
    await page.getByText(/^Revoked /).waitFor();
    await expectRefused(city.url, second);
    await createGraphClient({ url: city.url, key: first }).ask(ViewerDocument, {});
    await expectKeysAsInGraph(page, { url: city.url, key: city.keys.analyst });
    const narrow = await pages().open('?page=accounts&section=keys', { persona: 'analyst', width: 390, colorScheme: 'dark' });
    await narrow.page.getByRole('table', { name: 'Keys' }).waitFor();
    await narrow.check('accounts-keys');
  });

  test('a person is added, changed and removed', async () => {
    const { page, check } = await pages().open('?page=accounts&section=members', { persona: 'analyst' });
    await page.getByText('Add a person').first().click();
    await page.getByLabel('Address').fill('nobody');
    await page.getByRole('button', { name: 'Add the person' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Address').fill('new@example.org');
    await page.getByRole('button', { name: 'Add the person' }).click();
    const role = page.getByLabel('Role of new@example.org');
    await role.waitFor();
    expect(await role.inputValue()).toBe('ANALYST');
    await role.selectOption('ADMIN');
    await until(async () => (await role.inputValue()) === 'ADMIN');
    expect(await roleInGraph('new@example.org')).toBe('ADMIN');
    await check('accounts-members');
    await page.getByRole('button', { name: 'Remove new@example.org' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the person' }).click();
    await role.waitFor({ state: 'detached' });
    expect(await roleInGraph('new@example.org')).toBeUndefined();
  });

  test('a study zone is drawn on the map, or by its coordinates, within the rules of the place', async () => {
    const { page, check } = await pages().open('?page=accounts&section=zones', { persona: 'analyst' });
    await page.locator('.map-canvas[data-ready=true]').waitFor();
    const form = page.getByRole('form', { name: 'Register a study zone' });
    await form.getByLabel('Name').fill('Our shop');
    await form.getByRole('button', { name: 'Register the study zone' }).click();
    await form.getByText('Degrees, -90 to 90.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await page.locator('.map-canvas canvas').click({ position: { x: 60, y: 90 } });
    await form.getByText('Here the radius is 300 m').waitFor();
    expect(Number(await form.getByLabel('Latitude of the centre').inputValue())).toBeGreaterThan(52.4);
    const slider = form.getByRole('slider');
    expect(await slider.getAttribute('min')).toBe('300');
    await form.getByLabel('Latitude of the centre').fill('52.48');
    await form.getByLabel('Longitude of the centre').fill('-1.9');
    await form.getByText('Here the radius is 300 m').waitFor();
    await form.getByRole('button', { name: 'Register the study zone' }).click();
    await form.getByText('overlaps another too far').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('form-problem');
    await form.getByLabel('Latitude of the centre').fill('52.50');
    await form.getByText('Here the radius is 300 m').waitFor();
    await slider.focus();
    await page.keyboard.press('Home');
    await check('accounts-zones');
    await form.getByRole('button', { name: 'Register the study zone' }).click();
    await form.getByText(/^Our shop is measured from /).waitFor();
    const { studyZones } = (await graphOf().ask(AccountDocument, {})).viewer;
    expect(studyZones).toMatchObject([{ name: 'Our shop', latitude: 52.5, longitude: -1.9, radiusM: 300 }]);
    const row = page.getByRole('row').filter({ hasText: 'Our shop' });
    await row.getByText('300 m').waitFor();
    expect(await row.textContent()).toContain(studyZones[0]?.id);
    const narrow = await pages().open('?page=accounts&section=zones', { persona: 'analyst', width: 390, colorScheme: 'dark' });
    await narrow.page.locator('.map-canvas[data-ready=true]').waitFor();
    await narrow.check('accounts-zones');
  });

  test('who is no administrator reads what is missing, and no error', async () => {
    for (const section of ['keys', 'members']) {
      const { page, check } = await pages().open(`?page=accounts&section=${section}`, { persona: 'engineer' });
      await page.getByText('lacks the scope ADMIN').waitFor();
      await check(`accounts-${section}-refused`);
    }
    const { page } = await pages().open('?page=accounts&section=zones', { persona: 'reviewer' });
    await page.getByText('takes the scope SITES').waitFor();
    expect(await page.getByRole('form').count()).toBe(0);
  });

  test('a person who logs in manages their organisation by their role, without a key', async () => {
    const { city } = pages();
    const { page, check } = await pages().open('?page=status');
    await page.goto(`${city.url}/login`);
    await page.getByRole('link', { name: emailOf('analyst') }).click();
    await page.waitForURL(`${city.url}/**`);
    await page.goto(`${city.url}/?page=accounts`);
    await page.getByRole('region', { name: 'Who asks' }).getByText('logged in').waitFor();
    await check('accounts-session');
    await page.getByRole('link', { name: 'Keys' }).click();
    await page.getByText('Make a key').first().click();
    await page.getByLabel('What it is for').fill('made by a person');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const secret = await readSecret(page, 'made by a person');
    expect((await createGraphClient({ url: city.url, key: secret }).ask(ViewerDocument, {})).viewer.key?.name).toBe(
      'made by a person',
    );
  });

  function graphOf() {
    const { city } = pages();
    return createGraphClient({ url: city.url, key: city.keys.analyst });
  }

  async function roleInGraph(email: string): Promise<string | undefined> {
    const { members } = await graphOf().ask(AdministrationDocument, {});
    return members.find((member) => member.email === email)?.role;
  }
});

/** The secret that is shown; the focus is where it is. */
async function readSecret(page: Page, name: string): Promise<string> {
  const note = page.getByRole('region', { name: 'The new key' });
  await note.getByText(`The key ${name} is made`).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The new key');
  const secret = (await note.locator('.secret-text').textContent()) ?? '';
  expect(secret).toMatch(/^pby_live_/);
  return secret;
}

/** A revoked key is refused, at the latest when what the gateway remembers for a second has gone. */
async function expectRefused(url: string, key: string): Promise<void> {
  const status = async (): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{"query":"{ viewer { scopes } }"}' })).status;
  };
  await until(async () => (await status()) === 401);
}

/** Each key of the graph is a row, with its prefix and scopes. */
async function expectKeysAsInGraph(page: Page, asker: { readonly url: string; readonly key: string }): Promise<void> {
  const { keys } = await createGraphClient(asker).ask(AdministrationDocument, {});
  expect(await page.locator('tr[data-key]').count()).toBe(keys.length);
  for (const { id, prefix, name } of keys) {
    const text = await page.locator(`tr[data-key="${id}"]`).textContent();
    expect(text).toContain(prefix);
    expect(text).toContain(name);
  }
}

/** The table under the chart has the requests of each day that were counted when it was asked. */
async function expectUsage(page: Page, usage: readonly { readonly day: string; readonly requests: number }[]): Promise<void> {
  const figure = page.locator('.figure').filter({ hasText: 'Requests by key and day' });
  await figure.getByText('Show as a table').click();
  for (const { day, requests } of usage) {
    const shown = await figure.getByRole('row').filter({ hasText: day }).getByRole('cell').allTextContents();
    expect(Number(shown[0])).toBeGreaterThan(0);
    expect(Number(shown[0])).toBeLessThanOrEqual(requests);
  }
}
