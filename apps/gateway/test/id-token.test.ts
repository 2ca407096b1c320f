import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser } from './fixtures/browser.ts';
import { startCrookedProvider } from './fixtures/crooked-provider.ts';
import type { CrookedProvider } from './fixtures/crooked-provider.ts';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const clientId = 'passerby';

let folder: string;
let provider: CrookedProvider;
let graph: FixtureGraph;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-login-'));
  provider = await startCrookedProvider(clientId);
  graph = await startFixtureGraph({
    login: { provider: { issuer: provider.issuer, clientId, clientSecret: 'a-secret' }, origin: undefined, folder },
  });
});
afterAll(async () => {
  await graph.close();
  await provider.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  provider.claims = {};
  provider.isForged = false;
});

/** Begins a login and comes back as the provider's page would send the browser. */
async function comeBack() {
  const browser = new Browser();
  const begun = await browser.ask(`${graph.gateway.url}/login`);
  const asked = new URL(begun.headers.get('location') ?? '').searchParams;
  provider.nonce = asked.get('nonce') ?? '';
  const answer = new URLSearchParams({ code: 'a-code', state: asked.get('state') ?? '', iss: provider.issuer });
  const response = await browser.ask(`${graph.gateway.url}/login/callback?${answer.toString()}`);
  return { status: response.status, text: await response.text(), hasSession: browser.cookies.has('passerby-session') };
}

test('a right ID token makes a session', async () => {
  expect(await comeBack()).toMatchObject({ status: 302, hasSession: true });
});

test.each([
  ['for another client', { aud: 'another-client' }],
  ['for several clients, issued to another', { aud: [clientId, 'another-client'], azp: 'another-client' }],
  ['of another issuer', { iss: 'http://127.0.0.1:1' }],
  ['of another login', { nonce: 'another-nonce' }],
  ['that has expired', { exp: 1 }],
])('an ID token %s is refused', async (_case, claims) => {
  provider.claims = claims;
  expect(await comeBack()).toMatchObject({ status: 401, hasSession: false });
});

test('an ID token signed with an unknown key is refused', async () => {
  provider.isForged = true;
  expect(await comeBack()).toMatchObject({ status: 401, hasSession: false });
});

test.each([[{ email_verified: false }], [{ email_verified: undefined }], [{ email_verified: 'true' }]])(
  'an address that is not verified is nobody: %o',
  async (claims) => {
    provider.claims = claims;
    const { status, text, hasSession } = await comeBack();
    expect({ status, hasSession }).toEqual({ status: 403, hasSession: false });
    expect(text).toContain('does not vouch');
  },
);

test('a refusal of the provider is shown as a plain page, without what it wrote', async () => {
  const browser = new Browser();
  const begun = await browser.ask(`${graph.gateway.url}/login`);
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const answer = new URLSearchParams({ error: 'access_denied', error_description: '<script>', state });
  const response = await browser.ask(`${graph.gateway.url}/login/callback?${answer.toString()}`);
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain('<script>');
});

test('without a provider nobody logs in, and keys still work', async () => {
  const away = await startFixtureGraph({
    login: { provider: { issuer: 'http://127.0.0.1:1', clientId, clientSecret: 'a-secret' }, origin: undefined, folder },
  });
  const response = await fetch(`${away.gateway.url}/login`);
  expect(response.status).toBe(503);
  expect((await away.ask('{ echo(text: "hi") }')).status).toBe(200);
  await away.close();
});
