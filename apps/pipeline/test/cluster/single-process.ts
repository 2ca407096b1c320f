/**
 * The cluster of architecture.md section 3 in one process: three shards that are all this process, tables that hold every
 * row once, and views by `subscriber % 3 = shardNum() - 1` as what each shard sees of them. Statements that the enclave sends
 * to a real cluster are turned into those that make this one:
 * - `<db>`: every table whole, where rows are written;
 * - `<db>_shard`: the views, and whole tables for what is not sharded;
 * - `<db>_read`: Distributed tables over the views, so that a query of the whole market meets `distributed_product_mode = 'deny'`.
 */
export const SHARDS = 3;

/** One statement of the enclave as statements for this process, and the database they are run in. */
export function onSingleProcess(
  sql: string,
  database: string,
): { readonly statements: readonly string[]; readonly database: string } {
  const text = sql.replace(/ ON CLUSTER \w+/, '').replaceAll(/ReplicatedMergeTree\('[^']+', '[^']+'\)/g, 'MergeTree');
  for (const [pattern, rewrite] of rules) {
    const match = pattern.exec(text);
    if (match !== null) return { statements: rewrite(match.groups ?? {}, text), database: wholeOf(database) };
  }
  // a shard's own default database is another one
  if (database.endsWith('_shard')) return { statements: [text], database: 'default' };
  const isQuery = /^(SELECT|WITH)\b/.test(text.replace(/^(?:\s*--[^\n]*\n)+\s*/, ''));
  const isOfMarket = database !== 'default' && !text.includes('system.');
  return { statements: [text], database: isQuery && isOfMarket ? `${database}_read` : database };
}

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [pattern: RegExp, rewrite: (groups: Groups, text: string) => readonly string[]];

const rules: readonly Rule[] = [
  [/^SYSTEM SYNC REPLICA/, () => []],
  [/^CREATE DATABASE IF NOT EXISTS (?<db>\w+)_shard$/, ({ db }, text) => [text, `CREATE DATABASE IF NOT EXISTS ${db}_read`]],
  [
    /^CREATE TABLE IF NOT EXISTS (?<db>\w+)_shard\.(?<table>\w+) (?<rest>\([\s\S]+)$/,
    ({ db, table, rest }) => [`CREATE TABLE IF NOT EXISTS ${db}.${table} ${rest}`, partView(db, table)],
  ],
  [
    /^CREATE TABLE IF NOT EXISTS (?<db>\w+)\.(?<table>\w+) AS \w+\.\w+ ENGINE = Distributed\(/,
    ({ db, table }) => [
      `CREATE TABLE IF NOT EXISTS ${db}_read.${table} AS ${db}.${table} ENGINE = Distributed('passerby', '${db}_shard', '${table}')`,
    ],
  ],
  [/^CREATE TABLE IF NOT EXISTS (?<db>\w+)\.(?<table>\w+) \(/, ({ db, table }, text) => [text, readView(db, table)]],
  [
    /^CREATE TABLE (?<table>ingest_\w+|identified) /,
    ({ table }, text) => [text, `CREATE OR REPLACE VIEW {whole}_read.${table} AS SELECT * FROM {whole}.${table}`],
  ],
  [/^DROP \w+ IF EXISTS (?<db>\w+)_shard\.(?<table>\w+) SYNC$/, ({ db, table }) => [`DROP VIEW IF EXISTS ${db}_shard.${table}`]],
  [
    /^DROP TABLE IF EXISTS (?<db>\w+)\.(?<table>\w+) SYNC$/,
    ({ db, table }) => [`DROP TABLE IF EXISTS ${db}.${table} SYNC`, `DROP TABLE IF EXISTS ${db}_read.${table} SYNC`],
  ],
  [
    /^RENAME TABLE (?<db>\w+)_shard\.(?<table>\w+) TO \w+\.(?<to>\w+)$/,
    ({ db, table, to }) => [
      `RENAME TABLE ${db}.${table} TO ${db}.${to}`,
      `DROP VIEW IF EXISTS ${db}_shard.${table}`,
      partView(db, to),
    ],
  ],
  [
    /^RENAME TABLE (?<db>\w+)\.(?<table>\w+) TO \w+\.(?<to>\w+)$/,
    ({ db, table, to }, text) => [text, `DROP VIEW IF EXISTS ${db}_read.${table}`, readView(db, to)],
  ],
  [/^(?:TRUNCATE TABLE IF EXISTS|ALTER TABLE) (?<db>\w+)_shard\./, ({ db }, text) => [text.replaceAll(`${db}_shard.`, `${db}.`)]],
];

function partView(db: string | undefined, table: string | undefined): string {
  return `CREATE VIEW IF NOT EXISTS ${db}_shard.${table} AS SELECT * FROM ${db}.${table} WHERE ifNull(subscriber, 0) % ${SHARDS} = shardNum() - 1`;
}

function readView(db: string | undefined, table: string | undefined): string {
  return `CREATE VIEW IF NOT EXISTS ${db}_read.${table} AS SELECT * FROM ${db}.${table}`;
}

function wholeOf(database: string): string {
  return database.replace(/_shard$/, '');
}
