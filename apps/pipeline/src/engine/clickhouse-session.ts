import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PasserbyError } from '@passerby/domain/error';
import { ClickHouseError, createClient, parseError, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { isUnreached, retried } from './clickhouse-retry.ts';
import type { ClickHouseTarget } from './clickhouse-target.ts';
import type { ClusterStatement } from './cluster-statements.ts';
import type { SqlParameters } from './engine.ts';
import { discreetError } from './engine-error.ts';

/** How statements are sent. */
export interface SessionOptions {
  /** Settings of every statement. */
  readonly settings: ClickHouseSettings;
  /** Longest silence of a server, in ms; it reports progress more often. */
  readonly silenceMaxMs?: number;
  /** Pauses between attempts; for tests. */
  readonly pausesMs?: readonly number[];
}

/** Rows to insert: again and again the same, told apart by a token, or once from a stream. */
export type InsertBody = { readonly lines: readonly string[]; readonly token: string } | { readonly stream: Readable };

/** Statements over the HTTP interface of ClickHouse, with bound parameters, which travel in the body and not in the address. */
export interface ClickHouseSession {
  /** Runs a statement without a result. An error counts also when it comes after the status 200. */
  command(statement: ClusterStatement, parameters?: SqlParameters): Promise<void>;
  rows<Row>(statement: ClusterStatement, parameters?: SqlParameters): Promise<readonly Row[]>;
  stream<Row>(statement: ClusterStatement, parameters?: SqlParameters): AsyncIterable<readonly Row[]>;
  /** Runs an `INSERT ... FORMAT` statement with its rows as the body. */
  insert(statement: ClusterStatement, body: InsertBody): Promise<void>;
  close(): Promise<void>;
}

const defaultSilenceMs = 120_000;
const progressShare = 4;
/** Each report of progress is one header of some 200 bytes: room for hours of them. */
const headersMaxBytes = 1_048_576;
const refusedCodes = new Set(['192', '193', '194', '516']);

/** Opens a session; nothing is sent yet. Errors name the address without the password, and no value of a statement. */
export function openSession(target: ClickHouseTarget, options: SessionOptions): ClickHouseSession {
  const clients = new Map<string, ClickHouseClient>();
  const clientOf = (database: string): ClickHouseClient => {
    const client = clients.get(database) ?? connect(target, options, database);
    clients.set(database, client);
    return client;
  };
  const ask = async <Result>(isRepeatable: boolean, attempt: () => Promise<Result>): Promise<Result> => {
    try {
      return await retried(attempt, { isRepeatable, ...(options.pausesMs === undefined ? {} : { pausesMs: options.pausesMs }) });
    } catch (error) {
      throw explained(error, target);
    }
  };
  const query = async ({ sql, database }: ClusterStatement, parameters: SqlParameters) =>
    clientOf(database).query({ query: sql, query_params: { ...parameters }, format: 'JSONEachRow' });
  return {
    command: ({ sql, database }, parameters = {}) =>
      ask(isRepeatable(sql), async () => {
        const answer = await clientOf(database).exec({ query: sql, query_params: { ...parameters } });
        assertSilent(await text(answer.stream));
      }),
    rows: <Row>(statement: ClusterStatement, parameters: SqlParameters = {}) =>
      ask(true, async () => (await query(statement, parameters)).json<Row>()),
    async *stream<Row>(statement: ClusterStatement, parameters: SqlParameters = {}) {
      const answer = await ask(true, () => query(statement, parameters));
      try {
        for await (const rows of answer.stream()) yield rows.map((row) => row.json<Row>());
      } catch (error) {
        throw explained(error, target);
      }
    },
    insert: ({ sql, database }, body) =>
      ask('token' in body, async () => {
        const settings = 'token' in body ? { insert_deduplicate: 1 as const, insert_deduplication_token: body.token } : {};
        const values = 'token' in body ? Readable.from([body.lines.join('\n')], { objectMode: false }) : body.stream;
        const answer = await clientOf(database).exec({
          query: sql,
          values,
          clickhouse_settings: settings,
          use_multipart_params: false,
        });
        assertSilent(await text(answer.stream));
      }),
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

function connect({ url, username, password }: ClickHouseTarget, options: SessionOptions, database: string): ClickHouseClient {
  const silenceMaxMs = options.silenceMaxMs ?? defaultSilenceMs;
  return createClient({
    url,
    username,
    password,
    database,
    request_timeout: silenceMaxMs,
    max_response_headers_size: headersMaxBytes,
    use_multipart_params: true,
    log: { level: logOff },
    clickhouse_settings: {
      ...options.settings,
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: String(Math.floor(silenceMaxMs / progressShare)),
    },
  });
}

const logOff = 127;

/** Statements that do the same when they are done twice. */
function isRepeatable(sql: string): boolean {
  return /^(?:CREATE (?:OR REPLACE|\w+ IF NOT EXISTS)|DROP \w+ IF EXISTS|TRUNCATE|SYSTEM|ALTER TABLE \S+(?: ON CLUSTER \w+)? DELETE)\b/.test(
    sql,
  );
}

/** A statement without a result answers nothing but, after the status 200, the error that ended it. */
function assertSilent(answer: string): void {
  if (answer === '') return;
  const start = answer.search(/Code: \d+\. DB::/);
  throw start === -1 ? new Error('the server answered what was not asked') : parseError(answer.slice(start));
}

function explained(error: unknown, { url, username }: ClickHouseTarget): Error {
  const where = `the ClickHouse cluster at ${url} (PASSERBY_CLICKHOUSE_URL)`;
  if (isUnreached(error)) {
    return new PasserbyError('UPSTREAM_UNAVAILABLE', `${where} cannot be reached: ${reasonOf(error)}; passerby doctor checks it`);
  }
  if (error instanceof ClickHouseError && refusedCodes.has(error.code)) {
    return new PasserbyError('UPSTREAM_UNAVAILABLE', `${where} refuses the user "${username}" or its password`);
  }
  if (error instanceof ClickHouseError) {
    return Object.assign(discreetError(error), { engineCode: error.code });
  }
  if (error instanceof SyntaxError) return new Error(`${where} broke off its answer`);
  return new Error(`${where} failed: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
