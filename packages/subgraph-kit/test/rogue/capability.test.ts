import type { CellPlan } from '@passerby/anonymisation/plan';
import { openReleaseReader } from '@passerby/release/reader';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createContext } from '../../src/context.ts';
import { rogueSource } from './rogue-market.ts';

const { resolve } = createRequire(import.meta.url);

test('L2 capability: a reader has plans and nothing else: no query, no handle, no connection', async () => {
  const servingFolder = mkdtempSync(join(tmpdir(), 'passerby-rogue-'));
  const reader = await openReleaseReader({ servingFolder });
  expect(Object.keys(reader).toSorted()).toEqual(['close', 'findEdition', 'listMarkets', 'refresh', 'sumCells']);
  const rawSql = { market: 'tinytown', sql: 'select n from "presence-zone-hour"' } as unknown as CellPlan;
  const edition = rogueSource.findEdition('tinytown');
  if (edition === undefined) throw new Error('no edition');
  await expect(reader.sumCells(edition, rawSql)).rejects.toThrow('no longer served');
  await reader.close();
  rmSync(servingFolder, { recursive: true });
});

test('L2 capability: the context of a resolver shows neither reader nor sums, however it is looked into', () => {
  const context = createContext({ principal: undefined, requestId: 'r', source: rogueSource });
  expect(Object.keys(context.insights).toSorted()).toEqual([
    'ask',
    'askColumns',
    'askMedian',
    'findReferencePeriod',
    'getEdition',
    'index',
    'listFactors',
    'listMarkets',
    'mean',
    'ratio',
    'share',
    'tradeAreas',
  ]);
  expect(inspect(context, { depth: 9, showHidden: true, getters: false })).not.toMatch(/sumCells/);
});

test.each([
  '@passerby/anonymisation/published-value',
  '@passerby/anonymisation/src/published-value.ts',
  '@passerby/anonymisation/published-estimate',
  '@passerby/anonymisation/published-column',
  '@passerby/release/open-edition',
  '@passerby/release/duckdb-dialect',
  '@passerby/release/src/open-edition.ts',
  '@passerby/subgraph-kit/public-refusal',
  '@passerby/subgraph-kit/src/public-refusal.ts',
])('L2 capability: %s is not among the exports', (specifier) => {
  expect(() => resolve(specifier)).toThrow(expect.objectContaining({ code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' }));
});
