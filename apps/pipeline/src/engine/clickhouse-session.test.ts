import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClickHouseSession, openSession } from './clickhouse-session.ts';
import { parseClickHouseUrl } from './clickhouse-target.ts';

/** What the stub answers to one request; the last one answers all further requests. */
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

interface Asked {
  readonly url: URL;
  readonly body: string;
}

const password = 'hunter2';
const secret = 'subscriber-447700900123';
const silenceMaxMs = 400;

let server: Server;
let session: ClickHouseSession;
let asked: Asked[];
let answers: readonly Answer[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ url: new URL(request.url ?? '/', 'http://stub'), body: '' });
    const index = asked.length - 1;
    text(request).then(
      (body) => {
        asked[index] = { url: new URL(request.url ?? '/', 'http://stub'), body };
        answer?.(response, request);
      },
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  session = openSession(parseClickHouseUrl(`http://enclave:${password}@127.0.0.1:${portOf(server)}/`), {
    settings: { max_execution_time: 60 },
    silenceMaxMs,
    pausesMs: [1, 1],
  });
});
afterEach(async () => {
  await session.close();
  server.closeAllConnections();
  server.close();
});

const select = { sql: 'SELECT n FROM numbers', database: 'passerby_small' };
const insertSelect = { sql: 'INSERT INTO tracks SELECT * FROM events', database: 'passerby_small' };
const truncate = { sql: 'TRUNCATE TABLE IF EXISTS tracks', database: 'passerby_small' };
const insertRows = { sql: 'INSERT INTO zones (zone) FORMAT JSONEachRow', database: 'passerby_small' };

const rowsOf =
  (body: string): Answer =>
  (response) =>
    response.end(body);
const failing =
  (code: number, message: string): Answer =>
  (response) => {
    response.writeHead(500, { 'x-clickhouse-exception-code': String(code) });
    response.end(`Code: ${code}. DB::Exception: ${message} (SOME_ERROR) (version 26.7.2.1)`);
  };
const hangUp: Answer = (response) => response.destroy();
const silent: Answer = () => undefined;

test('parameters travel in the body, typed by the statement; the address holds neither them nor the password', async () => {
  answers = [rowsOf('{"n":"18446744073709551615"}\n')];
  const rows = await session.rows<{ readonly n: string }>(
    { sql: 'SELECT {id:String} AS id, {n:UInt64} AS n', database: 'passerby_small' },
    { id: secret, n: 18446744073709551615n },
  );
  expect(rows).toEqual([{ n: '18446744073709551615' }]);
  const [request] = asked;
  expect(request?.url.href).not.toContain(secret);
  expect(request?.url.href).not.toContain(password);
  expect(request?.url.searchParams.get('database')).toBe('passerby_small');
  expect(request?.url.searchParams.get('max_execution_time')).toBe('60');
  expect(request?.body).toContain(secret);
  expect(request?.body).toContain('18446744073709551615');
});

test('a query is asked again after a connection that broke and a server that is busy', async () => {
  answers = [hangUp, failing(202, 'Too many simultaneous queries'), rowsOf('{"n":1}\n')];
  expect(await session.rows(select)).toEqual([{ n: 1 }]);
  expect(asked).toHaveLength(3);
});

test('a query that is wrong is not asked again, and its error repeats no value', async () => {
  answers = [failing(47, `Unknown identifier in scope SELECT '${secret}'`)];
  const error = await session.rows(select).catch((caught: unknown) => caught);
  expect(String(error)).toContain('the engine failed: Unknown identifier');
  expect(String(error)).not.toContain(secret);
  expect(asked).toHaveLength(1);
});

test('INSERT SELECT is never sent twice, a statement that may be repeated is', async () => {
  answers = [hangUp];
  await expect(session.command(insertSelect)).rejects.toThrow(/failed/);
  expect(asked).toHaveLength(1);
  answers = [hangUp, hangUp, rowsOf('')];
  asked = [];
  await session.command(truncate);
  expect(asked).toHaveLength(3);
});

test('rows are inserted again under the same token, a stream only once', async () => {
  answers = [hangUp, rowsOf('')];
  await session.insert(insertRows, { lines: ['{"zone":1}', '{"zone":2}'], token: 'one-of-a-kind' });
  expect(asked.map(({ url }) => url.searchParams.get('insert_deduplication_token'))).toEqual(['one-of-a-kind', 'one-of-a-kind']);
  expect(asked.map(({ body }) => body)).toEqual(['{"zone":1}\n{"zone":2}', '{"zone":1}\n{"zone":2}']);
  answers = [hangUp, rowsOf('')];
  asked = [];
  await expect(session.insert(insertRows, { stream: Readable.from(['{"zone":1}'], { objectMode: false }) })).rejects.toThrow(
    'failed',
  );
  expect(asked).toHaveLength(1);
});

test('an error that comes after the status 200 fails a statement and an insert', async () => {
  answers = [rowsOf(`Code: 241. DB::Exception: Memory limit exceeded: in query: INSERT ${secret} (MEMORY_LIMIT_EXCEEDED)`)];
  const error = await session.command(insertSelect).catch((caught: unknown) => caught);
  expect(String(error)).toContain('Memory limit exceeded');
  expect(String(error)).not.toContain(secret);
  await expect(session.insert(insertRows, { lines: ['{}'], token: 'a' })).rejects.toThrow('Memory limit exceeded');
});

test('an error amid rows fails the query, whether the server marks it or only ends with its text', async () => {
  const message = 'Code: 159. DB::Exception: Timeout exceeded: elapsed 60 s (TIMEOUT_EXCEEDED)\n';
  const tag = 'abcdefghijklmnop';
  const marked: Answer = (response) => {
    response.writeHead(200, { 'x-clickhouse-exception-tag': tag });
    response.end(`{"n":1}\n\r\n__exception__\r\n${tag}\n${message}${message.length} ${tag}\r\n__exception__\r\n`);
  };
  answers = [marked];
  await expect(session.rows(select)).rejects.toThrow('Timeout exceeded');
  const seen: unknown[] = [];
  await expect(collect(session.stream(select), seen)).rejects.toThrow('Timeout exceeded');
  answers = [rowsOf(`{"n":1}\n${message}`)];
  await expect(session.rows(select)).rejects.toThrow('broke off its answer');
  await expect(collect(session.stream(select), seen)).rejects.toThrow('broke off its answer');
});

test('an answer that is cut fails the query', async () => {
  answers = [
    (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"n":1}\n');
      setImmediate(() => response.destroy());
    },
  ];
  await expect(session.rows(select)).rejects.toThrow('failed');
  await expect(collect(session.stream(select), [])).rejects.toThrow('failed');
});

test('a server that says nothing is given up; a query is asked again, INSERT SELECT is not', async () => {
  answers = [silent, rowsOf('{"n":1}\n')];
  expect(await session.rows(select)).toEqual([{ n: 1 }]);
  answers = [silent];
  asked = [];
  await expect(session.command(insertSelect)).rejects.toThrow('Timeout');
  expect(asked).toHaveLength(1);
});

test('a cluster that is not there and a user who is refused are told by address, without the password', async () => {
  answers = [failing(516, `enclave: Authentication failed: password is incorrect`)];
  await expect(session.rows(select)).rejects.toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    message: `the ClickHouse cluster at http://127.0.0.1:${portOf(server)} (PASSERBY_CLICKHOUSE_URL) refuses the user "enclave" or its password`,
  });
  const nowhere = openSession(parseClickHouseUrl(`http://enclave:${password}@127.0.0.1:1/`), { settings: {}, pausesMs: [1] });
  await expect(nowhere.command(insertSelect)).rejects.toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'the ClickHouse cluster at http://127.0.0.1:1 (PASSERBY_CLICKHOUSE_URL) cannot be reached: ECONNREFUSED; passerby doctor checks it',
  });
  await nowhere.close();
});

async function collect(blocks: AsyncIterable<readonly unknown[]>, into: unknown[]): Promise<void> {
  for await (const rows of blocks) into.push(...rows);
}

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
