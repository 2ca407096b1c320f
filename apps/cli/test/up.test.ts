import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passerby, startPasserby } from './fixtures.ts';
import type { RunningCommand } from './fixtures.ts';

const pollMs = 50;

const terms = {
  markets: ['tinytown'],
  areas: ['tinytown:north'],
  finestLevel: 'ZONE',
  grains: ['HOUR', 'DAY', 'WEEK', 'PERIOD'],
  measures: ['presence', 'visitors', 'dwell'],
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

let market: ReleasedMarket;
let running: RunningCommand;
let url: string;

beforeAll(async () => {
  market = await makeReleasedMarket({ to: '2026-10-20', isServed: false });
  writeFileSync(join(market.home, 'terms.json'), JSON.stringify(terms));
  running = startPasserby(market.home, ['up', '--port', '0', '--json']);
  ({ url } = JSON.parse(await running.firstLine) as { url: string });
});

afterAll(async () => {
  running.stop();
  await running.finished;
  market.remove();
});

const makeKey = async (...options: readonly string[]) => {
  const named = ['--organisation', 'Acme', '--licence', 'north', '--terms', join(market.home, 'terms.json')];
  const { out, err } = await passerby(market.home, 'key', 'create', ...named, ...options);
  expect(err).toBe('');
  return out.trim();
};

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const ask = async (key: string, query: string): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
};

/** Between two looks: a licence has only so many requests a minute. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pollMs));

const presenceIn = (area: string): string => `{
  presence(areas: { ids: ["${area}"] }, window: { from: "2026-10-19", to: "2026-10-20" }, grain: HOUR, groupBy: [AREA, TIME], first: 1000) {
    nodes { at estimate { value status } }
  }
}`;

test('serves the released market to a key, within its licence', async () => {
  const key = await makeKey();
  const inside = await ask(key, presenceIn('tinytown:n1'));
  expect(inside.errors).toBeUndefined();
  expect(inside.data).toMatchObject({ presence: { nodes: Array.from({ length: 24 }, () => ({ estimate: {} })) } });
  const outside = await ask(key, presenceIn('tinytown:s1'));
  expect(outside.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('tells nothing that is of the demo', async () => {
  expect(await (await fetch(`${url}/console.json`)).json()).toEqual({
    basemap: false,
    login: false,
    session: false,
    demo: false,
  });
  for (const path of ['/demo.json', '/night-worker.json', '/basemap.pmtiles']) {
    expect((await fetch(url + path)).status).toBe(404);
  }
});

test('makes an export for a key', async () => {
  const key = await makeKey('--name', 'exports');
  const input = `{ question: { market: "tinytown", measure: VISITORS, areas: ["tinytown:n1"], window: { from: "2026-10-19", to: "2026-10-20" },
    grain: DAY, groupBy: [AREA] }, formats: [CSV] }`;
  const created = await ask(key, `mutation { createExport(input: ${input}) { id } }`);
  expect(created.errors).toBeUndefined();
  const { id } = (created.data as { createExport: { id: string } }).createExport;
  let state = 'QUEUED';
  while (state === 'QUEUED' || state === 'RUNNING') {
    await pause();
    const asked = await ask(key, `{ export(id: "${id}") { state } }`);
    ({ state } = (asked.data as { export: { state: string } }).export);
  }
  expect(state).toBe('DONE');
  const linked = await ask(key, `mutation { createExportLink(id: "${id}") { url } }`);
  const link = new URL((linked.data as { createExportLink: { url: string } }).createExportLink.url, url);
  const file = await fetch(link, { headers: { authorization: `Bearer ${key}` } });
  expect(file.status).toBe(200);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await fetch(link)).status).toBe(401);
});

test('refuses a key from the moment it expires', async () => {
  await makeKey();
  const { accountsUrl, serviceKey } = JSON.parse(readFileSync(join(market.home, 'run', 'up.json'), 'utf8')) as Record<
    string,
    string
  >;
  const expiresAt = new Date(Date.now() + 1500).toISOString();
  const response = await fetch(`${accountsUrl}/internal/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-passerby-service-key': serviceKey ?? '' },
    body: JSON.stringify({ organisation: 'Acme', licence: 'north', name: 'brief', expiresAt }),
  });
  const { key } = (await response.json()) as { key: string };
  let answer = await ask(key, '{ viewer { organisation { name } } }');
  while (answer.errors === undefined) {
    await pause();
    answer = await ask(key, '{ viewer { organisation { name } } }');
  }
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'expired' } }]);
});

test('serves a new release without being started again', async () => {
  const key = await makeKey();
  const edition = async () => JSON.stringify((await ask(key, '{ market(id: "tinytown") { edition { id } } }')).data);
  const before = await edition();
  await market.release('2026-10-20', '2026-10-21');
  let after = await edition();
  while (after === before) {
    await pause();
    after = await edition();
  }
  expect(after).toContain('tinytown:');
});

test('a second stack on the same folder is refused, naming the first', async () => {
  const { code, err } = await passerby(market.home, 'up', '--port', '0');
  expect(code).toBe(1);
  expect(err).toContain(`process ${running.pid}`);
});

test('when a service dies it says which and why, stops the others and fails', async () => {
  const runFile = join(market.home, 'run', 'up.json');
  const { services } = JSON.parse(readFileSync(runFile, 'utf8')) as { services: Record<string, number> };
  process.kill(services['movement'] ?? 0, 'SIGKILL');
  const { code, err } = await running.finished;
  expect(code).toBe(1);
  expect(err).toMatch(/movement ended with signal SIGKILL; its log is .*movement\.log/);
  for (const pid of Object.values(services)) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(runFile)).toBe(false);
});

test('Ctrl-C stops everything cleanly', async () => {
  running = startPasserby(market.home, ['up', '--port', '0', '--json']);
  await running.firstLine;
  const { services } = JSON.parse(readFileSync(join(market.home, 'run', 'up.json'), 'utf8')) as {
    services: Record<string, number>;
  };
  expect(Object.keys(services).sort()).toEqual(['accounts', 'demographics', 'gateway', 'movement', 'worker']);
  // npx hands a terminal's Ctrl-C on to the command, which has it from the terminal already.
  running.stop('SIGINT');
  running.stop('SIGINT');
  const { code, err } = await running.finished;
  expect({ code, isDrained: !err.includes('was ended') }).toEqual({ code: 0, isDrained: true });
  for (const pid of Object.values(services)) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
