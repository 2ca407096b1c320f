import { listClusterTables } from '../src/enclave/cluster-tables.ts';
import { databasesOf } from '../src/engine/clickhouse-target.ts';
import { clusterStatements, NODES_CLUSTER } from '../src/engine/cluster-statements.ts';
import { loadStatements } from '../src/engine/sql-file.ts';

const market = 'london';
const header = `-- What the enclave of the market "${market}" makes on a ClickHouse cluster by itself, for review; not to be run by hand.
-- Made by npm run generate from the same files that make the tables in chDB; a test compares.`;
const files = [
  '../src/enclave/schema.sql',
  '../src/stays/schema.sql',
  '../src/stays/functions.sql',
  '../src/ingest/functions.sql',
];

/** Every database, table, view and function of an enclave on a cluster, as statements in the order they are run. */
export function clusterDdl(): string {
  const names = { ...databasesOf({ database: 'passerby' }, market), ...listClusterTables() };
  const databases = [names.whole, names.shard].map((name) => `CREATE DATABASE IF NOT EXISTS ${name} ON CLUSTER ${NODES_CLUSTER}`);
  const statements = files
    .flatMap((path) => loadStatements(import.meta.url, path))
    .flatMap((statement) => clusterStatements(statement, names))
    .map(({ sql }) => sql);
  return `${[header, ...[...databases, ...statements].map((sql) => `${sql};`)].join('\n\n')}\n`;
}

if (import.meta.main) process.stdout.write(clusterDdl());
