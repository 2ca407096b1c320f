import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { licence } from './fixtures/accounts.ts';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const basemap = Buffer.from(`PMTiles\u0003${'0123456789'.repeat(1000)}`);
const twoHops = 'query TwoHops($id: ID!) { site(id: $id) { id name dwell } }';

let home: string;
let graph: FixtureGraph;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gateway-'));
  await mkdir(join(home, 'releases', 'london', 'week-2026-10-05-0a1b2c3d'), { recursive: true });
  await writeFile(
    join(home, 'releases', 'london', 'week-2026-10-05-0a1b2c3d', 'manifest.json'),
    '{"id":"week-2026-10-05-0a1b2c3d"}',
  );
  await writeFile(join(home, 'releases', 'london', 'week-2026-10-05-0a1b2c3d', 'manifest.sig'), 'signature');
  await mkdir(join(home, 'console', 'assets'), { recursive: true });
  await writeFile(join(home, 'console', 'index.html'), '<title>Passerby</title>');
  await writeFile(join(home, 'console', 'assets', 'a-1.js'), 'export {}');
  await writeFile(join(home, 'demo.json'), '{"key":"pby_test_good_secret"}');
  await writeFile(join(home, 'night-worker.json'), '{"zone":"z75"}');
  await writeFile(join(home, 'london.pmtiles'), basemap);
  graph = await startFixtureGraph({
    releasesFolder: join(home, 'releases'),
    console: {
      folder: join(home, 'console'),
      demo: { consoleFile: join(home, 'demo.json'), nightWorkerFile: join(home, 'night-worker.json') },
      basemapFile: join(home, 'london.pmtiles'),
    },
  });
});

afterAll(async () => {
  await graph.close();
  await rm(home, { recursive: true });
});

describe('the graph', () => {
  test('answers a question that crosses two subgraphs', async () => {
    const answer = await graph.ask(twoHops, { variables: { id: 'a' } });
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ site: { id: 'a', name: 'site a', dwell: 'dwell at a' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('shows its schema to a key', async () => {
    const { data } = await graph.ask('{ __schema { queryType { name } } }');
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });

  test('puts a signed principal of 60 s before each subgraph, each its own', async () => {
    await graph.ask(twoHops, { variables: { id: 'b' } });
    const key = await importJWK(graph.publicJwk, 'EdDSA');
    for (const subgraph of [graph.places, graph.insights]) {
      const token = subgraph.received.at(-1)?.authorization?.replace('Bearer ', '') ?? '';
      const { payload } = await jwtVerify(token, key, { issuer: 'passerby-gateway', audience: subgraph.name });
      expect(payload).toMatchObject({ org: 'a-retailer', client: 'good', licence, aud: subgraph.name });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
      expect(payload.jti).toBeTypeOf('string');
    }
  });
});

describe('authentication', () => {
  test.each([
    [null, 'missing'],
    ['nonsense', 'malformed'],
    [`pby_test_good_${'x'.repeat(300)}`, 'malformed'],
    ['pby_test_nobody_secret', 'unknown'],
    ['pby_test_old_secret', 'expired'],
    ['pby_test_gone_secret', 'revoked'],
  ])('refuses %s as %s', async (key, reason) => {
    const { status, headers, errors, data } = await graph.ask('{ echo(text: "hi") }', { key });
    expect(status).toBe(401);
    expect(data).toBeUndefined();
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason } }]);
  });

  test('says what to do about an expired key', async () => {
    const { errors } = await graph.ask('{ echo(text: "hi") }', { key: 'pby_test_old_secret' });
    expect(errors[0]?.message).toContain('has expired');
  });

  test('asks accounts once for requests that arrive together, and again after a second', async () => {
    let atMs = Date.now();
    const clocked = await startFixtureGraph({ now: () => atMs });
    const key = 'pby_test_other_secret';
    const ask = () => clocked.ask('{ echo(text: "hi") }', { key });
    await Promise.all(Array.from({ length: 20 }, ask));
    clocked.accounts.keys.set(key, { reason: 'revoked' });
    atMs += 999;
    expect((await ask()).status).toBe(200);
    expect(clocked.accounts.asked).toEqual([key]);
    atMs += 1;
    const { errors } = await ask();
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'revoked' });
    expect(clocked.accounts.asked).toEqual([key, key]);
    await clocked.close();
  });

  test('refuses a remembered key at the moment it expires', async () => {
    graph.accounts.keys.set('pby_test_brief_secret', { client: 'brief', expiresAt: new Date(Date.now() - 1).toISOString() });
    const { errors } = await graph.ask('{ echo(text: "hi") }', { key: 'pby_test_brief_secret' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'expired' });
  });

  test('drops every header that claims an identity', async () => {
    await graph.ask('{ echo(text: "hi") }', {
      headers: {
        'x-passerby-principal': '{"org":"someone-else"}',
        'x-passerby-service-key': 'guess',
        'x-forwarded-user': 'root',
        'x-request-id': 'chosen-by-client',
        cookie: 'principal=1',
      },
    });
    const headers = graph.places.received.at(-1) ?? {};
    expect(Object.keys(headers).sort()).toEqual([
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-request-id',
    ]);
    expect(headers['x-request-id']).not.toBe('chosen-by-client');
    expect(headers.authorization).not.toContain('pby_');
  });
});

describe('limits', () => {
  test.each([10_000, 1500])('refuses %i aliases by their tokens', async (count) => {
    const aliases = Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ');
    const { status, errors } = await graph.ask(`{ ${aliases} }`);
    expect(status).toBe(422);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 4000 } }]);
  });

  test('refuses fragments that multiply', async () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) => `fragment f${level} on Site { a: nearest { ...f${level + 1} } b: nearest { ...f${level + 1} } }`,
    );
    const { errors } = await graph.ask(`{ site(id: "a") { ...f0 } } ${levels.join(' ')} fragment f20 on Site { id }`);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 1000 } }]);
  });

  test.each([
    ['a fragment that contains itself', '{ site(id: "a") { ...f } } fragment f on Site { nearest { ...f } }'],
    ['an unknown field', '{ nothing }'],
    ['a broken document', '{ site(id: '],
  ])('refuses %s as bad input', async (_name, query) => {
    const { status, errors } = await graph.ask(query, { headers: { accept: 'application/graphql-response+json' } });
    expect(status).toBe(400);
    expect((await graph.ask(query)).status).toBe(200);
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  test('refuses a batch, a large body, another content type and a broken one', async () => {
    const authorization = 'Bearer pby_test_good_secret';
    const post = async (body: string, type = 'application/json') => {
      const response = await fetch(`${graph.gateway.url}/graphql`, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      return { status: response.status, body: (await response.json()) as { errors: { extensions: { code: string } }[] } };
    };
    const answers = await Promise.all([
      post('[{"query":"{ __typename }"}]'),
      post(JSON.stringify({ query: `{ echo(text: "${'x'.repeat(300_000)}") }` })),
      post('query=%7B__typename%7D', 'application/x-www-form-urlencoded'),
      post('{"query":'),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('errors', () => {
  test('pass from a subgraph with code and details, and nothing else', async () => {
    const { errors } = await graph.ask('{ fail(code: "FORBIDDEN") }');
    expect(errors).toEqual([
      {
        message: 'the licence covers london:soho only',
        path: ['fail'],
        extensions: { code: 'FORBIDDEN', areas: ['london:soho'] },
      },
    ]);
  });

  test.each(['INTERNAL_SERVER_ERROR', 'UNAUTHENTICATED', 'GRAPHQL_VALIDATION_FAILED', 'SOMETHING_ELSE'])(
    'of a subgraph with code %s are INTERNAL with the request id',
    async (code) => {
      const { errors, headers, text } = await graph.ask(`{ fail(code: "${code}") }`);
      expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: headers.get('x-request-id') });
      expect(text).not.toContain('london:soho');
      expect(graph.logged.some((line) => line.includes(headers.get('x-request-id') ?? '-'))).toBe(true);
    },
  );

  test('say nothing of a crash', async () => {
    const { text, errors } = await graph.ask('{ crash }');
    expect(errors[0]?.extensions['code']).toBe('INTERNAL');
    expect(text).not.toMatch(/SELECT|enclave|stack|insights/);
  });
});

describe('beside the graph', () => {
  test.each([
    ['localhost', 200],
    ['127.0.0.1:4000', 200],
    ['insights.example.org', 404],
    ['127.0.0.1.example.org', 404],
  ])('what the demo tells is for this machine: asked as %s it answers %i', async (host, status) => {
    for (const path of ['/demo.json', '/night-worker.json']) {
      expect((await getAs(host, path)).status).toBe(status);
    }
    const { text } = await getAs(host, '/console.json');
    expect(JSON.parse(text)).toEqual({ basemap: true, login: false, session: false, demo: status === 200 });
  });

  const getAs = async (host: string, path: string) => {
    const { hostname, port } = new URL(graph.gateway.url);
    const [response] = (await once(get({ hostname, port, path, headers: { host } }), 'response')) as [IncomingMessage];
    return { status: response.statusCode, text: Buffer.concat(await response.toArray()).toString() };
  };

  test('figures of the process are told without who asked', async () => {
    await graph.ask('{ echo(text: "hi") }');
    await graph.ask('{ nothing }');
    const text = await (await fetch(`${graph.gateway.url}/metrics`)).text();
    expect(text).toMatch(/passerby_http_request_duration_seconds_count\{method="POST",route="\/graphql",status="200"\} \d+/);
    expect(text).toMatch(/passerby_graph_errors_total\{code="BAD_USER_INPUT"\} \d+/);
    expect(text).not.toMatch(/good|a-retailer|pby_|london/);
  });

  test('a console that is built anew is served without a new start', async () => {
    await writeFile(join(home, 'console', 'assets', 'b-2.js'), 'export {}');
    await writeFile(join(home, 'console', 'index.html'), '<title>Passerby, built anew</title>');
    expect(await (await fetch(`${graph.gateway.url}/`)).text()).toContain('built anew');
    expect((await fetch(`${graph.gateway.url}/assets/b-2.js`)).status).toBe(200);
  });

  test.each([
    ['/livez', 200],
    ['/readyz', 200],
    ['/version', 200],
    ['/', 200],
    ['/assets/a-1.js', 200],
    ['/demo.json', 200],
    ['/night-worker.json', 200],
    ['/console.json', 200],
    ['/basemap.pmtiles', 200],
    ['/releases/london/week-2026-10-05-0a1b2c3d/manifest.json', 200],
    ['/releases/london/week-2026-10-05-0a1b2c3d/manifest.sig', 404],
    ['/releases/london/week-2026-10-05-ffffffff/manifest.json', 404],
    ['/releases/london/%2e%2e/manifest.json', 404],
    ['/releases/..%2f..%2fetc/passwd/manifest.json', 404],
    ['/releases/london%00/x/manifest.json', 404],
    ['/../demo.json/', 404],
    ['/assets/..%2f..%2fdemo.json', 404],
    ['/nothing', 404],
  ])('%s answers %i with security headers', async (path, status) => {
    const response = await fetch(graph.gateway.url + path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
