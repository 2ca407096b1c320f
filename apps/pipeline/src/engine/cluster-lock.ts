import { hostname } from 'node:os';
import { badInput } from '@passerby/domain/error';
import type { ClickHouseSession } from './clickhouse-session.ts';
import { NODES_CLUSTER, type ClusterNames } from './cluster-statements.ts';

const lockTable = 'enclave_lock';
const tableExistsCode = '57';

/**
 * Takes the lock of a market's tables on the cluster for this process and returns how to give it back: a table that only
 * one can make, whose comment names the holder. The file lock of the enclave's folder keeps out processes of the same folder;
 * this one keeps out those of others. A lock of this machine whose process has died is taken over. Throws BAD_USER_INPUT
 * while another holds it.
 */
export async function takeClusterLock(session: ClickHouseSession, { whole }: ClusterNames): Promise<() => Promise<void>> {
  const table = `${whole}.${lockTable}`;
  const mine = `${hostname()} ${process.pid} ${new Date().toISOString()}`.replaceAll(/[^\w.: -]/g, '_');
  const create = {
    sql: `CREATE TABLE ${table} ON CLUSTER ${NODES_CLUSTER} (held UInt8) ENGINE = Memory COMMENT '${mine}'`,
    database: whole,
  };
  const drop = { sql: `DROP TABLE IF EXISTS ${table} ON CLUSTER ${NODES_CLUSTER} SYNC`, database: whole };
  const release = (): Promise<void> => session.command(drop);
  try {
    await session.command(create);
    return release;
  } catch (error) {
    if (!isCode(error, tableExistsCode)) throw error;
  }
  const held = await findHolder(session, whole);
  if (held !== undefined && isAlive(held)) {
    const [host, pid, since] = held.split(' ');
    throw badInput(
      `the enclave's tables are in use by process ${pid} on ${host} since ${since}; if it is gone: DROP TABLE ${table} ON CLUSTER ${NODES_CLUSTER}`,
    );
  }
  await release();
  await session.command(create);
  return release;
}

async function findHolder(session: ClickHouseSession, whole: string): Promise<string | undefined> {
  const [found] = await session.rows<{ readonly comment: string }>(
    {
      sql: 'SELECT comment FROM system.tables WHERE database = {database:String} AND name = {table:String}',
      database: whole,
    },
    { database: whole, table: lockTable },
  );
  return found?.comment;
}

/** Whether the holder may still be at work; of another machine that cannot be known. */
function isAlive(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname().replaceAll(/[^\w.: -]/g, '_')) return true;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === code) || ('engineCode' in error && error.engineCode === code);
}
