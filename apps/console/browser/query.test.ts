import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';
import { runQuestion, waitForEditors } from './fixtures/run-question.ts';

const answerShown = '.graphiql-response .view-lines';
const question = 'query Mine($market: ID!) { market(id: $market) { name } }';

describePages('the Query page', (pages) => {
  test('the engineer runs the first question, and every other, without an error', async () => {
    const { page, check } = await pages().open('?page=query', { persona: 'engineer' });
    const tabs = page.locator('.graphiql-tab-button');
    await tabs.first().waitFor();
    const count = await tabs.count();
    expect(count).toBeGreaterThan(3);
    for (let index = 0; index < count; index += 1) {
      await tabs.nth(index).click();
      const answer = await runQuestion(page);
      expect(answer.errors, (await tabs.nth(index).textContent()) ?? '').toBeUndefined();
      expect(Object.keys(answer.data ?? {}).length).toBeGreaterThan(0);
      expect(await tabs.nth(index).getAttribute('aria-current')).toBe('true');
    }
    await page.locator(answerShown).getByText('data').first().waitFor();
    await check('query');
  });

  test('a link holds the question and its variables, and what is asked in its place', async () => {
    const variables = JSON.stringify({ market: 'hextown' });
    const { page, check } = await pages().open(`?${new URLSearchParams({ page: 'query', query: question, variables })}`, {
      width: 390,
      colorScheme: 'dark',
    });
    await page.locator('.graphiql-tab-active').getByText('Mine').waitFor();
    expect(await runQuestion(page)).toEqual({ data: { market: { name: 'Hextown' } } });
    await page.locator(answerShown).getByText('Hextown').waitFor();
    await check('query');
    await page.locator('.graphiql-tab-button', { hasText: 'Viewer' }).click();
    await page.waitForURL((url) => url.searchParams.get('query')?.includes('query Viewer') ?? false);
    const other = await pages().open(new URL(page.url()).search);
    await other.page.locator('.graphiql-tab-active').getByText('Viewer').waitFor();
  });

  test('a figure opens in Query as the question that it was asked with', async () => {
    const { page } = await pages().open('?page=privacy&attack=hour', { persona: 'analyst' });
    await page.getByRole('link', { name: 'Open in Query' }).click();
    const { errors, data } = (await runQuestion(page)) as { errors?: object[]; data?: { presence: { nodes: object[] } } };
    expect(errors).toBeUndefined();
    expect(data?.presence.nodes).toHaveLength(28 * 24 + 1);
    await page.goBack();
    await page.getByRole('heading', { name: 'Find the night worker' }).waitFor();
  });

  test('the keyboard alone asks a question, and leaves the editor again', async () => {
    const { page } = await pages().open(`?${new URLSearchParams({ page: 'query', query: '{ markets { id } }' })}`);
    await waitForEditors(page);
    const box = page.getByRole('group', { name: 'Question: Enter to write, Escape to leave' });
    await box.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('markets') ?? false);
    await page.keyboard.press('Control+Enter');
    expect(await (await answered).json()).toEqual({ data: { markets: [{ id: 'hextown' }] } });
    await page.keyboard.press('Escape');
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/query/);
  });
});
