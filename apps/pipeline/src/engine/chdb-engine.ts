import { availableParallelism } from 'node:os';
import { drainPending, Session } from 'chdb';
import type { Engine, SqlParameters } from './engine.ts';

/** Limits of the embedded engine. */
export interface ChdbLimits {
  /** Most memory one query may take, in bytes; grouping and sorting spill to disk at half of it. */
  readonly memoryBytes?: number;
  readonly threads?: number;
}

const defaultMemoryBytes = 4_000_000_000;
const maxExecutionSeconds = 4 * 3600;

/** Opens chDB on a store folder, or on a temporary one. One process holds a store at a time. */
export function openChdb(storeFolder?: string, limits: ChdbLimits = {}): Engine {
  const session = new Session(storeFolder, { connectionArgs: argumentsOf(limits) });
  return {
    async run(sql, parameters = {}) {
      await discreetly(() => session.queryBindAsync(sql, parameters, { format: 'Null' }));
    },
    async rows<Row>(sql: string, parameters: SqlParameters = {}) {
      const result = await discreetly(() => session.queryBindAsync(sql, parameters, { format: 'JSONEachRow' }));
      const text = result.text();
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row);
    },
    async *stream<Row>(sql: string, parameters: SqlParameters = {}) {
      for await (const chunk of session.queryStreamBind(sql, parameters, { format: 'JSONEachRow' })) {
        yield chunk.rows<Row>();
      }
    },
    async close() {
      session.close();
      await drainPending();
    },
  };
}

/** Engine errors repeat the statement with its values, which may be a key or a subscriber: only the reason goes on. */
async function discreetly<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    // oxlint-disable-next-line preserve-caught-error -- the cause repeats the statement with its values
    throw new Error(
      `the engine failed: ${reason.split(/[.:,]? in scope |: while (?:executing|processing)|: in query|: in table function/i)[0] ?? ''}`,
    );
  }
}

function argumentsOf({ memoryBytes = defaultMemoryBytes, threads = availableParallelism() }: ChdbLimits): readonly string[] {
  const spillBytes = Math.floor(memoryBytes / 2);
  return [
    '--output_format_json_quote_64bit_integers=1',
    `--max_memory_usage=${memoryBytes}`,
    `--max_bytes_before_external_group_by=${spillBytes}`,
    `--max_bytes_before_external_sort=${spillBytes}`,
    `--max_threads=${threads}`,
    `--max_execution_time=${maxExecutionSeconds}`,
  ];
}
