import { availableParallelism } from 'node:os';
import { drainPending, Session, type StreamChunk } from 'chdb';
import type { BoundQuery, Engine, InsertTarget, Query, SqlParameters } from './engine.ts';
import { discreetError, discreetly } from './engine-error.ts';
import { readFrom } from './sql-file.ts';

/** Limits of the embedded engine. */
export interface ChdbLimits {
  /** Most memory one query may take, in bytes; grouping and sorting spill to disk at half of it. */
  readonly memoryBytes?: number;
  readonly threads?: number;
}

/** chDB, which can also write rows in ClickHouse's own format, to be sent on. */
export interface ChdbEngine extends Engine {
  /** Runs a query and hands its rows over as bytes of format Native. */
  streamNative(query: BoundQuery): AsyncIterable<Uint8Array>;
}

/** Most memory of one query where nothing else is said, and longest time of one. */
export const DEFAULT_MEMORY_BYTES = 4_000_000_000;
export const MAX_EXECUTION_SECONDS = 4 * 3600;

/** Opens chDB on a store folder, or on a temporary one. One process holds a store at a time. */
export function openChdb(storeFolder?: string, limits: ChdbLimits = {}): ChdbEngine {
  const session = new Session(storeFolder, { connectionArgs: argumentsOf(limits) });
  const run = async (sql: string, parameters: SqlParameters = {}): Promise<void> => {
    await discreetly(() => session.queryBindAsync(sql, parameters, { format: 'Null' }));
  };
  async function* chunksOf({ sql, parameters }: BoundQuery, format: string): AsyncGenerator<StreamChunk> {
    try {
      yield* session.queryStreamBind(sql, parameters, { format });
    } catch (error) {
      throw discreetError(error);
    }
  }
  const engine: ChdbEngine = {
    run,
    runOnShards: run,
    async rows<Row>(query: Query, parameters: SqlParameters = {}) {
      const result = await discreetly(() => session.queryBindAsync(textOf(query), parameters, { format: 'JSONEachRow' }));
      const text = result.text();
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row);
    },
    async *stream<Row>(query: Query, parameters: SqlParameters = {}) {
      for await (const chunk of chunksOf({ sql: textOf(query), parameters }, 'JSONEachRow')) yield chunk.rows<Row>();
    },
    async *streamNative(query: BoundQuery) {
      for await (const chunk of chunksOf(query, 'Native')) yield chunk.raw();
    },
    async insert({ table, structure }: InsertTarget, lines: readonly string[]) {
      await run('INSERT INTO {table:Identifier} SELECT * FROM format(JSONEachRow, {structure:String}, {data:String})', {
        table,
        structure,
        data: lines.join('\n'),
      });
    },
    get files() {
      return engine;
    },
    stage: (source) => Promise.resolve(source),
    async close() {
      session.close();
      await drainPending();
    },
  };
  return engine;
}

function textOf(query: Query): string {
  return typeof query === 'string' ? query : readFrom(query.all, 'shards', query.each);
}

function argumentsOf({ memoryBytes = DEFAULT_MEMORY_BYTES, threads = availableParallelism() }: ChdbLimits): readonly string[] {
  const spillBytes = Math.floor(memoryBytes / 2);
  return [
    '--output_format_json_quote_64bit_integers=1',
    `--max_memory_usage=${memoryBytes}`,
    `--max_bytes_before_external_group_by=${spillBytes}`,
    `--max_bytes_before_external_sort=${spillBytes}`,
    `--max_threads=${threads}`,
    `--max_execution_time=${MAX_EXECUTION_SECONDS}`,
    '--mutations_sync=1',
  ];
}
