import type { MarketDatabases } from './clickhouse-target.ts';
import type { ShardQuery } from './engine.ts';

/** The tables of an enclave. */
export interface ClusterTables {
  readonly tables: ReadonlySet<string>;
  /** Those with a column `subscriber`. */
  readonly sharded: ReadonlySet<string>;
}

/** Names on a cluster: of the two databases of a market and of its tables. */
export interface ClusterNames extends MarketDatabases, ClusterTables {}

/** One statement and the database it is run in. */
export interface ClusterStatement {
  readonly sql: string;
  readonly database: string;
}

/** One working replica a shard: what is read and inserted. */
export const WORKING_CLUSTER = 'passerby';
/** Every replica of every shard: what tables and functions are made on. */
export const NODES_CLUSTER = 'passerby_nodes';
const onNodes = `ON CLUSTER ${NODES_CLUSTER}`;
const shardingKey = 'ifNull(subscriber, 0)';

/**
 * What one statement of the enclave becomes on a cluster (decision 0020). A sharded table is a replicated table on each
 * shard, in the shard database, and a Distributed one over them, in the whole database; any other is one replicated table on
 * all nodes with a view of it in the shard database. Working tables of one command (`ingest_*`, `identified`) stay on the
 * node that is asked.
 */
export function clusterStatements(sql: string, names: ClusterNames): readonly ClusterStatement[] {
  const text = sql.replace(/^(?:\s*--[^\n]*\n)+/, '').trim();
  for (const [pattern, rewrite] of rules) {
    const [match, table = '', ...rest] = pattern.exec(text) ?? [];
    if (match !== undefined && !isWorking(table)) return rewrite({ table, rest, text }, names);
  }
  return [{ sql: text, database: names.whole }];
}

/** `INSERT INTO <table> SELECT`, run on every shard over its own rows, which it keeps. */
export function shardInsert(sql: string, names: ClusterNames): ClusterStatement {
  const match = /^(?:\s*--[^\n]*\n)*\s*INSERT INTO (\w+)\s([\s\S]+)$/.exec(sql);
  if (match === null) throw new Error('a step on shards must begin with INSERT INTO and the name of a table');
  const [, table, select] = match;
  return { sql: `INSERT INTO ${names.whole}.${table} SELECT * FROM ${onShards(select ?? '', names)}`, database: names.shard };
}

/** A query that every shard answers over its own rows. */
export function shardQuery({ each, all }: ShardQuery, names: ClusterNames): ClusterStatement {
  return { sql: all.replace(/FROM shards\b/, () => `FROM ${onShards(each, names)}`), database: names.shard };
}

function onShards(select: string, names: ClusterNames): string {
  return `cluster('${WORKING_CLUSTER}', view(\n${inShard(select, names)}\n))`;
}

/** Tables by their name in the shard database, so that no shard's own idea of a default one matters. */
function inShard(sql: string, { shard, tables }: ClusterNames): string {
  return sql.replaceAll(/(?<=(?<!ARRAY )\b(?:FROM|JOIN)\s+)\w+\b/g, (name) => (tables.has(name) ? `${shard}.${name}` : name));
}

interface Matched {
  readonly table: string;
  readonly rest: readonly string[];
  readonly text: string;
}

type Rule = readonly [pattern: RegExp, rewrite: (matched: Matched, names: ClusterNames) => readonly ClusterStatement[]];

const rules: readonly Rule[] = [
  [/^CREATE TABLE (?:IF NOT EXISTS )?(\w+) (\([\s\S]*\)) ENGINE = (\w+)([\s\S]*)$/, createTable],
  [/^DROP TABLE (?:IF EXISTS )?(\w+)(?: SYNC)?$/, dropTable],
  [/^RENAME TABLE (\w+) TO (\w+)$/, renameTable],
  [/^TRUNCATE TABLE (?:IF EXISTS )?(\w+)$/, truncateTable],
  [/^ALTER TABLE (\w+) (DELETE WHERE [\s\S]+)$/, deleteRows],
  [/^INSERT INTO (\w+)\b/, insertRows],
  [/^CREATE OR REPLACE FUNCTION (\w+) (AS [\s\S]+)$/, createFunction],
];

function createTable(
  { table, rest: [columns = '', engine = '', order = ''] }: Matched,
  names: ClusterNames,
): readonly ClusterStatement[] {
  const { whole, shard } = names;
  const create = `CREATE TABLE IF NOT EXISTS`;
  if (!isSharded(table, names)) {
    const copies = replicated(engine, "'/clickhouse/tables/{uuid}/copies', '{shard}-{replica}'");
    return [
      { sql: `${create} ${whole}.${table} ${onNodes} ${columns} ENGINE = ${copies}${order}`, database: whole },
      viewOf(table, names),
    ];
  }
  const parts = replicated(engine, "'/clickhouse/tables/{uuid}/{shard}', '{replica}'");
  return [
    { sql: `${create} ${shard}.${table} ${onNodes} ${columns} ENGINE = ${parts}${order}`, database: whole },
    distributedOver(table, names),
  ];
}

function replicated(engine: string, path: string): string {
  return engine === 'MergeTree' ? `ReplicatedMergeTree(${path})` : engine;
}

function distributedOver(table: string, { whole, shard }: ClusterNames): ClusterStatement {
  const over = `Distributed('${WORKING_CLUSTER}', '${shard}', '${table}', ${shardingKey})`;
  return {
    sql: `CREATE TABLE IF NOT EXISTS ${whole}.${table} ${onNodes} AS ${shard}.${table} ENGINE = ${over}`,
    database: whole,
  };
}

function viewOf(table: string, { whole, shard }: ClusterNames): ClusterStatement {
  return {
    sql: `CREATE VIEW IF NOT EXISTS ${shard}.${table} ${onNodes} AS SELECT * FROM ${whole}.${table}`,
    database: whole,
  };
}

function dropTable({ table }: Matched, names: ClusterNames): readonly ClusterStatement[] {
  const { whole, shard } = names;
  const inShard = isSharded(table, names) ? 'TABLE' : 'VIEW';
  return [
    { sql: `DROP ${inShard} IF EXISTS ${shard}.${table} ${onNodes} SYNC`, database: whole },
    { sql: `DROP TABLE IF EXISTS ${whole}.${table} ${onNodes} SYNC`, database: whole },
  ];
}

/** The rows go first: cut short after that, the new name points to them as soon as its table is made again. */
function renameTable({ table, rest: [to = ''] }: Matched, names: ClusterNames): readonly ClusterStatement[] {
  const { whole, shard } = names;
  const rename = (database: string): ClusterStatement => ({
    sql: `RENAME TABLE ${database}.${table} TO ${database}.${to} ${onNodes}`,
    database: whole,
  });
  if (!isSharded(table, names)) {
    return [rename(whole), { sql: `DROP VIEW IF EXISTS ${shard}.${table} ${onNodes} SYNC`, database: whole }, viewOf(to, names)];
  }
  return [
    rename(shard),
    { sql: `DROP TABLE IF EXISTS ${whole}.${table} ${onNodes} SYNC`, database: whole },
    distributedOver(to, names),
  ];
}

function truncateTable({ table }: Matched, names: ClusterNames): readonly ClusterStatement[] {
  const { whole, shard } = names;
  const database = isSharded(table, names) ? shard : whole;
  return [{ sql: `TRUNCATE TABLE IF EXISTS ${database}.${table} ${onNodes}`, database: whole }];
}

/** A subquery of the condition is answered by every replica from its own rows, so these must all be there. */
function deleteRows({ table, rest: [condition = ''] }: Matched, names: ClusterNames): readonly ClusterStatement[] {
  const { whole, shard } = names;
  if (!isSharded(table, names)) return [{ sql: `ALTER TABLE ${whole}.${table} ${condition}`, database: whole }];
  const read = new Set([...condition.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map(([, name = '']) => name));
  return [
    ...[...read].filter((name) => isSharded(name, names)).map((name) => syncReplicas(`${shard}.${name}`, whole)),
    { sql: `ALTER TABLE ${shard}.${table} ON CLUSTER ${WORKING_CLUSTER} ${inShard(condition, names)}`, database: shard },
  ];
}

/** What is whole on every node is read by all of them in the next statement. */
function insertRows({ table, text }: Matched, names: ClusterNames): readonly ClusterStatement[] {
  const insert = { sql: text, database: names.whole };
  return isSharded(table, names) ? [insert] : [insert, syncReplicas(`${names.whole}.${table}`, names.whole)];
}

function syncReplicas(table: string, database: string): ClusterStatement {
  return { sql: `SYSTEM SYNC REPLICA ${onNodes} ${table}`, database };
}

function createFunction({ table, rest: [body = ''] }: Matched, { whole }: ClusterNames): readonly ClusterStatement[] {
  return [{ sql: `CREATE OR REPLACE FUNCTION ${table} ${onNodes} ${body}`, database: whole }];
}

function isSharded(table: string, { sharded }: ClusterNames): boolean {
  return sharded.has(table.replace(/_new$/, ''));
}

function isWorking(table: string): boolean {
  return table.startsWith('ingest_') || table === 'identified';
}
