import { loadStatements } from '../engine/sql-file.ts';

/** Tables of the enclave with a column `subscriber`: on a cluster each shard holds those of its own subscribers (decision 0020). */
export function listShardedTables(): ReadonlySet<string> {
  const statements = ['./schema.sql', '../stays/schema.sql'].flatMap((path) => loadStatements(import.meta.url, path));
  const tables = statements.map((sql) => /CREATE TABLE IF NOT EXISTS (\w+) \(([\s\S]*)\) ENGINE/.exec(sql));
  return new Set(tables.flatMap((match) => (/\bsubscriber \w/.test(match?.[2] ?? '') ? (match?.[1] ?? []) : [])));
}
