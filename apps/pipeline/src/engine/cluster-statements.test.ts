import { afterAll, expect, test } from 'vitest';
import { listClusterTables } from '../enclave/cluster-tables.ts';
import { openChdb } from './chdb-engine.ts';
import { clusterStatements, shardInsert, shardQuery } from './cluster-statements.ts';
import { loadStatements } from './sql-file.ts';

const names = { whole: 'pby', shard: 'pby_shard', ...listClusterTables() };
const sqlOf = (sql: string): readonly string[] => clusterStatements(sql, names).map((statement) => statement.sql);
const parser = openChdb();
afterAll(() => parser.close());

test('a table with a subscriber is replicated on each shard, with a Distributed one over them', () => {
  expect(
    sqlOf('-- why\nCREATE TABLE IF NOT EXISTS kept (\n  subscriber UInt64, n UInt8\n) ENGINE = MergeTree ORDER BY tuple()'),
  ).toEqual([
    "CREATE TABLE IF NOT EXISTS pby_shard.kept ON CLUSTER passerby_nodes (\n  subscriber UInt64, n UInt8\n) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY tuple()",
    "CREATE TABLE IF NOT EXISTS pby.kept ON CLUSTER passerby_nodes AS pby_shard.kept ENGINE = Distributed('passerby', 'pby_shard', 'kept', ifNull(subscriber, 0))",
  ]);
});

test('any other table is whole on all nodes, and shards read it under its name', () => {
  expect(sqlOf('CREATE TABLE IF NOT EXISTS zones (zone UInt16) ENGINE = MergeTree ORDER BY zone')).toEqual([
    "CREATE TABLE IF NOT EXISTS pby.zones ON CLUSTER passerby_nodes (zone UInt16) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY zone",
    'CREATE VIEW IF NOT EXISTS pby_shard.zones ON CLUSTER passerby_nodes AS SELECT * FROM pby.zones',
  ]);
  expect(sqlOf('INSERT INTO zones SELECT 1')).toEqual([
    'INSERT INTO zones SELECT 1',
    'SYSTEM SYNC REPLICA ON CLUSTER passerby_nodes pby.zones',
  ]);
});

test('rows of subscribers go through the Distributed table, are emptied and erased on the shards', () => {
  expect(sqlOf('INSERT INTO events SELECT 1')).toEqual(['INSERT INTO events SELECT 1']);
  expect(sqlOf('TRUNCATE TABLE tracks')).toEqual(['TRUNCATE TABLE IF EXISTS pby_shard.tracks ON CLUSTER passerby_nodes']);
  expect(clusterStatements('ALTER TABLE events DELETE WHERE subscriber IN (SELECT subscriber FROM erasing)', names)).toEqual([
    { sql: 'SYSTEM SYNC REPLICA ON CLUSTER passerby_nodes pby_shard.erasing', database: 'pby' },
    {
      sql: 'ALTER TABLE pby_shard.events ON CLUSTER passerby DELETE WHERE subscriber IN (SELECT subscriber FROM pby_shard.erasing)',
      database: 'pby_shard',
    },
  ]);
});

test('a replacement renames the rows first and points to them after', () => {
  expect(sqlOf('RENAME TABLE people_new TO people')).toEqual([
    'RENAME TABLE pby_shard.people_new TO pby_shard.people ON CLUSTER passerby_nodes',
    'DROP TABLE IF EXISTS pby.people_new ON CLUSTER passerby_nodes SYNC',
    "CREATE TABLE IF NOT EXISTS pby.people ON CLUSTER passerby_nodes AS pby_shard.people ENGINE = Distributed('passerby', 'pby_shard', 'people', ifNull(subscriber, 0))",
  ]);
  expect(sqlOf('RENAME TABLE zones_new TO zones')[0]).toBe('RENAME TABLE pby.zones_new TO pby.zones ON CLUSTER passerby_nodes');
});

test('functions are made on all nodes, working tables of one command on the node that is asked', () => {
  expect(sqlOf('CREATE OR REPLACE FUNCTION half AS n -> n / 2')).toEqual([
    'CREATE OR REPLACE FUNCTION half ON CLUSTER passerby_nodes AS n -> n / 2',
  ]);
  for (const sql of [
    'CREATE TABLE ingest_key (key String) ENGINE = Memory',
    'DROP TABLE IF EXISTS identified',
    'TRUNCATE TABLE ingest_tally',
  ]) {
    expect(clusterStatements(sql, names)).toEqual([{ sql, database: 'pby' }]);
  }
});

test('a step runs on every shard over its own rows, a query reads what each shard answers', () => {
  expect(shardInsert('-- grain\nINSERT INTO tracks\nSELECT subscriber FROM events', names)).toEqual({
    sql: "INSERT INTO pby.tracks SELECT * FROM cluster('passerby', view(\nSELECT subscriber FROM pby_shard.events\n))",
    database: 'pby_shard',
  });
  expect(shardQuery({ each: 'SELECT count() AS n FROM kept', all: 'SELECT sum(n) FROM shards' }, names)).toEqual({
    sql: "SELECT sum(n) FROM cluster('passerby', view(\nSELECT count() AS n FROM pby_shard.kept\n))",
    database: 'pby_shard',
  });
  const joined =
    'INSERT INTO kept\nWITH long AS (SELECT 1) SELECT sites.site FROM long ARRAY JOIN sites INNER JOIN sites ON 1 = 1';
  expect(shardInsert(joined, names).sql).toContain('FROM long ARRAY JOIN sites INNER JOIN pby_shard.sites ON');
  expect(() => shardInsert('SELECT 1', names)).toThrow('must begin with INSERT INTO');
});

test('every statement that makes the enclave reads as SQL on a cluster', async () => {
  const all = [
    ['../enclave/schema.sql', 'CREATE TABLE'],
    ['../stays/schema.sql', 'CREATE TABLE'],
    ['../stays/functions.sql', 'CREATE OR REPLACE FUNCTION'],
    ['../ingest/functions.sql', 'CREATE OR REPLACE FUNCTION'],
  ] as const;
  for (const [path, start] of all) {
    const statements = loadStatements(import.meta.url, path);
    expect(statements.length).toBeGreaterThan(3);
    for (const sql of statements.flatMap((statement) => sqlOf(statement))) {
      const [read] = await parser.rows<{ readonly text: string }>('SELECT formatQuery({sql:String}) AS text', { sql });
      expect(read?.text).toMatch(new RegExp(`^(?:${start}|CREATE VIEW)[\\s\\S]* ON CLUSTER passerby_nodes`));
    }
  }
});
