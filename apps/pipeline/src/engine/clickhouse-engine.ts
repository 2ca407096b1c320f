import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ClickHouseSettings } from '@clickhouse/client';
import { DEFAULT_MEMORY_BYTES, MAX_EXECUTION_SECONDS, openChdb, type ChdbEngine, type ChdbLimits } from './chdb-engine.ts';
import { type ClickHouseSession, openSession, type SessionOptions } from './clickhouse-session.ts';
import { databasesOf, type ClickHouseTarget } from './clickhouse-target.ts';
import { takeClusterLock } from './cluster-lock.ts';
import {
  clusterStatements,
  NODES_CLUSTER,
  shardInsert,
  shardQuery,
  type ClusterNames,
  type ClusterStatement,
  type ClusterTables,
} from './cluster-statements.ts';
import type { BoundQuery, Engine, InsertTarget, Query, SqlParameters } from './engine.ts';

/** Which tables of a cluster to open, and how. */
export interface ClickHouseOptions {
  readonly marketId: string;
  readonly tables: ClusterTables;
  readonly limits?: ChdbLimits;
  readonly session?: Omit<SessionOptions, 'settings'>;
}

/**
 * Opens the databases of a market on a ClickHouse cluster, making them where they are not there, and locks them. Throws
 * UPSTREAM_UNAVAILABLE where the cluster cannot be reached, naming its address without the password, and BAD_USER_INPUT
 * while another process has them open.
 */
export async function openClickHouse(target: ClickHouseTarget, options: ClickHouseOptions): Promise<Engine> {
  const names: ClusterNames = { ...databasesOf(target, options.marketId), ...options.tables };
  const session = openSession(target, { ...options.session, settings: settingsOf(options.limits ?? {}) });
  try {
    for (const database of [names.whole, names.shard]) {
      await session.command({
        sql: `CREATE DATABASE IF NOT EXISTS ${database} ON CLUSTER ${NODES_CLUSTER}`,
        database: 'default',
      });
    }
    return engineOf(session, names, await takeClusterLock(session, names));
  } catch (error) {
    await session.close();
    throw error;
  }
}

const stagedColumns = 'line UInt32, is_whole UInt8, fields Array(String)';

function engineOf(session: ClickHouseSession, names: ClusterNames, release: () => Promise<void>): Engine {
  const reader = lazyReader();
  const statementOf = (query: Query): ClusterStatement =>
    typeof query === 'string' ? { sql: query, database: names.whole } : shardQuery(query, names);
  const run = async (sql: string, parameters?: SqlParameters): Promise<void> => {
    for (const statement of clusterStatements(sql, names)) await session.command(statement, parameters);
  };
  return {
    run,
    runOnShards: (sql, parameters) => session.command(shardInsert(sql, names), parameters),
    rows: <Row>(query: Query, parameters?: SqlParameters) => session.rows<Row>(statementOf(query), parameters),
    stream: <Row>(query: Query, parameters?: SqlParameters) => session.stream<Row>(statementOf(query), parameters),
    async insert({ table, structure }: InsertTarget, lines: readonly string[]) {
      const columns = structure.split(', ').map((column) => column.split(' ')[0]);
      const [insert, ...after] = clusterStatements(`INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONEachRow`, names);
      if (insert === undefined) return;
      await session.insert(insert, { lines, token: randomUUID() });
      for (const statement of after) await session.command(statement);
    },
    get files() {
      return reader.get();
    },
    async stage(source: BoundQuery) {
      await run('DROP TABLE IF EXISTS ingest_source SYNC');
      await run(`CREATE TABLE ingest_source (${stagedColumns}) ENGINE = MergeTree ORDER BY line`);
      const stream = Readable.from(reader.get().streamNative(source), { objectMode: false });
      await session.insert({ sql: 'INSERT INTO ingest_source FORMAT Native', database: names.whole }, { stream });
      return { sql: 'SELECT line, is_whole, fields FROM ingest_source', parameters: {} };
    },
    async close() {
      await reader.close();
      await release();
      await session.close();
    },
  };
}

/** The server cannot read files of this machine: an embedded engine without a store does, once one is read. */
function lazyReader(): { readonly get: () => ChdbEngine; readonly close: () => Promise<void> } {
  let opened: ChdbEngine | undefined;
  return {
    get: () => (opened ??= openChdb()),
    close: async () => opened?.close(),
  };
}

/** A subquery over another sharded table is refused unless it is GLOBAL, so that none is answered from one shard's rows alone. */
function settingsOf({ memoryBytes = DEFAULT_MEMORY_BYTES, threads }: ChdbLimits): ClickHouseSettings {
  const spillBytes = String(Math.floor(memoryBytes / 2));
  return {
    output_format_json_quote_64bit_integers: 1,
    max_execution_time: MAX_EXECUTION_SECONDS,
    max_memory_usage: String(memoryBytes),
    max_bytes_before_external_group_by: spillBytes,
    max_bytes_before_external_sort: spillBytes,
    ...(threads === undefined ? {} : { max_threads: threads }),
    distributed_product_mode: 'deny',
    parallel_distributed_insert_select: '2',
    distributed_foreground_insert: 1,
    skip_unavailable_shards: 0,
    mutations_sync: '2',
    alter_sync: '2',
    allow_nondeterministic_mutations: 1,
    distributed_ddl_output_mode: 'none',
    throw_if_no_data_to_insert: 0,
    log_queries: 0,
  };
}
