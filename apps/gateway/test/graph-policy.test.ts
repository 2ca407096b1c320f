import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { hashOf } from '../src/trusted-documents.ts';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const introspection = '{ __schema { queryType { name } } }';
const trusted = 'query Site($id: ID!) { site(id: $id) { name } }';
const folder = mkdtempSync(join(tmpdir(), 'trusted-'));
let graph: FixtureGraph | undefined;
afterEach(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['KEYS', 'good', undefined],
  ['ADMINISTRATORS', 'good', 'FORBIDDEN'],
  ['ADMINISTRATORS', 'administrator', undefined],
  ['NOBODY', 'administrator', 'FORBIDDEN'],
] as const)('where %s may read the schema, the key of %s gets %s', async (allowed, client, code) => {
  graph = await startFixtureGraph({ introspection: allowed });
  const key = `pby_test_${client}_secret`;
  graph.accounts.keys.set('pby_test_administrator_secret', { client: 'administrator', scopes: ['ADMIN'] });
  const { errors } = await graph.ask(introspection, { key });
  expect(errors[0]?.extensions['code']).toBe(code);
  const hidden = await graph.ask('query Q { ...f } fragment f on Query { a: __type(name: "Site") { name } }', { key });
  expect(hidden.errors[0]?.extensions['code']).toBe(code);
  expect((await graph.ask('{ __typename }', { key })).errors).toEqual([]);
});

test.each([
  ['{"a": 1}', 'no text under a hash'],
  ['{', 'SyntaxError'],
  [undefined, 'ENOENT'],
])('a manifest that holds %s is refused at the start, naming the file', async (text, reason) => {
  const own = mkdtempSync(join(tmpdir(), 'trusted-'));
  const file = join(own, 'documents.json');
  if (text !== undefined) writeFileSync(file, text);
  const refusal = new RegExp(`${file} is no manifest.*${reason}`);
  await expect(startFixtureGraph({ trustedDocumentsFile: file })).rejects.toThrow(refusal);
  rmSync(own, { recursive: true });
});

describe('in trusted mode', () => {
  const start = async (manifest: object): Promise<FixtureGraph> => {
    const file = join(mkdtempSync(join(tmpdir(), 'trusted-')), 'documents.json');
    writeFileSync(file, JSON.stringify(manifest));
    return startFixtureGraph({ trustedDocumentsFile: file });
  };
  const send = async (body: object, path = '') => {
    const response = await fetch(`${graph?.gateway.url}/graphql${path}`, {
      method: path === '' ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', authorization: 'Bearer pby_test_good_secret' },
      ...(path === '' ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  };
  const answered = { status: 200, body: { data: { site: { name: 'site a' } } } };
  const variables = { id: 'a' };

  test('a registered document is answered by its text and by its hash', async () => {
    graph = await start({ [hashOf(trusted)]: trusted });
    const persistedQuery = { version: 1, sha256Hash: hashOf(trusted) };
    expect(await send({ query: trusted, variables })).toEqual(answered);
    expect(await send({ documentId: `sha256:${hashOf(trusted)}`, variables })).toEqual(answered);
    expect(await send({ extensions: { persistedQuery }, variables })).toEqual(answered);
    const search = new URLSearchParams({ documentId: hashOf(trusted), variables: JSON.stringify(variables) });
    expect(await send({}, `?${search.toString()}`)).toEqual(answered);
  });

  test.each([
    ['another text', { query: '{ site(id: "a") { id } }' }],
    ['the same with a blank', { query: `${trusted} ` }],
    ['another text under the hash', { query: '{ __typename }', documentId: hashOf(trusted) }],
    ['an unknown hash', { documentId: hashOf('{ __typename }') }],
    ['a name of objects', { documentId: '__proto__' }],
    ['nothing', { variables }],
  ])('%s is refused', async (_name, body) => {
    graph = await start({ [hashOf(trusted)]: trusted });
    expect(await send(body)).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
    expect(graph.places.received).toHaveLength(0);
  });

  test('a manifest whose text has another hash stops the gateway', async () => {
    graph = undefined;
    await expect(start({ [hashOf('other')]: trusted })).rejects.toThrow('has another hash');
  });
});
