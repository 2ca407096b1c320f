/** Values of a statement's typed parameters, `{name:Type}` in the SQL. */
export type SqlParameters = Readonly<Record<string, string | number | bigint | boolean | readonly (string | number | bigint)[]>>;

/**
 * The column engine that turns events into exact tables: chDB in this process, or a ClickHouse cluster speaking the same
 * SQL. 64-bit integers come back as strings.
 */
export interface Engine {
  /** Runs one statement without a result. */
  run(sql: string, parameters?: SqlParameters): Promise<void>;
  /** Runs a query and returns its rows as objects. */
  rows<Row>(sql: string, parameters?: SqlParameters): Promise<readonly Row[]>;
  /** Runs a query and hands its rows over in blocks, without holding them all. */
  stream<Row>(sql: string, parameters?: SqlParameters): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}
