import type { ClusterTables } from '../engine/cluster-statements.ts';
import { loadStatements } from '../engine/sql-file.ts';

/** The enclave's tables; those with a column `subscriber` are sharded by it on a cluster (decision 0020). */
export function listClusterTables(): ClusterTables {
  const statements = ['./schema.sql', '../stays/schema.sql'].flatMap((path) => loadStatements(import.meta.url, path));
  const found = statements.flatMap((sql) => {
    const [, table, columns = ''] = /CREATE TABLE IF NOT EXISTS (\w+) \(([\s\S]*)\) ENGINE/.exec(sql) ?? [];
    return table === undefined ? [] : [{ table, isSharded: /\bsubscriber \w/.test(columns) }];
  });
  return {
    tables: new Set(found.map(({ table }) => table)),
    sharded: new Set(found.filter(({ isSharded }) => isSharded).map(({ table }) => table)),
  };
}
