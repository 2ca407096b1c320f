import { ask, post } from './hostile-request.ts';
import type { HostileRequest } from './hostile-request.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { SeededRandom } from './seeded-random.ts';

type Make = (random: SeededRandom, authorization: string) => HostileRequest;

const question = '{ site(id: "tinytown:high-street") { id name } }';
const questionOfAreas =
  'query Q($areas: AreaSelector!) { presence(areas: $areas, window: { from: "2026-10-19", to: "2026-10-20" }) { counts } }';
const slowPieces = 6;

/** Every kind of attack on the wire, on identity and on the transport; the documents are in hostile-documents.ts. */
const kinds: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    Object.entries(hostileDocuments).map(([kind, documentOf]): [string, Make] => [
      kind,
      (random, authorization) => ask(kind, documentOf(random), { headers: { authorization } }),
    ]),
  ),
  batch: (random, authorization) => {
    const batch = Array.from({ length: random.whole(1, 2000) }, () => ({ query: question }));
    return post('batch', JSON.stringify(batch), { authorization });
  },
  'huge variables': (random, authorization) => {
    const ids = Array.from({ length: random.whole(1000, 20_000) }, (_, index) => `tinytown:${index}`);
    const query =
      'query Q($ids: [ID!]) { presence(areas: { ids: $ids }, window: { from: "2026-10-19", to: "2026-10-20" }) { counts } }';
    return ask('huge variables', query, { headers: { authorization }, variables: { ids } });
  },
  'unknown fields in variables': (random, authorization) => {
    const name = random.pick(['field', 'polygo', 'id', '__proto__']);
    const areas = Object.fromEntries(Array.from({ length: random.whole(1, 12_000) }, (_, index) => [`${name}${index}`, index]));
    return ask('unknown fields in variables', questionOfAreas, { headers: { authorization }, variables: { areas } });
  },
  'wrong members in variables': (random, authorization) => {
    const member = random.pick([null, {}, [], 1.5, true]);
    const ids = Array.from({ length: random.whole(1, 40_000) }, () => member);
    return ask('wrong members in variables', questionOfAreas, { headers: { authorization }, variables: { areas: { ids } } });
  },
  'deep objects in variables': (random, authorization) => {
    const depth = random.whole(100, 15_000);
    const areas = `${'{"polygon":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const body = `{"query":${JSON.stringify(questionOfAreas)},"variables":{"areas":${areas}}}`;
    return post('deep objects in variables', body, { authorization });
  },
  'escapes in variables': (random, authorization) => {
    const text = random.pick(['\\u0041', '\\ud800', '\\u0000', '\\n']).repeat(random.whole(1, 40_000));
    const body = `{"query":"query Q($id: ID!) { site(id: $id) { id } }","variables":{"id":"${text}"}}`;
    return post('escapes in variables', body, { authorization });
  },
  'keys again and again': (random, authorization) => {
    const key = random.pick(['"query":"{ a }",', '"constructor":{"prototype":{"a":1}},', '"__proto__":{"query":"{ a }"},']);
    const body = `{${key.repeat(random.whole(1, 8000))}"query":${JSON.stringify(question)}}`;
    return post('keys again and again', random.pick(['', '\uFEFF']) + body, { authorization });
  },
  'encoded body': (random, authorization) => {
    const encoding = random.pick(['gzip', 'deflate', 'br', 'identity', 'gzip, gzip']);
    return post('encoded body', JSON.stringify({ query: question }), { authorization, 'content-encoding': encoding });
  },
  'long operation name': (random, authorization) => {
    const operationName = 'Q'.repeat(random.whole(1, 240_000));
    return post('long operation name', JSON.stringify({ query: question, operationName }), { authorization });
  },
  'deep variables': (random, authorization) => {
    const depth = random.whole(100, 60_000);
    const body = `{"query":"query Q($ids: [ID!]) { presence(areas: { ids: $ids }) { counts } }","variables":{"ids":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    return post('deep variables', body, { authorization });
  },
  'wrong types': (random, authorization) => {
    const values = [null, 0, -1, 1e308, true, 'a', [], {}, [[1]], { a: { b: [] } }, 'x'.repeat(5000)] as const;
    const query =
      'query Q($id: ID!, $first: Int, $window: Window!) { site(id: $id) { name dwell(first: $first, window: $window) { counts } } }';
    const variables = { id: random.pick(values), first: random.pick(values), window: random.pick(values) };
    return ask('wrong types', query, { headers: { authorization }, variables });
  },
  'null in the place of a default': (random, authorization) => {
    const query = random.pick([
      'query Q($x: Boolean = true) { __typename site(id: "tinytown:high-street") @include(if: $x) { name } }',
      'query Q($x: Boolean = true) { site(id: "tinytown:high-street") { name kind @skip(if: $x) } }',
      'query Q($x: ID = "tinytown:high-street") { site(id: $x) { name } }',
      'query Q($x: Window = { from: "2026-10-19", to: "2026-10-20" }) { site(id: "tinytown:high-street") { visitors(window: $x) { counts } } }',
      'query Q($x: Date = "2026-10-19") { presence(areas: { ids: ["tinytown:n1"] }, window: { from: $x, to: "2026-10-20" }) { counts } }',
      'query Q($x: Grain = DAY) { presence(areas: { ids: ["tinytown:n1"] }, grain: $x, window: { from: "2026-10-19", to: "2026-10-20" }) { counts } }',
    ]);
    return ask('null in the place of a default', query, { headers: { authorization }, variables: { x: null } });
  },
  'wrong envelope': (random, authorization) => {
    const values = [null, 0, true, 'a', [], {}, [question], { kind: 'Document' }] as const;
    const body = {
      query: random.pick([question, ...values]),
      variables: random.pick(values),
      operationName: random.pick(values),
    };
    return post('wrong envelope', JSON.stringify({ ...body, extensions: random.pick(values) }), { authorization });
  },
  'names of objects': (random, authorization) => {
    const name = random.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    const body = `{"query":"query ${name} { site(id: \\"a\\") { name } }","operationName":"${name}","variables":{"${name}":{"${name}":1}},"${name}":{"polluted":true}}`;
    return post('names of objects', body, { authorization });
  },
  'oversized body': (random, authorization) =>
    post('oversized body', JSON.stringify({ query: question, padding: 'x'.repeat(random.whole(262_144, 2_000_000)) }), {
      authorization,
    }),
  'slow body': (random, authorization) => {
    const body = JSON.stringify({ query: question });
    const length = Math.ceil(body.length / slowPieces);
    const pieces = Array.from({ length: slowPieces }, (_, index) => body.slice(index * length, (index + 1) * length));
    const withheld = random.whole(0, 1) === 1 ? pieces.slice(0, -1) : pieces;
    return { ...post('slow body', '', { authorization, 'content-length': String(body.length) }), body: withheld };
  },
  'broken JSON': (random, authorization) => post('broken JSON', random.noise(random.whole(0, 4000)), { authorization }),
  'other content type': (random, authorization) => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'application/graphql',
      'a',
      '',
    ] as const;
    return post('other content type', question, { authorization, 'content-type': random.pick(types) });
  },
  'other accept': (random, authorization) => {
    const types = [
      'text/html',
      '*/*;q=0',
      'multipart/mixed; deferSpec=20220824',
      'application/json;q=x',
      ',,,',
      'a/b'.repeat(500),
    ] as const;
    return ask('other accept', question, { headers: { authorization, accept: random.pick(types) } });
  },
  'other method': (random, authorization) => {
    const method = random.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'GET']);
    return { ...ask('other method', question, { headers: { authorization } }), method, body: [] };
  },
  GET: (random, authorization) => {
    const query = random.pick([question, 'mutation { revokeKey(id: "a") { id } }', '{', random.noise(200)]);
    const path = `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(random.noise(20))}`;
    return { kind: 'GET', method: 'GET', path, headers: { authorization }, body: [] };
  },
  'persisted query': (random, authorization) => {
    const extensions = {
      persistedQuery: { version: random.whole(0, 2), sha256Hash: random.pick(['a'.repeat(64), '', '../../etc/passwd']) },
    };
    return post('persisted query', JSON.stringify({ extensions, documentId: '../../../etc/passwd' }), { authorization });
  },
  'no or invalid key': (random, authorization) => {
    const key = authorization.replace('Bearer ', '');
    const forged = random.pick([
      '',
      'Bearer',
      'Basic YTpi',
      'Bearer pby_test_nobody_secret',
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key.toUpperCase()}`,
      `Bearer ${key}, ${authorization}`,
      `Bearer eyJhbGciOiJub25lIn0.${Buffer.from('{"org":"a"}').toString('base64url')}.`,
      `Bearer pby_${'x'.repeat(random.whole(1, 6000))}`,
      "Bearer pby_live_a_' OR 1=1 --",
    ]);
    return ask('no or invalid key', question, { headers: forged === '' ? {} : { authorization: forged } });
  },
  'smuggled identity': (random, authorization) => {
    const claims = JSON.stringify({ org: 'someone-else', client: 'root', licence: { markets: ['*'] } });
    const name = random.pick([
      'x-passerby-principal',
      'x-principal',
      'x-forwarded-user',
      'x-passerby-service-key',
      'x-user',
      'cookie',
      'x-request-id',
    ]);
    const isAuthentic = random.whole(0, 1) === 1;
    const headers = {
      [name]: random.pick([claims, 'a-service-key-of-the-test', 'admin=1']),
      ...(isAuthentic ? { authorization } : {}),
    };
    return ask('smuggled identity', question, { headers });
  },
  'other address': (random, authorization) => {
    const paths = [
      '/../../etc/passwd',
      '/releases/..%2f..%2fetc/passwd/manifest.json',
      '/internal/keys/verify',
      '/demo.json',
      '/exports/../x',
      '/%00',
      '/%E0%A4%A/%zz',
      `/graphql?${'a=1&'.repeat(1000)}query=%7Bmarkets%7Bid%7D%7D`,
      '/assets/..%2f..%2fpackage.json',
      '/graphql/../metrics',
    ] as const;
    return { kind: 'other address', method: 'GET', path: random.pick(paths), headers: { authorization }, body: [] };
  },
};

/** The same hostile requests for the same seed, kinds in turn. `authorization` is that of a good key. */
export function* listHostileRequests(count: number, seed: number, authorization: string): Generator<HostileRequest> {
  const random = new SeededRandom(seed);
  const makers = Object.values(kinds);
  for (let index = 0; index < count; index += 1) {
    const make = makers[index % makers.length];
    if (make) yield make(random, authorization);
  }
}
