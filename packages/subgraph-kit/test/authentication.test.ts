import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSubgraph } from './fixtures/running-subgraph.ts';
import type { TestSubgraph } from './fixtures/running-subgraph.ts';

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph((builder) => {
    builder.queryField('me', (t) => t.id({ description: 'Who asks.', resolve: (_root, _args, { principal }) => principal.org }));
  });
});
afterAll(() => subgraph.close());

const codeOf = async (jwt: string | null) => (await subgraph.ask('{ me }', jwt)).errors?.[0]?.extensions?.['code'];

test('a valid principal is who asks', async () => {
  expect(await subgraph.ask('{ me }')).toMatchObject({ status: 200, data: { me: 'o' } });
});

test('whatever is not a valid principal is refused', async () => {
  const now = Math.floor(Date.now() / 1000);
  const { privateKey } = await generateKeyPair('EdDSA');
  const forged = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
  const tokens = {
    none: null,
    words: 'a.b.c',
    forged,
    expired: await subgraph.sign({ iat: now - 120, exp: now - 60 }),
    old: await subgraph.sign({ iat: now - 120, exp: now + 600 }),
    future: await subgraph.sign({ iat: now + 300, exp: now + 360 }),
    'another audience': await subgraph.sign({ aud: 'movement' }),
    'another issuer': await subgraph.sign({ iss: 'someone' }),
    'no licence': await subgraph.sign({ licence: undefined }),
    'half a licence': await subgraph.sign({ licence: { markets: ['tinytown'] } }),
    'no id': await subgraph.sign({ jti: undefined }),
  };
  for (const [name, token] of Object.entries(tokens)) {
    expect({ name, code: await codeOf(token) }).toEqual({ name, code: 'UNAUTHENTICATED' });
  }
});

test('an unsigned token is refused', async () => {
  const [, payload] = (await subgraph.sign()).split('.');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await codeOf(`${header}.${payload}.AA`)).toBe('UNAUTHENTICATED');
});

test('only the service description and health need no principal', async () => {
  const reply = await subgraph.ask('{ _service { sdl } }', null);
  expect(JSON.stringify(reply)).toContain('type Query');
  expect(await subgraph.ask('{ _service { sdl } me }', null)).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(await subgraph.ask('{ _service { sdl } ...on Query { me } }', null)).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  for (const path of ['livez', 'readyz', 'version']) expect((await fetch(new URL(`/${path}`, subgraph.url))).status).toBe(200);
});

test('identity headers from outside mean nothing', async () => {
  const reply = await subgraph.ask('{ me }', null, { 'x-principal': '{"org":"o"}', 'x-org': 'o' });
  expect(reply).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});
