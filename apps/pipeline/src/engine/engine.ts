/** Values of a statement's typed parameters, `{name:Type}` in the SQL. */
export type SqlParameters = Readonly<Record<string, string | number | bigint | boolean | readonly (string | number | bigint)[]>>;

/**
 * A query: one text over the whole market, or one that every shard answers over the subscribers it holds (`each`), whose
 * rows the other reads together as `FROM shards` (`all`). On one machine there is one shard.
 */
export type Query = string | ShardQuery;
export interface ShardQuery {
  readonly each: string;
  readonly all: string;
}

/** A SELECT with its parameters. */
export interface BoundQuery {
  readonly sql: string;
  readonly parameters: SqlParameters;
}

/** A table and the names and types of the columns that rows are given for. */
export interface InsertTarget {
  readonly table: string;
  readonly structure: string;
}

/**
 * The column engine that turns events into exact tables: chDB in this process, or a ClickHouse cluster speaking the same
 * SQL. 64-bit integers come back as strings. Tables with a column `subscriber` are sharded by it on a cluster, the others
 * are whole on every node (decision 0020).
 */
export interface Engine {
  /** Runs one statement without a result. */
  run(sql: string, parameters?: SqlParameters): Promise<void>;
  /** Runs `INSERT INTO <table>` with a SELECT that never looks beyond a subscriber: each shard fills its part from its own rows. */
  runOnShards(sql: string, parameters?: SqlParameters): Promise<void>;
  /** Runs a query and returns its rows as objects. */
  rows<Row>(query: Query, parameters?: SqlParameters): Promise<readonly Row[]>;
  /** Runs a query and hands its rows over in blocks, without holding them all. */
  stream<Row>(query: Query, parameters?: SqlParameters): AsyncIterable<readonly Row[]>;
  /** Inserts rows, each one line of JSON by column. */
  insert(into: InsertTarget, lines: readonly string[]): Promise<void>;
  /** What reads files of this machine with `file()`: the engine itself, or one beside it where the engine is elsewhere. */
  readonly files: Engine;
  /** Makes rows (line, is_whole, fields) that `files` reads from a file readable here, until the next file is staged. */
  stage(source: BoundQuery): Promise<BoundQuery>;
  close(): Promise<void>;
}
