import { openSession, type ClickHouseSession, type SessionOptions } from './clickhouse-session.ts';
import type { ClickHouseTarget } from './clickhouse-target.ts';
import { NODES_CLUSTER, WORKING_CLUSTER } from './cluster-statements.ts';

/** One thing a cluster must have, what was found and, where it is not right, what to do. */
export interface ClusterCheck {
  readonly name: string;
  readonly isOk: boolean;
  readonly found: string;
  readonly cure: string;
}

const macros = ['replica', 'shard'];
const see = 'see infra/clickhouse/README.md';

/** Looks at a cluster as the enclave needs it (decision 0020), changing nothing. What cannot be asked is a check that failed. */
export async function checkCluster(
  target: ClickHouseTarget,
  options: Omit<SessionOptions, 'settings'> = {},
): Promise<readonly ClusterCheck[]> {
  const session = openSession(target, { ...options, settings: {} });
  try {
    const answers = await checkAnswers(session, target);
    if (!answers.isOk) return [answers];
    return [answers, await checkDefinitions(session), await checkMacros(session), await checkKeeper(session)];
  } finally {
    await session.close();
  }
}

function checkAnswers(session: ClickHouseSession, { url }: ClickHouseTarget): Promise<ClusterCheck> {
  const check = { name: 'ClickHouse', cure: `start the server or mend PASSERBY_CLICKHOUSE_URL; ${see}` };
  return checked(check, async () => {
    const [row] = await ask<{ readonly version: string }>(session, 'SELECT version() AS version');
    return { isOk: row !== undefined, found: `${url} answers, version ${row?.version}` };
  });
}

interface Definition {
  readonly cluster: string;
  readonly shards: string;
  readonly replicas: string;
}

/** The working cluster names one replica a shard, the other one every replica of the same shards. */
function checkDefinitions(session: ClickHouseSession): Promise<ClusterCheck> {
  const check = { name: 'clusters', cure: `define ${WORKING_CLUSTER} (one replica a shard) and ${NODES_CLUSTER} (all); ${see}` };
  return checked(check, async () => {
    const found = await ask<Definition>(
      session,
      `SELECT cluster, uniqExact(shard_num) AS shards, count() AS replicas FROM system.clusters
       WHERE cluster IN ('${WORKING_CLUSTER}', '${NODES_CLUSTER}') GROUP BY cluster ORDER BY cluster`,
    );
    const [working, nodes] = found;
    const isOk = nodes !== undefined && working?.shards === nodes.shards && working.replicas === working.shards;
    const described = found.map(({ cluster, shards, replicas }) => `${cluster}: ${shards} shards, ${replicas} replicas`);
    return { isOk, found: described.length === 0 ? 'none' : described.join('; ') };
  });
}

function checkMacros(session: ClickHouseSession): Promise<ClusterCheck> {
  const check = { name: 'macros', cure: `define the macros ${macros.join(' and ')} on every node; ${see}` };
  return checked(check, async () => {
    const found = await ask<{ readonly macro: string }>(session, 'SELECT macro FROM system.macros ORDER BY macro');
    const names = found.map(({ macro }) => macro).filter((macro) => macros.includes(macro));
    return { isOk: names.length === macros.length, found: names.length === 0 ? 'none' : names.join(', ') };
  });
}

function checkKeeper(session: ClickHouseSession): Promise<ClusterCheck> {
  const check = { name: 'Keeper', cure: `start ClickHouse Keeper and name it in the config; ${see}` };
  return checked(check, async () => {
    await ask(session, "SELECT count() AS nodes FROM system.zookeeper WHERE path = '/'");
    return { isOk: true, found: 'answers' };
  });
}

function ask<Row>(session: ClickHouseSession, sql: string): Promise<readonly Row[]> {
  return session.rows<Row>({ sql, database: 'default' });
}

async function checked(
  { name, cure }: Pick<ClusterCheck, 'name' | 'cure'>,
  look: () => Promise<Pick<ClusterCheck, 'isOk' | 'found'>>,
): Promise<ClusterCheck> {
  try {
    return { name, cure, ...(await look()) };
  } catch (error) {
    return { name, cure, isOk: false, found: error instanceof Error ? error.message : 'unknown' };
  }
}
