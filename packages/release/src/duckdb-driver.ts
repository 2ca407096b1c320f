import type {
  DuckDBConnection,
  DuckDBInstance,
  DuckDBPreparedStatement,
  DuckDBResultReader,
  DuckDBValue,
} from '@duckdb/node-api';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { TypedParameter } from './typed-parameter.ts';

const preparedMax = 64;

/** Hands out connections to one DuckDB instance and keeps the idle ones, with their prepared statements. */
export class DuckDbDriver implements Driver {
  readonly #instance: DuckDBInstance;
  readonly #idle: PreparedConnection[] = [];

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#acquire();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PreparedConnection) this.#idle.push(connection);
  }

  /** Runs a query and gives its columns, each as long as there are rows, in the order of its select list; without rows there are none. */
  async readColumns(query: CompiledQuery): Promise<readonly (readonly DuckDBValue[])[]> {
    const connection = await this.#acquire();
    try {
      return (await connection.read(query)).getColumns();
    } finally {
      this.#idle.push(connection);
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await runText(connection, 'begin transaction');
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await runText(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await runText(connection, 'rollback');
  }

  async destroy(): Promise<void> {
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  async #acquire(): Promise<PreparedConnection> {
    return this.#idle.pop() ?? new PreparedConnection(await this.#instance.connect());
  }
}

/** One connection that prepares a statement once and binds it again; the statements used longest ago are dropped. */
class PreparedConnection implements DatabaseConnection {
  readonly #connection: DuckDBConnection;
  readonly #prepared = new Map<string, DuckDBPreparedStatement>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async run(text: string): Promise<void> {
    await this.#connection.run(text);
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: (await this.read(query)).getRowObjects() as Row[] };
  }

  async read({ sql, parameters }: CompiledQuery): Promise<DuckDBResultReader> {
    const statement = await this.#prepare(sql);
    const bound = parameters.map(toBound);
    statement.bind(
      bound.map(({ value }) => value),
      bound.map(({ type }) => type),
    );
    return statement.runAndReadAll();
  }

  // oxlint-disable-next-line require-yield -- Kysely asks for the method; releases are read whole
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('a release is read whole, not streamed');
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.destroySync();
    this.#prepared.clear();
    this.#connection.closeSync();
  }

  async #prepare(sql: string): Promise<DuckDBPreparedStatement> {
    const known = this.#prepared.get(sql);
    const statement = known ?? (await this.#connection.prepare(sql));
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > preparedMax && oldest !== undefined) {
      this.#prepared.get(oldest)?.destroySync();
      this.#prepared.delete(oldest);
    }
    return statement;
  }
}

async function runText(connection: DatabaseConnection, text: string): Promise<void> {
  if (connection instanceof PreparedConnection) await connection.run(text);
}

function toBound(parameter: unknown): ReturnType<TypedParameter['bound']> {
  if (!(parameter instanceof TypedParameter)) throw new TypeError('a parameter without a DuckDB type');
  return parameter.bound();
}
