import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { createGraphClient } from '@passerby/client/client';
import { CreateDataRequestDocument, DataRequestDocument, ReleaseOutputDocument } from '@passerby/client/operations';
import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';
import { emailOf } from './fixtures/personas.ts';

const title = 'Night buses in the centre';
const texts = {
  Title: title,
  Purpose: 'Decide where night buses stop.',
  'Provision that it rests on': 'Transport Act 1985, section 63',
  'Public benefit': 'Buses where people are.',
  Boundaries: '2021',
  'Why these places': 'The routes end there.',
  'Why these days': 'A usual week.',
  'Why this grain': 'Timetables change by day.',
  'Why this breakdown': 'Stops are placed by district.',
  Recipients: 'Network planning\nTimetable office',
  Storage: 'Encrypted, in the authority.',
  'Onward sharing': 'Nobody.',
} as const;

type StatusTally = NonNullable<NonNullable<WholeRequestFragment['check']>['tally']>;

/** More than is precise: zones by hour, age and gender, the night too. */
const question = {
  market: 'hextown',
  measure: 'PRESENCE',
  areas: ['hextown:h01', 'hextown:h31', 'hextown:h61'],
  window: { from: '2026-10-05', to: '2026-10-07' },
  grain: 'HOUR',
  groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
} as const;

describePages('data requests', (pages) => {
  test('go from a draft to an output that is downloaded and registered, through four hands', async () => {
    const { city } = pages();
    const requester = await pages().open('?page=requests', { persona: 'requester' });
    const id = await draft(requester.page);
    await requester.check('requests-draft');
    await submit(requester.page);
    await requester.check('requests-submitted');

    const reviewer = await pages().open(`?page=requests`, { persona: 'reviewer' });
    await reviewer.page.getByRole('link', { name: title }).click();
    await reviewer.page.getByRole('button', { name: 'Take into review' }).click();
    await reviewer.page.getByLabel('Decision', { exact: true }).last().selectOption('Return for changes');
    await reviewer.page.getByRole('button', { name: 'Return for changes' }).click();
    await expectFocusIn(reviewer.page, 'needs a note that says why');
    await reviewer.page.getByLabel('Note to the requester').fill('Say who keeps the output.');
    await reviewer.page.getByRole('button', { name: 'Return for changes' }).click();
    await stateOf(reviewer.page, 'Returned for changes');

    await requester.page.reload();
    await stateOf(requester.page, 'Returned for changes');
    await requester.page.getByText('Say who keeps the output.').waitFor();
    await requester.page.getByLabel('Storage').fill('Encrypted, in the authority; kept by its records office.');
    await requester.page.getByRole('button', { name: 'Save and submit' }).click();
    await stateOf(requester.page, 'Submitted');

    await reviewer.page.reload();
    await reviewer.page.getByRole('button', { name: 'Take into review' }).click();
    await approve(reviewer.page);
    await reviewer.page
      .getByRole('definition')
      .filter({ hasText: /^Centre/ })
      .waitFor();
    await reviewer.check('requests-approved');

    await requester.page.reload();
    await requester.page.getByRole('listitem').filter({ hasText: 'Cite the edition.' }).first().waitFor();
    await requester.page.getByRole('button', { name: 'Accept the conditions and have the output produced' }).click();
    await stateOf(requester.page, 'Output to be checked');

    await reviewer.page.reload();
    await reviewer.page.getByText('Four eyes: you wrote a part of this request, or decided on it').waitFor();
    expect(await reviewer.page.getByRole('button', { name: 'Release the output' }).count()).toBe(0);
    const release = createGraphClient({ url: city.url, key: city.keys.reviewer }).ask(ReleaseOutputDocument, { input: { id } });
    await expect(release).rejects.toThrow('Four eyes');

    const officer = await pages().open(`?page=requests&request=${id}`, {
      persona: 'privacyOfficer',
      width: 390,
      colorScheme: 'dark',
    });
    await officer.page.getByRole('button', { name: 'Release the output' }).waitFor();
    await officer.check('requests-output-check');
    expect(await download(officer.page)).toBeGreaterThan(1000);
    await officer.page.getByRole('button', { name: 'Release the output' }).click();
    await stateOf(officer.page, 'Released');

    await requester.page.reload();
    expect(await download(requester.page)).toBeGreaterThan(1000);
    await requester.page.getByRole('link', { name: 'All requests' }).click();
    await requester.page.getByRole('cell', { name: 'Released', exact: true }).waitFor();
    await requester.check('requests-list');

    const { dataRequest } = await createGraphClient({ url: city.url, key: city.keys.requester }).ask(DataRequestDocument, { id });
    expect(dataRequest).toMatchObject({ state: 'RELEASED', conditions: ['Cite the edition.'], title });
    expect(dataRequest.recipients).toEqual(['Network planning', 'Timetable office']);

    const stranger = await pages().open('?page=requests&view=register', { persona: 'engineer', width: 390, colorScheme: 'dark' });
    await stranger.page.getByRole('listitem').filter({ hasText: title }).getByText('Cite the edition.').waitFor();
    await stranger.check('requests-register');
    const registered = (await (await fetch(`${city.url}/register`)).json()) as {
      readonly requests: readonly { readonly id: string }[];
    };
    expect(registered.requests.map((request) => request.id)).toContain(id);
  });

  test('the automatic check says what would be withheld and what would show more, or why nothing would be shown', async () => {
    const { city } = pages();
    const graph = createGraphClient({ url: city.url, key: city.keys.requester });
    const { createDataRequest: begun } = await graph.ask(CreateDataRequestDocument, {
      input: { title: 'Much at once', question },
    });
    const { page, check } = await pages().open(`?page=requests&request=${begun.id}`, { persona: 'requester' });
    const note = page.getByRole('region', { name: 'Automatic check' });
    await note
      .getByText(/^[\d,]+ figures: /)
      .first()
      .waitFor();
    const { dataRequest } = await graph.ask(DataRequestDocument, { id: begun.id });
    const { tally, suggestions } = dataRequest.check ?? {};
    expect(tally?.imprecise).toBeGreaterThan(0);
    expect(suggestions?.length).toBeGreaterThan(0);
    expect(await note.getByText(wordsOf(tally)).first().isVisible()).toBe(true);
    const listed = await note.getByRole('listitem').allTextContents();
    expect(listed).toEqual(suggestions?.map(({ advice, tally: then }) => `${advice.replace(/\.$/, '')}: ${wordsOf(then)}`));
    await check('requests-check');
    await page.getByLabel('Measure').selectOption('Length of visits');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await note.getByText('The question would be refused').waitFor();
    const refused = (await graph.ask(DataRequestDocument, { id: begun.id })).dataRequest.check;
    expect(await note.textContent()).toContain(refused?.problem);
    expect(await note.textContent()).toContain(refused?.problemCode);
  });

  test('a person who logs in begins a request by their role, without a key', async () => {
    const { city } = pages();
    const { page, check } = await pages().open('?page=status');
    await page.goto(`${city.url}/login`);
    await page.getByRole('link', { name: emailOf('requester') }).click();
    await page.waitForURL(`${city.url}/**`);
    await page.goto(`${city.url}/?page=requests&request=new`);
    await page.getByLabel('Title').fill('Begun by a person');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('heading', { name: 'Begun by a person' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Begun by a person');
    await check('requests-session');
    await page.getByText('Withdraw the request').click();
    await page.getByRole('button', { name: 'Withdraw for good' }).click();
    await expectFocusIn(page, 'needs a note that says why');
    await page.getByLabel('Why it is withdrawn').fill('A trial.');
    await page.getByRole('button', { name: 'Withdraw for good' }).click();
    await stateOf(page, 'Withdrawn');
  });

  test('who is no public body reads what is missing, and no error', async () => {
    const { page, check } = await pages().open('?page=requests', { persona: 'analyst' });
    await page.getByText('High Street Retail is not a public body').waitFor();
    expect(await page.getByRole('link', { name: 'Begin a request' }).count()).toBe(0);
    await check('requests-refused');
  });
});

/** Bytes of the file that is saved. */
async function download(page: Page): Promise<number> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the output' }).click();
  return statSync(await (await downloading).path()).size;
}

/** Fills the form, saves it, and waits for what the automatic check finds; gives back the request's id. */
async function draft(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Begin a request' }).click();
  const form = page.getByRole('form', { name: 'Request' });
  for (const [label, text] of Object.entries(texts)) await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByLabel('Legal basis').selectOption('PUBLIC_TASK');
  await form.getByRole('checkbox', { name: 'Centre', exact: true }).check();
  await form.getByLabel('First day').fill('2026-10-05');
  await form.getByRole('button', { name: 'Save the draft' }).click();
  await expectFocusIn(page, 'Choose at least one place and both days');
  await form.getByLabel('Last day').fill('2026-10-11');
  await form.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('The question would be answered').waitFor();
  await page
    .getByText(/^\d+ figures: /)
    .first()
    .waitFor();
  return new URL(page.url()).searchParams.get('request') ?? '';
}

/** Submits once too early: what is missing is said at its field. */
async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and submit' }).click();
  await page.getByText('This is needed before it can be submitted.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('.field')?.querySelector('label')?.textContent)).toBe(
    'Months until it is deleted',
  );
  await page.getByLabel('Months until it is deleted').fill('12');
  await page.getByRole('button', { name: 'Save and submit' }).click();
  await stateOf(page, 'Submitted');
}

async function approve(page: Page): Promise<void> {
  await page.getByRole('form', { name: 'Decision' }).waitFor();
  for (const finding of await page.getByLabel('Why', { exact: true }).all()) await finding.fill('Looked at, nothing against it.');
  await page.getByLabel('Conditions').fill('Cite the edition.');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await stateOf(page, 'Approved, conditions to be accepted');
}

function stateOf(page: Page, state: string): Promise<void> {
  return page.getByRole('article').getByRole('status').filter({ hasText: state }).first().waitFor();
}

/** A tally as the page has it. */
function wordsOf(tally: StatusTally | null | undefined): string {
  const { published = 0, belowMinimum = 0, imprecise = 0, notCovered = 0 } = tally ?? {};
  const parts = [
    [published, 'shown'],
    [belowMinimum, 'group too small'],
    [imprecise, 'too imprecise'],
    [notCovered, 'not released'],
  ] as const;
  const count = (value: number): string => value.toLocaleString('en-GB');
  const words = parts.filter(([value]) => value > 0).map(([value, what]) => `${count(value)} ${what}`);
  return `${count(published + belowMinimum + imprecise + notCovered)} figures: ${words.join(', ')}`;
}

/** Expects words to be shown where the focus is: in the field's own note or in the refusal. */
async function expectFocusIn(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor();
  const focused = await page.evaluate(() => document.activeElement?.closest('fieldset, .field, .form-problem')?.textContent);
  expect(focused).toContain(words);
}
