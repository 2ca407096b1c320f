import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDemoProvider } from '../src/demo-provider/demo-provider.ts';
import type { RunningDemoProvider } from '../src/demo-provider/demo-provider.ts';
import { Browser } from './fixtures/browser.ts';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const eightHoursMs = 8 * 60 * 60 * 1000;
const client = { clientId: 'passerby', clientSecret: 'a-secret-of-the-test' };
const people = [
  { email: 'ada@example.org', about: 'a member' },
  { email: 'stranger@example.org', about: 'nobody here' },
];
const ada = 0;
const stranger = 1;

let folder: string;
let provider: RunningDemoProvider;
let graph: FixtureGraph;
let nowMs: number;

const startGraph = () =>
  startFixtureGraph({
    login: { provider: { issuer: provider.issuer, ...client }, origin: undefined, folder },
    now: () => nowMs,
  });

beforeAll(async () => {
  nowMs = Date.now();
  folder = mkdtempSync(join(tmpdir(), 'gateway-login-'));
  provider = await startDemoProvider({ people, ...client, port: 0 });
  graph = await startGraph();
});
afterAll(async () => {
  await graph.close();
  await provider.close();
  rmSync(folder, { recursive: true });
});
/** Never back: what is remembered for a second would stay. */
beforeEach(() => {
  nowMs += 2000;
  graph.accounts.members.set('ada@example.org', 'ANALYST');
});

/** As far as the provider's page. */
async function begin(browser: Browser, query = ''): Promise<URL> {
  const page = await browser.open(`${graph.gateway.url}/login${query}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('no passwords');
  return page.url;
}

/** Chooses a person there and goes as far as the address of the callback. */
async function choose(browser: Browser, page: URL, person: number): Promise<URL> {
  let at = new URL(`${page.href}/${person}`);
  while (at.pathname !== '/login/callback') {
    const response = await browser.ask(at);
    await response.body?.cancel();
    at = new URL(response.headers.get('location') ?? `failed: ${response.status}`, at);
  }
  return at;
}

async function logIn(browser: Browser, { person = ada, query = '' } = {}) {
  return await browser.ask(await choose(browser, await begin(browser, query), person));
}

async function ask(browser: Browser, { headers = {}, url = graph.gateway.url, method = 'POST' } = {}) {
  const isPost = method === 'POST';
  const response = await browser.ask(`${url}/graphql${isPost ? '' : '?query=%7Becho(text%3A%22hi%22)%7D'}`, {
    method,
    headers: {
      ...(isPost ? { 'content-type': 'application/json' } : { accept: 'application/json' }),
      origin: url,
      'x-passerby-session': '1',
      ...headers,
    },
    ...(isPost ? { body: JSON.stringify({ query: '{ echo(text: "hi") }' }) } : {}),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
  };
  return { status: response.status, data, extensions: errors?.[0]?.extensions };
}

describe('a member', () => {
  test('logs in at the provider, asks as themselves, and logs out', async () => {
    const browser = new Browser();
    const callback = await logIn(browser);
    expect([callback.status, callback.headers.get('location')]).toEqual([302, '/']);
    expect(await ask(browser)).toEqual({ status: 200, data: { echo: 'hi' }, extensions: undefined });

    const token = graph.places.received.at(-1)?.authorization?.replace('Bearer ', '') ?? '';
    const { payload } = await jwtVerify(token, await importJWK(graph.publicJwk, 'EdDSA'), { audience: 'places' });
    expect(payload).toMatchObject({ org: 'a-retailer', client: 'mem_ada', licenceId: 'licence-day' });
    expect(graph.places.received.at(-1)).not.toHaveProperty('cookie');

    const out = await browser.ask(`${graph.gateway.url}/logout`);
    expect([out.status, browser.cookies.has('passerby-session')]).toEqual([302, false]);
    expect((await ask(browser)).extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'missing' });
  });

  test('is shown who they are and which licences they have, and may take another', async () => {
    const browser = new Browser();
    await logIn(browser, { query: '?licence=licence-night' });
    const response = await browser.ask(`${graph.gateway.url}/session`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      email: 'ada@example.org',
      member: 'mem_ada',
      organisation: 'A Retailer',
      role: 'ANALYST',
      licence: 'licence-night',
      licences: [{ id: 'licence-day' }, { id: 'licence-night', name: 'night', organisation: 'A Retailer' }],
    });
  });

  test('loses the session within a second of being removed', async () => {
    const browser = new Browser();
    await logIn(browser);
    expect((await ask(browser)).status).toBe(200);
    graph.accounts.members.delete('ada@example.org');
    nowMs += 1000;
    expect(await ask(browser)).toMatchObject({ status: 401, extensions: { reason: 'revoked' } });
  });

  test('keeps the session over a restart', async () => {
    const browser = new Browser();
    await logIn(browser);
    const again = await startGraph();
    again.accounts.members.set('ada@example.org', 'ANALYST');
    expect((await ask(browser, { url: again.gateway.url })).status).toBe(200);
    await again.close();
    expect(statSync(join(folder, 'cookie-key')).mode & 0o777).toBe(0o600);
  });

  test('who comes by another name of this machine is led to the name that the cookies are for', async () => {
    const { port } = new URL(graph.gateway.url);
    const response = await fetch(`http://localhost:${port}/login`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${graph.gateway.url}/login`);
  });
});

test('a person whom no organisation knows gets a plain page of 403 and no session', async () => {
  const browser = new Browser();
  const response = await logIn(browser, { person: stranger });
  expect([response.status, response.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
  expect(await response.text()).toContain('No organisation here has stranger@example.org');
  expect(browser.cookies.has('passerby-session')).toBe(false);
});

describe('the cookie', () => {
  test('is out of reach of scripts and other sites, and without Secure on this machine alone', async () => {
    const browser = new Browser();
    await logIn(browser);
    const line = browser.setLines.findLast((set) => set.startsWith('passerby-session=')) ?? '';
    expect(line.split('; ').slice(1)).toEqual(['Max-Age=28800', 'Path=/', 'HttpOnly', 'SameSite=Lax']);
    expect(line).not.toContain('ada');

    const remote = await startFixtureGraph({
      login: { provider: { issuer: provider.issuer, ...client }, origin: 'https://insights.example.org', folder },
    });
    const begun = await fetch(`${remote.gateway.url}/login`, { redirect: 'manual' });
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Secure-passerby-login=\S+; Max-Age=600; Path=\/login; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    await remote.close();
  });

  test('that was changed, sealed with another key or is no cookie of ours is refused', async () => {
    const browser = new Browser();
    await logIn(browser);
    const good = browser.cookies.get('passerby-session') ?? '';
    const parts = good.split('.');
    const flipped = [...parts.slice(0, 3), `${parts[3]?.startsWith('A') ? 'B' : 'A'}${parts[3]?.slice(1)}`, parts[4]].join('.');
    const other = mkdtempSync(join(tmpdir(), 'gateway-login-'));
    const stranger = await startFixtureGraph({
      login: { provider: { issuer: provider.issuer, ...client }, origin: undefined, folder: other },
    });
    expect((await ask(browser, { url: stranger.gateway.url })).extensions).toMatchObject({ reason: 'expired' });
    await stranger.close();
    rmSync(other, { recursive: true });
    for (const forged of [flipped, 'nonsense', `${btoa('{"alg":"none"}')}.e30.`]) {
      browser.cookies.set('passerby-session', forged);
      expect(await ask(browser)).toMatchObject({ status: 401, extensions: { code: 'UNAUTHENTICATED', reason: 'expired' } });
    }
    browser.cookies.set('passerby-session', good);
    expect((await ask(browser)).status).toBe(200);
  });

  test('ends after 8 hours', async () => {
    const browser = new Browser();
    await logIn(browser);
    nowMs += eightHoursMs - 2000;
    expect((await ask(browser)).status).toBe(200);
    nowMs += 3000;
    expect(await ask(browser)).toMatchObject({ status: 401, extensions: { reason: 'expired' } });
  });

  test('that was copied before the logout is refused after it, over a restart too', async () => {
    const browser = new Browser();
    await logIn(browser);
    const copy = browser.cookies.get('passerby-session') ?? '';
    await browser.ask(`${graph.gateway.url}/logout`);
    browser.cookies.set('passerby-session', copy);
    expect(await ask(browser)).toMatchObject({ status: 401, extensions: { reason: 'expired' } });
    const again = await startGraph();
    expect(await ask(browser, { url: again.gateway.url })).toMatchObject({ status: 401, extensions: { reason: 'expired' } });
    await again.close();
  });

  test('of a login under way is no session', async () => {
    const browser = new Browser();
    await begin(browser);
    browser.cookies.set('passerby-session', browser.cookies.get('passerby-login') ?? '');
    expect(await ask(browser)).toMatchObject({ status: 401, extensions: { reason: 'expired' } });
  });
});

describe('an answer of the provider', () => {
  const refused = { status: 401, type: 'text/html; charset=utf-8', hasSession: false };
  const look = ({ status, headers }: Response) => ({
    status,
    type: headers.get('content-type'),
    hasSession: headers.getSetCookie().join().includes('passerby-session'),
  });

  test('with another state is refused', async () => {
    const browser = new Browser();
    const callback = await choose(browser, await begin(browser), ada);
    callback.searchParams.set('state', 'another');
    expect(look(await browser.ask(callback))).toEqual(refused);
  });

  test('in a browser that did not begin the login is refused', async () => {
    const browser = new Browser();
    const own = await choose(browser, await begin(browser), ada);
    expect(look(await new Browser().ask(own))).toEqual(refused);
  });

  test('that comes a second time is refused', async () => {
    const browser = new Browser();
    const callback = await choose(browser, await begin(browser), ada);
    const pending = browser.cookies.get('passerby-login') ?? '';
    expect((await browser.ask(callback)).status).toBe(302);
    expect(look(await new Browser().ask(callback))).toEqual(refused);
    const replay = new Browser();
    replay.cookies.set('passerby-login', pending);
    expect(look(await replay.ask(callback))).toEqual(refused);
  });

  test('that comes after ten minutes is refused', async () => {
    const browser = new Browser();
    const callback = await choose(browser, await begin(browser), ada);
    nowMs += 10 * 60 * 1000 + 1000;
    expect(look(await browser.ask(callback))).toEqual(refused);
  });
});

describe('a page elsewhere', () => {
  test.each([
    ['another Origin', { origin: 'http://evil.example' }],
    ['the Origin of a page without one', { origin: 'null' }],
    ['no header of our page', { 'x-passerby-session': undefined }],
  ])('cannot ask with the session: %s', async (_case, headers) => {
    const browser = new Browser();
    await logIn(browser);
    const given = JSON.parse(JSON.stringify({ origin: graph.gateway.url, 'x-passerby-session': '1', ...headers })) as object;
    const response = await browser.ask(`${graph.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...given },
      body: JSON.stringify({ query: '{ echo(text: "hi") }' }),
    });
    expect(response.status).toBe(403);
  });

  test('cannot ask by GET, as our own may, and a key needs none of this', async () => {
    const browser = new Browser();
    await logIn(browser);
    expect(await ask(browser, { method: 'GET' })).toMatchObject({ status: 403, extensions: { code: 'FORBIDDEN' } });
    expect(await ask(browser, { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } })).toMatchObject({ status: 403 });
    expect(await ask(browser, { method: 'GET', headers: { 'sec-fetch-site': 'same-origin' } })).toMatchObject({ status: 200 });
    const headers = { authorization: 'Bearer pby_test_good_secret', origin: 'http://elsewhere.example' };
    expect((await ask(browser, { headers })).status).toBe(200);
  });

  test('cannot log the person out', async () => {
    const browser = new Browser();
    await logIn(browser);
    const response = await browser.ask(`${graph.gateway.url}/logout`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
    expect((await ask(browser)).status).toBe(200);
  });
});
