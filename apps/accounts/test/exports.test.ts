import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@passerby/runtime/logger';
import { openBatchInsights } from '@passerby/subgraph-kit/batch-insights';
import type { BatchInsights } from '@passerby/subgraph-kit/batch-insights';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { testLicence } from '@passerby/testkit/principal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectQueue } from '../src/worker/accounts-queue.ts';
import { startWorker } from '../src/worker/worker.ts';
import type { Worker } from '../src/worker/worker.ts';
import { pglite, postgres } from './fixtures/engines.ts';
import { serviceKey, startTestAccounts } from './fixtures/running-accounts.ts';
import type { TestAccounts, TestClient } from './fixtures/running-accounts.ts';
import { unzip } from './fixtures/unzip.ts';

const hourMs = 3_600_000;
const pollMs = 20;
const window = { from: '2026-10-19', to: '2026-10-21' };
const question = {
  market: 'tinytown',
  measure: 'VISITORS',
  areas: ['tinytown:n1', 'tinytown:s1'],
  window,
  grain: 'DAY',
  groupBy: ['AREA', 'TIME', 'GENDER'],
};
const createExport = 'mutation ($input: CreateExportInput!) { createExport(input: $input) { id state } }';
const createLink = 'mutation ($id: ID!) { createExportLink(id: $id) { url expiresAt } }';

interface Created {
  readonly createExport: { readonly id: string; readonly state: string };
}
interface Asked {
  readonly export: {
    readonly state: string;
    readonly rows: number | null;
    readonly bytes: number | null;
    readonly sha256: string | null;
    readonly edition: string | null;
    readonly failureCode: string | null;
    readonly failure: string | null;
  };
}
interface Linked {
  readonly createExportLink: { readonly url: string; readonly expiresAt: string };
}

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

describe.each([pglite, postgres])('exports on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('of a client', () => {
    let accounts: TestAccounts;
    let worker: Worker;
    let client: TestClient;
    let passedMs = 0;
    const logged: string[] = [];

    const startOne = (): Worker =>
      startWorker({
        queue: connectQueue({ accountsUrl: accounts.url, serviceKey }),
        gate,
        clock: () => new Date(),
        logger: createLogger({ name: 'worker', destination: { write: (line) => logged.push(line) } }),
        idleMs: pollMs,
      });

    beforeAll(async () => {
      accounts = await startTestAccounts({ engine, clock: () => new Date(Date.now() + passedMs) });
      worker = startOne();
      client = await accounts.addClient({ organisation: 'Shop', kind: 'RETAIL' });
    });
    afterAll(async () => {
      await worker.close();
      await accounts.close();
    });

    async function order(asker: TestClient, input: object): Promise<string> {
      const { data, errors } = await asker.ask<Created>(createExport, { input });
      if (!data) throw new Error(JSON.stringify(errors));
      return data.createExport.id;
    }

    async function waitFor(asker: TestClient, id: string): Promise<Asked['export']> {
      for (;;) {
        const query = 'query ($id: ID!) { export(id: $id) { state rows bytes sha256 edition failureCode failure } }';
        const { data, errors } = await asker.ask<Asked>(query, { id });
        if (!data) throw new Error(JSON.stringify(errors));
        if (data.export.state === 'DONE' || data.export.state === 'FAILED') return data.export;
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    }

    async function linkTo(asker: TestClient, id: string): Promise<string> {
      const { data, errors } = await asker.ask<Linked>(createLink, { id });
      if (!data) throw new Error(JSON.stringify(errors));
      return data.createExportLink.url;
    }

    const fetchAs = async (asker: TestClient | undefined, url: string): Promise<Response> =>
      fetch(new URL(url, accounts.url), asker && { headers: { authorization: `Bearer ${await asker.bearer()}` } });

    async function download(asker: TestClient, id: string): Promise<ReadonlyMap<string, Buffer>> {
      const response = await fetchAs(asker, await linkTo(asker, id));
      expect(response.status).toBe(200);
      return unzip(Buffer.from(await response.arrayBuffer()));
    }

    test('a question becomes files whose hashes the manifest lists', async () => {
      const id = await order(client, { question, formats: ['CSV', 'PARQUET', 'GEOJSON', 'JSON_STAT'] });
      const done = await waitFor(client, id);
      expect(done).toMatchObject({ state: 'DONE', rows: 12, failure: null });
      const response = await fetchAs(client, await linkTo(client, id));
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="passerby-${id}.zip"`);
      const zip = Buffer.from(await response.arrayBuffer());
      expect(createHash('sha256').update(zip).digest('hex')).toBe(done.sha256);
      expect(zip.length).toBe(done.bytes);
      const files = unzip(zip);
      expect([...files.keys()]).toEqual([
        'data.csv',
        'data.csv-metadata.json',
        'data.parquet',
        'data.geojson',
        'data.json-stat.json',
        'README.md',
        'manifest.json',
      ]);
      const manifest = JSON.parse(String(files.get('manifest.json'))) as Record<string, unknown>;
      expect(manifest).toMatchObject({
        export: id,
        dataRequest: null,
        organisation: 'Shop',
        rows: 12,
        edition: { id: done.edition, market: 'tinytown' },
      });
      expect(manifest['guarantee']).toMatchObject({ rhoPerPeriod: 1 });
      for (const { name, bytes, sha256 } of manifest['files'] as { name: string; bytes: number; sha256: string }[]) {
        const content = files.get(name);
        expect({ name, bytes: content?.length }).toEqual({ name, bytes });
        expect(
          createHash('sha256')
            .update(content ?? '')
            .digest('hex'),
        ).toBe(sha256);
      }
      expect(String(files.get('data.parquet')?.subarray(0, 4))).toBe('PAR1');
    });

    test('the figures are those of the gate, and what it withholds is withheld', async () => {
      const files = await download(client, await finished(client, { question, formats: ['CSV', 'GEOJSON'] }));
      const [header, ...lines] = String(files.get('data.csv')).trimEnd().split('\r\n');
      expect(header).toBe('area_id,area_name,day,gender,value,lower,upper,grade,status');
      const answer = await gate.under(testLicence).ask({
        market: 'tinytown',
        measure: 'visitors',
        places: { areaIds: ['n1', 's1'] },
        window,
        grain: 'DAY',
        groupBy: ['AREA', 'TIME', 'GENDER'],
        unit: 'DEVICES',
      });
      expect(lines).toHaveLength(answer.rows.length);
      const statuses = answer.rows.map(({ estimate }) => estimate.status);
      expect(lines.map((line) => line.split(',').at(-1))).toEqual(statuses);
      expect(new Set(statuses)).toEqual(new Set(['PUBLISHED', 'BELOW_MINIMUM']));
      expect(lines.filter((line) => line.startsWith('tinytown:s1,S1,2026-10-19'))).toEqual(
        ['female', 'male', 'unknown'].map((gender) => `tinytown:s1,S1,2026-10-19,${gender},,,,,BELOW_MINIMUM`),
      );
      const { features } = JSON.parse(String(files.get('data.geojson'))) as {
        features: { geometry: { type: string }; properties: Record<string, unknown> }[];
      };
      expect(features.map(({ properties }) => properties['status'])).toEqual(statuses);
      expect(features[0]?.properties['value']).toBe(Number(lines[0]?.split(',')[4]));
      expect(new Set(features.map(({ geometry }) => geometry.type))).toEqual(new Set(['MultiPolygon']));
      const csvw = JSON.parse(String(files.get('data.csv-metadata.json'))) as {
        url: string;
        tableSchema: { columns: { name: string }[] };
      };
      expect(csvw.url).toBe('data.csv');
      expect(csvw.tableSchema.columns.map(({ name }) => name).join(',')).toBe(header);
      expect(String(files.get('README.md'))).toMatch(/How to cite[\s\S]*Edition [0-9a-f]{16}/);
    });

    /** Orders and waits for a file. */
    async function finished(asker: TestClient, input: object): Promise<string> {
      const id = await order(asker, input);
      expect(await waitFor(asker, id)).toMatchObject({ state: 'DONE' });
      return id;
    }

    test('what the gate refuses fails with its code, and makes no file', async () => {
      const early = { ...question, window: { from: '2020-01-01', to: '2020-01-02' } };
      expect(await waitFor(client, await order(client, { question: early, formats: ['CSV'] }))).toMatchObject({
        state: 'FAILED',
        failureCode: 'DATA_NOT_AVAILABLE',
        rows: null,
      });
      const unknown = { ...question, areas: ['tinytown:atlantis'] };
      expect(await waitFor(client, await order(client, { question: unknown, formats: ['CSV'] }))).toMatchObject({
        failureCode: 'NOT_FOUND',
      });
      const narrow = await accounts.addClient({ organisation: 'Narrow', kind: 'RETAIL', licence: { demo: false } });
      expect(await waitFor(narrow, await order(narrow, { question, formats: ['CSV'] }))).toMatchObject({
        failureCode: 'FORBIDDEN',
      });
    });

    test('what the licence rules out is refused at once', async () => {
      for (const [change, code] of [
        [{ market: 'paris', areas: ['paris:1'] }, 'FORBIDDEN'],
        [{ areas: ['paris:1'] }, 'BAD_USER_INPUT'],
        [{ sites: ['tinytown:station'] }, 'BAD_USER_INPUT'],
        [{ window: { from: '2026-10-21', to: '2026-10-19' } }, 'BAD_USER_INPUT'],
        [{ groupBy: ['AREA', 'AREA'] }, 'BAD_USER_INPUT'],
      ] as const) {
        const { errors } = await client.ask(createExport, { input: { question: { ...question, ...change }, formats: ['CSV'] } });
        expect({ change, code: errors?.[0]?.extensions.code }).toEqual({ change, code });
      }
      const noFormat = await client.ask(createExport, { input: { question, formats: [] } });
      expect(noFormat.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('a question is given back whole, so that it can be asked again', async () => {
      const places = { areas: ['tinytown:north'], level: 'ZONE' };
      const flows = { ...question, ...places, measure: 'FLOWS', destinations: ['tinytown:south'], groupBy: ['ORIGIN'] };
      const asked = 'question { places level destinations groupBy }';
      const mutation = `mutation ($input: CreateExportInput!) { createExport(input: $input) { ${asked} } }`;
      const { data } = await client.ask(mutation, { input: { question: flows, formats: ['CSV'] } });
      const { areas, level, destinations, groupBy } = flows;
      expect(data).toEqual({ createExport: { question: { places: areas, level, destinations, groupBy } } });
      const plain = await client.ask(mutation, { input: { question, formats: ['CSV'] } });
      expect(plain.data).toMatchObject({ createExport: { question: { level: null, destinations: [] } } });
    });

    test('a link works for its client alone, while it lives, and every download is logged', async () => {
      const id = await finished(client, { question, formats: ['CSV'] });
      const url = await linkTo(client, id);
      const colleague = await accounts.addClient({ organisation: 'Shop', kind: 'RETAIL' });
      const stranger = await accounts.addClient({ organisation: 'Stranger', kind: 'RETAIL' });
      const before = await countDownloads(id);
      for (const other of [colleague, stranger]) expect((await fetchAs(other, url)).status).toBe(404);
      expect((await fetchAs(undefined, url)).status).toBe(401);
      expect((await fetchAs(client, `${url}x`)).status).toBe(404);
      expect((await fetchAs(client, `/exports/${'a'.repeat(43)}`)).status).toBe(404);
      for (let round = 0; round < 2; round++) expect((await fetchAs(client, url)).status).toBe(200);
      expect(await countDownloads(id)).toBe(before + 2);
      const secret = await accounts.addClient({ organisation: 'Shop', kind: 'RETAIL', scopes: ['INSIGHTS'] });
      const { errors } = await secret.ask(createLink, { id });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      passedMs += hourMs;
      expect((await fetchAs(client, url)).status).toBe(404);
      expect(logged.join('') + accounts.logged.join('')).not.toContain(url.split('/').at(-1));
    });

    async function countDownloads(id: string): Promise<number> {
      const { body } = await accounts.call('GET /internal/audit?limit=1000');
      const entries = body['entries'] as { act: string; subject: string }[];
      return entries.filter(({ act, subject }) => act === 'EXPORT_DOWNLOADED' && subject === id).length;
    }

    test('another organisation finds neither export nor link', async () => {
      const id = await finished(client, { question, formats: ['CSV'] });
      const stranger = await accounts.addClient({ organisation: 'Stranger', kind: 'RETAIL' });
      for (const query of ['query ($id: ID!) { export(id: $id) { id } }', createLink]) {
        expect((await stranger.ask(query, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
      expect(await stranger.ask('{ exports { nodes { id } } }')).toEqual({ data: { exports: { nodes: [] } } });
    });

    test('a job whose worker died is made by the next one, and a late worker can hand in nothing', async () => {
      await worker.close();
      const id = await order(client, { question, formats: ['CSV'] });
      const dying = connectQueue({ accountsUrl: accounts.url, serviceKey });
      const held = await dying.claim();
      expect(held?.id).toBe(id);
      expect(await dying.claim()).toBeUndefined();
      passedMs += hourMs;
      worker = startOne();
      expect(await waitFor(client, id)).toMatchObject({ state: 'DONE' });
      if (held === undefined) throw new Error('no job');
      await expect(dying.keep(held)).rejects.toThrow('not held by this worker');
      await expect(dying.giveUp(held, { code: 'INTERNAL', message: 'x' })).rejects.toThrow('not held by this worker');
    });

    test('a job sees what the licence of its key says when it is made, and nothing once the key has ended', async () => {
      await worker.close();
      const narrowed = await accounts.addClient({ organisation: 'Narrowed', kind: 'RETAIL' });
      const ended = await accounts.addClient({ organisation: 'Ended', kind: 'RETAIL' });
      const ids = [await order(narrowed, { question, formats: ['CSV'] }), await order(ended, { question, formats: ['CSV'] })];
      await accounts.call('PUT /internal/organisations/Narrowed/licences/standard', { licence: { ...testLicence, demo: false } });
      await accounts.call(`POST /internal/keys/${ended.client}/revoke`);
      worker = startOne();
      expect(await waitFor(narrowed, ids[0] ?? '')).toMatchObject({ state: 'FAILED', failureCode: 'FORBIDDEN' });
      const colleague = await accounts.addClient({ organisation: 'Ended', kind: 'RETAIL' });
      expect(await waitFor(colleague, ids[1] ?? '')).toMatchObject({
        failure: 'The key or person that asked for it may no longer',
      });
    });

    test('an export costs a point a row, and without points there is none', async () => {
      const frugal = await accounts.addClient({ organisation: 'Frugal', kind: 'RETAIL' });
      const quota = { pointsPerDay: 12, requestsPerMinute: 600, costMax: 50_000 };
      await accounts.call('PUT /internal/organisations/Frugal/licences/standard/quota', quota);
      await finished(frugal, { question, formats: ['CSV'] });
      const asked = await frugal.ask('{ viewer { quota { pointsUsed pointsLeft } } }');
      expect(asked.data).toEqual({ viewer: { quota: { pointsUsed: 12, pointsLeft: 0 } } });
      const { errors } = await frugal.ask(createExport, { input: { question, formats: ['CSV'] } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUOTA_EXCEEDED', retryAfterSeconds: expect.any(Number) as number });
    });

    test('a job that ends every worker ends as failed', async () => {
      await worker.close();
      const id = await order(client, { question, formats: ['CSV'] });
      const queue = connectQueue({ accountsUrl: accounts.url, serviceKey });
      for (let attempt = 0; attempt < 3; attempt++) {
        expect((await queue.claim())?.id).toBe(id);
        passedMs += hourMs;
      }
      expect(await queue.claim()).toBeUndefined();
      expect(await waitFor(client, id)).toMatchObject({ state: 'FAILED', failureCode: 'INTERNAL' });
      worker = startOne();
    });

    test('a file is kept for a week', async () => {
      const id = await finished(client, { question, formats: ['CSV'] });
      expect(readdirSync(join(accounts.folder, 'exports'))).toContain(`${id}.zip`);
      passedMs += 8 * 24 * hourMs;
      await worker.close();
      worker = startOne();
      await finished(client, { question, formats: ['CSV'] });
      expect((await client.ask<Asked>('query ($id: ID!) { export(id: $id) { state } }', { id })).data?.export.state).toBe(
        'EXPIRED',
      );
      expect(readdirSync(join(accounts.folder, 'exports'))).not.toContain(`${id}.zip`);
      expect((await client.ask(createLink, { id })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('no more wait than the queue has room for', async () => {
      await worker.close();
      const crowd = await accounts.addClient({ organisation: 'Crowd', kind: 'RETAIL' });
      for (let index = 0; index < 20; index++) await order(crowd, { question, formats: ['CSV'] });
      const { errors } = await crowd.ask(createExport, { input: { question, formats: ['CSV'] } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
      worker = startOne();
    });
  });
});
