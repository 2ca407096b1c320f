import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const question = '{"query":"{ __typename }"}';
const json = 'content-type: application/json';
const key = 'authorization: Bearer pby_test_good_secret';
let graph: FixtureGraph;

beforeAll(async () => {
  graph = await startFixtureGraph();
});
afterAll(() => graph.close());

/** Sends bytes as they are, and reads until the gateway closes the connection. */
async function exchange(...lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(graph.gateway.url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(lines.join('\r\n'));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const statusesOf = (text: string): readonly string[] =>
  [...text.matchAll(/HTTP\/1[.]1 (\d+)/g)].map(([, status]) => status ?? '');
const post = ['POST /graphql HTTP/1.1', 'host: a', key, json] as const;

test.each([
  ['a length and chunks', [...post, 'content-length: 6', 'transfer-encoding: chunked']],
  ['two encodings', [...post, 'transfer-encoding: chunked', 'transfer-encoding: identity']],
  ['two lengths', [...post, 'content-length: 2', 'content-length: 5']],
  ['a length that is none', [...post, 'content-length: +2']],
  ['a header of two lines', [...post, 'x: a', ' b: c', 'content-length: 2']],
])('a request with %s is refused, and what follows it is no request', async (_name, head) => {
  const answer = await exchange(...head, '', '0', '', 'GET /metrics HTTP/1.1', 'host: a', '', '');
  expect(statusesOf(answer)).toEqual(['400']);
});

test('of two authorizations the first counts', async () => {
  const body = [`content-length: ${question.length}`, 'connection: close', '', question];
  const first = await exchange(...post, 'authorization: Bearer pby_test_nobody_secret', ...body);
  expect(statusesOf(first)).toEqual(['200']);
  const [line, host, good] = post;
  const second = await exchange(line, host, 'authorization: Bearer pby_test_nobody_secret', good, json, ...body);
  expect(statusesOf(second)).toEqual(['401']);
});

test('requests sent ahead are answered one by one, each for its own key', async () => {
  const ask = (authorization: string, connection: string): readonly string[] => [
    'POST /graphql HTTP/1.1',
    'host: a',
    authorization,
    json,
    `content-length: ${question.length}`,
    `connection: ${connection}`,
    '',
  ];
  const lines = [...ask(key, 'keep-alive'), `${question}${ask('x: 1', 'keep-alive')[0]}`, ...ask('x: 1', 'keep-alive').slice(1)];
  const answer = await exchange(...lines, `${question}${ask(key, 'close')[0]}`, ...ask(key, 'close').slice(1), question);
  expect(statusesOf(answer)).toEqual(['200', '401', '200']);
});

test.each(['/%E0%A4%A/%zz', '/%', `/${'a/'.repeat(7000)}`])(
  'the address %.20s is nothing, and the answer does not say what serves it',
  async (path) => {
    const answer = await exchange(`GET ${path} HTTP/1.1`, 'host: a', 'connection: close', '', '');
    expect(statusesOf(answer)[0]).toMatch(/^40[04]$/);
    expect(answer).toMatch(/"extensions":\{"code":"(?:BAD_USER_INPUT|NOT_FOUND)"/);
    expect(answer).not.toMatch(/FST_|fastify/i);
  },
);
