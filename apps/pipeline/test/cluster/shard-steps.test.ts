import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listClusterTables } from '../../src/enclave/cluster-tables.ts';

const folder = new URL('../../src/', import.meta.url).pathname;
const { sharded } = listClusterTables();

/**
 * The engine answers a scalar subquery once and uses the value for every shard, so that one over a sharded table would be
 * that of one shard's subscribers alone (decision 0020). IN and JOIN are answered by each shard.
 */
function listShardedScalars(sql: string): readonly string[] {
  const text = sql.replaceAll(/--[^\n]*/g, '');
  const starts = [...text.matchAll(/\(\s*SELECT\b/g)].map(({ index }) => index);
  return starts
    .filter((start) => !/\b(?:IN|FROM|JOIN|AS)\s*$/.test(text.slice(0, start)))
    .map((start) => text.slice(start, closingOf(text, start)))
    .filter((scalar) => [...scalar.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].some(([, table = '']) => sharded.has(table)));
}

function closingOf(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')' && --depth === 0) return index + 1;
  }
  return text.length;
}

test('no step on shards takes a value from a scalar subquery over subscribers', () => {
  expect(listShardedScalars('WITH (SELECT max(subscriber) FROM events) AS most SELECT most')).toHaveLength(1);
  expect(listShardedScalars('SELECT 1 FROM events WHERE cell IN (SELECT cell FROM events)')).toHaveLength(0);
  const files = globSync(['stays/*.sql', 'families/**/*.sql', 'consent/*.sql'], { cwd: folder });
  expect(files.length).toBeGreaterThan(50);
  for (const file of files)
    expect({ [file]: listShardedScalars(readFileSync(`${folder}${file}`, 'utf8')) }).toEqual({ [file]: [] });
});
