import { join } from 'node:path';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { readPublished } from '@passerby/anonymisation/published';
import { PasserbyError } from '@passerby/domain/error';
import { createLogger } from '@passerby/runtime/logger';
import { openBatchInsights } from '@passerby/subgraph-kit/batch-insights';
import type { BatchInsights, Insights } from '@passerby/subgraph-kit/batch-insights';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { testLicence } from '@passerby/testkit/principal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectQueue } from '../src/worker/accounts-queue.ts';
import { askWhole } from '../src/worker/ask-whole.ts';
import { checkQuestion } from '../src/worker/check-question.ts';
import { startWorker } from '../src/worker/worker.ts';
import { satisfied, wholeRequest } from './fixtures/askers.ts';
import { pglite } from './fixtures/engines.ts';
import { serviceKey, startTestAccounts } from './fixtures/running-accounts.ts';
import type { TestClient } from './fixtures/running-accounts.ts';
import { unzip } from './fixtures/unzip.ts';

const pollMs = 20;
const week = { from: '2026-10-19', to: '2026-10-26' };
const hours: InsightQuestion = {
  market: 'tinytown',
  measure: 'presence',
  places: { areaIds: ['tiny'], level: 'ZONE' },
  window: week,
  grain: 'HOUR',
  groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
  unit: 'DEVICES',
};

let market: ReleasedMarket;
let gate: BatchInsights;

beforeAll(async () => {
  market = await makeReleasedMarket({ isNoisy: false });
  gate = await openBatchInsights({ servingFolder: join(market.home, 'serving') });
});
afterAll(async () => {
  await gate.close();
  market.remove();
});

/** The gate, but with room for so few figures that a question must be asked in parts. */
function narrowed(insights: Insights, figuresMax: number): Insights & { readonly parts: () => number } {
  let parts = 0;
  return {
    ...insights,
    parts: () => parts,
    async ask(question) {
      const answer = await insights.ask(question);
      parts++;
      if (answer.rows.length <= figuresMax) return answer;
      throw new PasserbyError('QUERY_TOO_COMPLEX', 'too wide', { cost: answer.rows.length, limit: figuresMax });
    },
  };
}

/** What can be compared of an answer. */
const figuresOf = (rows: Awaited<ReturnType<typeof askWhole>>['rows']) =>
  rows.map(({ key, estimate: { value, status } }) => [JSON.stringify(key), value === null ? null : readPublished(value), status]);

describe('a question that is too wide', () => {
  test.each([5000, 1200, 400])('gives the same figures in parts of at most %i', async (figuresMax) => {
    const insights = gate.under(testLicence);
    const whole = await askWhole(insights, hours);
    const narrow = narrowed(insights, figuresMax);
    const inParts = await askWhole(narrow, hours);
    expect(narrow.parts()).toBeGreaterThan(whole.rows.length / figuresMax);
    expect(whole.rows).toHaveLength(3 * 169 * 15);
    expect(figuresOf(inParts.rows)).toEqual(figuresOf(whole.rows));
    expect(inParts.releases.toSorted()).toEqual(whole.releases.toSorted());
    expect(inParts.cost).toBe(whole.cost);
  });

  test('that cannot be halved is refused as the gate refuses it', async () => {
    const narrow = narrowed(gate.under(testLicence), 1);
    await expect(askWhole(narrow, { ...hours, groupBy: ['AGE_BAND'] })).rejects.toThrow('too wide');
  });

  test('is asked anew when an edition comes in between, and given up when they keep coming', async () => {
    const insights = gate.under(testLicence);
    let stale = 1;
    const moving = (): Insights => ({
      ...insights,
      getEdition: (id) => {
        const facts = insights.getEdition(id);
        return stale-- > 0 ? { ...facts, id: 'former' } : facts;
      },
    });
    expect((await askWhole(moving(), hours)).facts.id).toBe(insights.getEdition('tinytown').id);
    stale = 3;
    await expect(askWhole(moving(), hours)).rejects.toThrow('New editions');
  });
});

describe('the check of a draft', () => {
  test('counts what would be withheld and suggests what would show more', async () => {
    const check = await checkQuestion(gate.under(testLicence), { ...hours, places: { areaIds: ['n2', 's1'] } });
    expect(check).toMatchObject({ outcome: 'ANSWERABLE', problem: null });
    const { published = 0, belowMinimum = 0, imprecise = 0, notCovered = 0 } = check.tally ?? {};
    expect(published + belowMinimum + imprecise + notCovered).toBe(2 * 169 * 15);
    const share = published / (2 * 169 * 15);
    expect(share).toBeLessThan(0.9);
    expect(check.suggestions[0]?.advice).toBe('Ask by DAY.');
    for (const { tally } of check.suggestions) {
      const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
      expect(tally.published / all).toBeGreaterThan(share + 0.05);
    }
  });

  test('says what the gate refuses, and what it would not', async () => {
    const check = await checkQuestion(gate.under({ ...testLicence, demo: false }), hours);
    expect(check).toMatchObject({ outcome: 'REFUSED', tally: null, problem: { code: 'FORBIDDEN' } });
    const narrow = { ...hours, groupBy: ['AREA', 'TIME', 'GENDER'] as const };
    const { suggestions } = await checkQuestion(gate.under({ ...testLicence, demo: false }), narrow);
    expect(suggestions[0]?.advice).toBe('Leave out the breakdown by GENDER.');
  });
});

test('a public body gets the output of its request, through the graph and the worker, and nobody else does', async () => {
  const accounts = await startTestAccounts({ engine: pglite });
  const worker = startWorker({
    queue: connectQueue({ accountsUrl: accounts.url, serviceKey }),
    gate,
    clock: () => new Date(),
    logger: createLogger({ name: 'worker', level: 'silent' }),
    idleMs: pollMs,
  });
  const reviewing = { organisation: 'Operator', kind: 'INTERNAL', scopes: ['INSIGHTS', 'REVIEW'] } as const;
  const city = await accounts.addClient({ organisation: 'City', kind: 'PUBLIC', email: 'planner@example.org' });
  const rita = await accounts.addClient({ ...reviewing, email: 'rita@example.org' });
  const carl = await accounts.addClient({ ...reviewing, email: 'carl@example.org' });

  interface Seen {
    readonly id: string;
    readonly state: string;
    readonly exportId: string | null;
    readonly check: { readonly outcome: string } | null;
    readonly deadline: { readonly kind: string; readonly isStopped: boolean } | null;
    readonly fiveSafes: readonly { readonly gaps: readonly string[] }[];
  }
  const fields = 'id state exportId check { outcome } deadline { kind isStopped } fiveSafes { gaps }';
  const does = async (client: TestClient, step: string, input: object): Promise<Seen> => {
    const [name = '', type = 'DataRequestStepInput'] = step.split(' ');
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    const { data, errors } = await client.ask<Record<string, Seen>>(query, { input });
    const seen = data?.[name];
    if (!seen) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return seen;
  };
  const until = async (id: string, isReached: (seen: Seen) => boolean): Promise<Seen> => {
    for (;;) {
      const { data } = await city.ask<{ dataRequest: Seen }>(`query ($id: ID!) { dataRequest(id: $id) { ${fields} } }`, { id });
      if (data && isReached(data.dataRequest)) return data.dataRequest;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };

  const question = {
    market: 'tinytown',
    measure: 'VISITORS',
    areas: ['tinytown:north'],
    level: 'ZONE',
    window: week,
    grain: 'DAY',
    groupBy: ['AREA', 'TIME'],
  };
  const { id } = await does(city, 'createDataRequest DataRequestInput', { ...wholeRequest, question });
  const draft = await until(id, ({ check }) => check !== null);
  expect(draft).toMatchObject({ state: 'DRAFT', deadline: null, check: { outcome: 'ANSWERABLE' } });
  expect(draft.fiveSafes.map(({ gaps }) => gaps)).toEqual([[], [], [], [], []]);
  expect(await does(city, 'submitDataRequest', { id })).toMatchObject({ deadline: { kind: 'DECISION', isStopped: false } });
  await does(rita, 'takeDataRequest', { id });
  await does(rita, 'approveDataRequest DecideDataRequestInput', { id, findings: satisfied, conditions: ['Cite it.'] });
  await does(city, 'acceptDataRequest', { id });
  expect(await until(id, ({ state }) => state === 'OUTPUT_CHECK')).toMatchObject({ exportId: null });
  const fetchAs = async (client: TestClient, output: string | undefined) => {
    const link = 'mutation ($id: ID!) { createExportLink(id: $id) { url } }';
    const { data, errors } = await client.ask<{ createExportLink: { url: string } }>(link, { id: output });
    if (!data) return { refusal: errors?.[0]?.extensions.code, get: async () => undefined };
    const url = new URL(data.createExportLink.url, accounts.url);
    const get = async () => await fetch(url, { headers: { authorization: `Bearer ${await client.bearer()}` } });
    return { refusal: undefined, get };
  };
  const inbox = `{ dataRequests(states: [OUTPUT_CHECK]) { nodes { id organisation { name } nextSteps output { id rows } } } }`;
  type Inbox = { dataRequests: { nodes: { nextSteps: string[]; output: { id: string } | null }[] } };
  const seenBy = async (client: TestClient) => (await client.ask<Inbox>(inbox)).data?.dataRequests.nodes[0];
  const city1 = { id, organisation: { name: 'City' } };
  expect(await seenBy(city)).toEqual({ ...city1, nextSteps: ['WITHDRAW'], output: null });
  expect(await seenBy(rita)).toMatchObject({ ...city1, nextSteps: [], output: { rows: 14 } });
  const checked = await seenBy(carl);
  expect(checked).toMatchObject({ ...city1, nextSteps: ['RELEASE', 'REFUSE_OUTPUT'], output: { rows: 14 } });
  const output = checked?.output?.id;
  expect(await fetchAs(city, output)).toHaveProperty('refusal', 'NOT_FOUND');
  const underCheck = await fetchAs(carl, output);
  expect((await underCheck.get())?.status).toBe(200);
  await expect(does(rita, 'releaseOutput', { id })).rejects.toThrow('Four eyes');
  const { exportId } = await does(carl, 'releaseOutput', { id });
  expect(exportId).toBe(output);
  expect((await underCheck.get())?.status).toBe(404);
  expect(await fetchAs(carl, output)).toHaveProperty('refusal', 'NOT_FOUND');
  const response = await (await fetchAs(city, output)).get();
  const files = unzip(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer()));
  expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ dataRequest: id, organisation: 'City', rows: 14 });
  expect([...files.keys()]).toEqual(['data.csv', 'data.csv-metadata.json', 'data.parquet', 'README.md', 'manifest.json']);
  const register = (await (await fetch(new URL('/register', accounts.url))).json()) as { requests: object[] };
  expect(register.requests).toMatchObject([{ id, organisation: 'City', title: wholeRequest.title, state: 'RELEASED' }]);
  expect(JSON.stringify(register)).not.toContain(wholeRequest.storage);
  await worker.close();
  await accounts.close();
});
