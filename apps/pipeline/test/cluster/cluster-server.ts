import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Session } from 'chdb';
import { onSingleProcess, SHARDS } from './single-process.ts';

/**
 * A process of its own: chDB as a cluster of three shards behind ClickHouse's HTTP interface, as far as the enclave uses it.
 * Prints its port. Statements are run one after the other.
 */
const folder = mkdtempSync(join(tmpdir(), 'passerby-cluster-'));
const shards = '<shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>'.repeat(SHARDS);
writeFileSync(
  join(folder, 'config.xml'),
  `<clickhouse>
    <tcp_port>9000</tcp_port>
    <remote_servers><passerby>${shards}</passerby><passerby_nodes>${shards}</passerby_nodes></remote_servers>
    <macros><shard>1</shard><replica>a</replica></macros>
  </clickhouse>`,
);
const session = new Session(join(folder, 'store'), {
  connectionArgs: [
    `--config-file=${join(folder, 'config.xml')}`,
    '--output_format_json_quote_64bit_integers=1',
    '--distributed_product_mode=deny',
    '--parallel_distributed_insert_select=0',
    '--distributed_foreground_insert=1',
    '--mutations_sync=1',
    '--max_threads=2',
  ],
});
let last: Promise<unknown> = Promise.resolve();

const server = createServer((request, response) => {
  const answer = last.then(() => answerTo(request));
  last = answer.catch(() => undefined);
  answer.then(
    (text) => response.end(text),
    (error: unknown) => {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : 'unknown');
    },
  );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
console.log(typeof address === 'object' ? address?.port : address);
// also when the test that started this one is gone
process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
process.once('SIGTERM', () => {
  server.close();
  session.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

async function answerTo(request: IncomingMessage): Promise<string> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await buffer(request);
  const database = url.searchParams.get('database') ?? 'default';
  if (database !== 'default' && url.searchParams.get('distributed_product_mode') !== 'deny')
    throw new Error('distributed_product_mode is not deny');
  const insert = url.searchParams.get('query');
  if (insert !== null) return insertBody(insert, database, body);
  const form = request.headers['content-type']?.startsWith('multipart/') === true ? await formOf(request, body) : undefined;
  const sql = form?.get('query') ?? body.toString('utf8');
  const parameters = parametersOf(form ?? url.searchParams);
  return run(sql, { database, parameters });
}

async function insertBody(insert: string, database: string, body: Buffer): Promise<string> {
  const path = join(folder, 'body');
  if (insert.endsWith('FORMAT Native')) {
    writeFileSync(path, body);
    const sql = insert.replace('FORMAT Native', `SELECT * FROM file('${path}', 'Native')`);
    return run(sql, { database, parameters: {} });
  }
  return run(`${insert}\n${body.toString('utf8')}`, { database, parameters: {} });
}

interface Bound {
  readonly database: string;
  readonly parameters: Readonly<Record<string, string>>;
}

async function run(sql: string, { database, parameters }: Bound): Promise<string> {
  const { statements, database: used } = onSingleProcess(sql, database);
  let text = '';
  await session.queryAsync(`USE ${used}`);
  for (const statement of statements) {
    const whole = statement.replaceAll('{whole}', used);
    text = (await session.queryBindAsync(whole, parameters, { format: 'Null' })).text();
  }
  return text;
}

async function formOf(request: IncomingMessage, body: Buffer): Promise<URLSearchParams> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  return new URLSearchParams([...form].map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : '']));
}

function parametersOf(given: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...given].filter(([name]) => name.startsWith('param_')).map(([name, value]) => [name.slice('param_'.length), value]),
  );
}
