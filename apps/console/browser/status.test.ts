import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';
import { runQuestion } from './fixtures/run-question.ts';

interface StatusJson {
  readonly markets: readonly {
    readonly releasedThrough: string;
    readonly newest: readonly { readonly id: string }[];
    readonly loads: readonly { readonly id: string; readonly verdict: string }[];
  }[];
}

describePages('the Status page', (pages) => {
  test('the engineer sees what /status.json says: freshness, releases, and pass or warn a load', async () => {
    const { page, check } = await pages().open('?page=status', { persona: 'engineer' });
    await page.getByText('The service answers questions.').waitFor();
    const { markets } = (await (await fetch(`${pages().city.url}/status.json`)).json()) as StatusJson;
    const [market] = markets;
    expect(await page.locator('p [data-value]').getAttribute('data-value')).toBe(market?.releasedThrough);
    const newest = page.getByRole('region', { name: 'Newest releases' }).getByRole('link');
    expect(await newest.allTextContents()).toEqual(market?.newest.map(({ id }) => id));
    for (const link of await newest.all()) {
      const manifest = (await (await fetch(pages().city.url + ((await link.getAttribute('href')) ?? ''))).json()) as {
        id: string;
      };
      expect(manifest.id).toBe(await link.textContent());
    }
    const loads = page.getByRole('region', { name: 'Last loads' });
    expect(await loads.locator('tbody th').allTextContents()).toEqual(market?.loads.map(({ id }) => id));
    expect(await loads.locator('[data-value]').evaluateAll((all) => all.map((load) => load.getAttribute('data-value')))).toEqual(
      market?.loads.map(({ verdict }) => verdict),
    );
    await check('status');
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    expect((await runQuestion(page)).errors).toBeUndefined();
    await page.locator('.graphiql-response .view-lines').getByText('data').first().waitFor();
  });

  test('looks well on a narrow dark screen', async () => {
    const { page, check } = await pages().open('?page=status', { width: 390, colorScheme: 'dark' });
    await page.getByRole('region', { name: 'Last loads' }).waitFor();
    await check('status');
    expect(await page.getByText('half of a file').count()).toBe(0);
    expect(await page.getByText('a file was not read').isVisible()).toBe(true);
  });

  test('a gateway that is away is said in words, and what was last known stays; it is asked again when the tab is seen', async () => {
    const { page } = await pages().open('?page=status');
    await page.clock.install();
    await page.reload();
    await page.getByText('The service answers questions.').waitFor();
    await page.context().setOffline(true);
    await page.clock.runFor(15_000);
    await page.getByText('The gateway does not answer.').waitFor();
    expect(await page.getByRole('region', { name: 'Newest releases' }).count()).toBe(1);
    await page.context().setOffline(false);
    await page.clock.runFor(15_000);
    await page.getByText('The service answers questions.').waitFor();
  });

  test('a service behind the gateway that is away is told apart', async () => {
    const { page } = await pages().open('?page=query');
    await page.route('**/readyz', (route) => route.fulfill({ status: 503, json: { status: 'starting' } }));
    await page.goto(`${pages().city.url}/?page=status`);
    await page.getByText('The service cannot answer now.').waitFor();
    expect(await page.getByText('The service answers questions.').count()).toBe(0);
  });
});
