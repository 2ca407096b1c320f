import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Enclave } from '../src/enclave/enclave.ts';
import { loadSql, loadStatements } from '../src/engine/sql-file.ts';

const visitStatements = loadStatements(import.meta.url, './duckdb-visits.sql');
const cellsSql = loadSql(import.meta.url, './duckdb-cells.sql');

/** Puts the events and cells of an enclave into a DuckDB database in `folder`, events in the order the enclave has them. */
export async function prepareDuckdb({ engine }: Enclave, folder: string): Promise<void> {
  const files = { events: join(folder, 'events.parquet'), cells: join(folder, 'cells.parquet') };
  const into = "INSERT INTO FUNCTION file({path:String}, 'Parquet')";
  await engine.run(`${into} SELECT subscriber, observed_ms, cell FROM events ORDER BY day, subscriber, observed_ms`, {
    path: files.events,
  });
  await engine.run(`${into} ${cellsSql}`, { path: files.cells });
  await withDuckdb(folder, async (connection) => {
    await connection.run('CREATE TABLE events AS SELECT * FROM read_parquet($path)', { path: files.events });
    await connection.run('CREATE TABLE cells AS SELECT * FROM read_parquet($path)', { path: files.cells });
  });
  for (const path of Object.values(files)) rmSync(path);
}

/** From events to visits in DuckDB (duckdb-visits.sql), as many threads as the other engine has; returns how many visits there are. */
export function countDuckdbVisits(folder: string): Promise<bigint> {
  return withDuckdb(folder, async (connection) => {
    for (const statement of visitStatements) await connection.run(statement);
    const found = await connection.runAndReadAll('SELECT sum(len(zone_visits) + len(site_visits))::BIGINT AS visits FROM visits');
    const visits = found.getRows()[0]?.[0];
    if (typeof visits !== 'bigint') throw new Error('DuckDB counted no visits');
    return visits;
  });
}

async function withDuckdb<Result>(folder: string, use: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(join(folder, 'events.duckdb'), { threads: String(availableParallelism()) });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
