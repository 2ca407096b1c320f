import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, expectTypeOf, test } from 'vitest';
import { createGraphClient } from './client.ts';
import type { GraphClientOptions } from './client.ts';
import { PresenceDocument, ViewerDocument } from './generated/operations.ts';
import type { Status, ViewerQuery } from './generated/operations.ts';
import { GraphError } from './graph-error.ts';

interface StubReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: Server;
let replies: StubReply[];
let received: { readonly authorization: string | undefined; readonly body: unknown }[];
let waits: number[];

beforeEach(async () => {
  [replies, received, waits] = [[], [], []];
  server = createServer((request, response) => {
    void readBody(request).then((body) => {
      received.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
      const reply = replies.shift() ?? { status: 500, body: 'no reply was planned' };
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function client(options: Partial<GraphClientOptions> = {}) {
  const { port } = server.address() as AddressInfo;
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  return createGraphClient({ url: `http://127.0.0.1:${port}`, key: 'pby_test_key', wait, ...options });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function failureOf(answer: Promise<unknown>): Promise<GraphError> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
}

const viewer = { viewer: { organisation: { id: 'o', name: 'Shop', kind: 'RETAIL' }, key: null } };
const tooMany = (retryAfter: string): StubReply => ({
  status: 429,
  headers: { 'retry-after': retryAfter },
  body: JSON.stringify({ errors: [{ message: 'Too fast', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 2 } }] }),
});

test('a question is sent with its key and variables, and its answer is typed', async () => {
  replies = [{ body: JSON.stringify({ data: viewer }) }];
  const answer = await client().ask(ViewerDocument, {});
  expect(answer).toEqual(viewer);
  expect(received).toEqual([
    { authorization: 'Bearer pby_test_key', body: { query: expect.stringContaining('query Viewer'), variables: {} } },
  ]);
  expectTypeOf(answer).toEqualTypeOf<ViewerQuery>();
});

test('variables and answers have the types of the graph', () => {
  const ask = () => client().ask(PresenceDocument, { window: { from: '2026-10-05', to: '2026-10-06' }, areas: ['london:soho'] });
  type Row = NonNullable<Awaited<ReturnType<typeof ask>>['presence']>['nodes'][number];
  expectTypeOf<Row['estimate']>().toEqualTypeOf<{
    readonly value: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly status: Status;
  }>();
  // @ts-expect-error a window is not optional
  const without = () => client().ask(PresenceDocument, { areas: ['london:soho'] });
  expectTypeOf(without).toBeFunction();
});

test('the question is asked again when the graph says when', async () => {
  replies = [tooMany('2'), tooMany('0'), { body: JSON.stringify({ data: viewer }) }];
  expect(await client().ask(ViewerDocument, {})).toEqual(viewer);
  expect(waits).toEqual([2000, 0]);
});

test('it is refused after so many attempts, and at once when the wait would be too long', async () => {
  replies = [tooMany('1'), tooMany('1')];
  expect(await failureOf(client({ attemptsMax: 2 }).ask(ViewerDocument, {}))).toMatchObject({
    code: 'RATE_LIMITED',
    message: 'Too fast',
    refusals: [{ extensions: { retryAfterSeconds: 2 } }],
  });
  expect(waits).toEqual([1000]);
  replies = [tooMany('3600')];
  expect((await failureOf(client().ask(ViewerDocument, {}))).code).toBe('RATE_LIMITED');
  expect(waits).toEqual([1000]);
});

test('what was answered beside a refusal is kept', async () => {
  const refusal = { message: 'no', path: ['a'], extensions: { code: 'FORBIDDEN' } };
  replies = [{ body: JSON.stringify({ data: { a: null, b: 1 }, errors: [refusal] }) }];
  expect(await failureOf(client().ask(ViewerDocument, {}))).toMatchObject({ code: 'FORBIDDEN', data: { a: null, b: 1 } });
});

test.each([
  ['a page of HTML', { status: 502, body: '<html></html>' }, '502'],
  ['a bare word', { body: '"ok"' }, 'not an answer'],
  ['nothing', { body: '{}' }, 'neither data nor errors'],
])('%s is no answer', async (_what, reply, words) => {
  replies = [reply];
  const { code, message } = await failureOf(client().ask(ViewerDocument, {}));
  expect([code, message]).toEqual(['UNREACHABLE', expect.stringContaining(words)]);
});

test('a gateway that is not there is named', async () => {
  const { code, message } = await failureOf(client({ url: 'http://127.0.0.1:1' }).ask(ViewerDocument, {}));
  expect([code, message]).toEqual(['UNREACHABLE', expect.stringContaining('http://127.0.0.1:1')]);
});

test('an aborted question rejects with its reason, also while it waits', async () => {
  const reason = new Error('the page was left');
  await expect(client().ask(ViewerDocument, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  replies = [tooMany('20')];
  const { port } = server.address() as AddressInfo;
  const waiting = createGraphClient({ url: `http://127.0.0.1:${port}` }).ask(ViewerDocument, {}, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 100);
  await expect(waiting).rejects.toBe(reason);
  expect(received.at(-1)?.authorization).toBeUndefined();
});
