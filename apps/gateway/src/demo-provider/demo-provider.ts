import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { interactionPolicy, Provider } from 'oidc-provider';
import type { OidcContext } from 'oidc-provider';
import { printPlainPage } from '../plain-page.ts';

/** Whoever can reach it may log in as anybody, so it is for this machine alone. */
const host = '127.0.0.1';
/** Any port: a native client's loopback redirect (RFC 8252, 7.3). */
const redirectUri = `http://${host}/login/callback`;
const scope = 'openid email';
const interactionPattern = /^\/interaction\/[\w-]+(?:\/(\d{1,3}))?$/;
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-frame-options': 'DENY',
} as const;

/** Someone whom the demo lets in without a password. */
export interface DemoPerson {
  readonly email: string;
  /** Who that is, in a few words. */
  readonly about: string;
}

export interface DemoProviderOptions {
  readonly people: readonly DemoPerson[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
}

export interface RunningDemoProvider {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts an OpenID Connect provider on loopback that asks for no password: its login page offers the people of the demo. Its key and
 * all that it knows live as long as the process.
 */
export async function startDemoProvider(options: DemoProviderOptions): Promise<RunningDemoProvider> {
  const server = createServer();
  server.listen(options.port, host);
  await once(server, 'listening');
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, await configure(options));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    const interaction = interactionPattern.exec(path);
    if (path === '/readyz') response.end();
    else if (interaction === null) answer(request, response);
    else void interact({ provider, people: options.people, chosen: interaction[1], path }, request, response);
  });
  return { issuer, close: () => stop(server) };
}

/** Shows the people, or logs the chosen one in. An interaction that is over, or another browser's, is told so. */
async function interact(
  step: {
    readonly provider: Provider;
    readonly people: readonly DemoPerson[];
    readonly chosen: string | undefined;
    readonly path: string;
  },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, people, chosen, path } = step;
  const person = chosen === undefined ? undefined : people[Number(chosen)];
  if (person === undefined) {
    response.writeHead(200, pageHeaders).end(printPeople(people, path));
    return;
  }
  try {
    await provider.interactionFinished(request, response, { login: { accountId: person.email } });
  } catch {
    response.writeHead(400, pageHeaders).end(printOver());
  }
}

async function configure({ clientId, clientSecret }: DemoProviderOptions): Promise<object> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        application_type: 'native',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context: unknown, email: string) => ({
      accountId: email,
      claims: () => ({ sub: email, email, email_verified: true }),
    }),
    loadExistingGrant: async ({ oidc }: OidcContext) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
  };
}

function printPeople(people: readonly DemoPerson[], path: string): string {
  return printPlainPage({
    title: 'Demo login: no passwords',
    paragraphs: [
      'This provider is part of the demo and runs on this machine alone. Whoever opens this page may log in as anybody below.',
      'A real installation has a real provider in its place.',
    ],
    links: people.map(({ email, about }, index) => ({ href: `${path}/${index}`, words: `${email}: ${about}` })),
  });
}

function printOver(): string {
  return printPlainPage({ title: 'Demo login', paragraphs: ['This login is over; start again at the gateway.'], links: [] });
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
