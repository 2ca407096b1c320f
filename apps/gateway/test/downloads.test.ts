import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { licence, quota, serviceKey } from './fixtures/accounts.ts';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const token = 'a'.repeat(43);
const holder = { org: 'o', client: 'good', licence, licenceId: 'l', quota, pointsUsed: 0, scopes: ['EXPORTS'] };
const zip = Buffer.from('PK and so on');

let accounts: FastifyInstance;
let graph: FixtureGraph;
/** What accounts was asked beside keys: path and authorisation. */
const asked: { readonly path: string; readonly authorization: string | undefined }[] = [];

beforeAll(async () => {
  accounts = fastify();
  accounts.post<{ Body: { key: string } }>('/internal/keys/verify', async ({ body }, reply) =>
    body.key === 'pby_test_good_secret' ? holder : reply.code(401).send({ reason: 'unknown' }),
  );
  accounts.get<{ Params: { token: string } }>('/exports/:token', async ({ url, headers, params }, reply) => {
    asked.push({ path: url, authorization: headers.authorization });
    if (params.token === 'b'.repeat(43)) return reply.code(500).send({ code: 'INTERNAL', message: 'secret words' });
    if (params.token !== token) return reply.code(404).send({ code: 'NOT_FOUND' });
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="x.zip"')
      .send(zip);
  });
  accounts.post('/internal/usage', async () => ({ recorded: 0 }));
  accounts.get('/register', async ({ url, headers }) => {
    asked.push({ path: url, authorization: headers.authorization });
    return { requests: [] };
  });
  const accountsUrl = await accounts.listen({ port: 0, host: '127.0.0.1' });
  graph = await startFixtureGraph({ accounts: { accountsUrl, serviceKey } });
});
afterAll(async () => {
  await graph.close();
  await accounts.close();
});

const get = (path: string, key?: string): Promise<Response> =>
  fetch(new URL(path, graph.gateway.url), key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } });

test('a file is fetched with a key, in the name of its client', async () => {
  const response = await get(`/exports/${token}`, 'pby_test_good_secret');
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(zip);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(zip.length),
    'content-disposition': 'attachment; filename="x.zip"',
    'x-content-type-options': 'nosniff',
  });
  const { authorization = '' } = asked.at(-1) ?? {};
  const keys = createLocalJWKSet({ keys: [{ ...(graph.publicJwk as JWK), alg: 'EdDSA' }] });
  const { payload } = await jwtVerify(authorization.replace('Bearer ', ''), keys, { audience: 'accounts' });
  expect(payload).toMatchObject({ org: 'o', client: 'good' });
});

const good = 'pby_test_good_secret';

test.each([
  { when: 'without a key', path: `/exports/${token}`, key: undefined, status: 401, code: 'UNAUTHENTICATED' },
  {
    when: 'with a key that nobody knows',
    path: `/exports/${token}`,
    key: 'pby_test_nobody_secret',
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  { when: 'for a link that does not work', path: `/exports/${'c'.repeat(43)}`, key: good, status: 404, code: 'NOT_FOUND' },
  { when: 'for what is no link', path: '/exports/..%2finternal%2fkeys', key: good, status: 404, code: 'NOT_FOUND' },
  { when: 'when accounts fails', path: `/exports/${'b'.repeat(43)}`, key: good, status: 503, code: 'UPSTREAM_UNAVAILABLE' },
])('a file is refused $when', async ({ path, key, status, code }) => {
  const before = asked.length;
  const response = await get(path, key);
  const text = await response.text();
  expect({ status: response.status, code: text.includes(code) }).toEqual({ status, code: true });
  expect(text).not.toContain('secret words');
  expect(asked.slice(before).filter(() => status === 401 || path.includes('%2f'))).toEqual([]);
});

test('the register of data requests is open to everybody, and says nobody is asking', async () => {
  const response = await get('/register');
  expect(await response.json()).toEqual({ requests: [] });
  expect(asked.at(-1)).toEqual({ path: '/register', authorization: undefined });
});
