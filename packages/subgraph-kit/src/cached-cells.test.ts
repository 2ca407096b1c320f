import type { CellPlan, CellSource } from '@passerby/anonymisation/plan';
import { expect, test } from 'vitest';
import { rogueSource } from '../test/rogue/rogue-market.ts';
import { cacheCells } from './cached-cells.ts';

const edition = rogueSource.findEdition('tinytown');
if (edition === undefined) throw new Error('no edition');

const planOf = (day: string): CellPlan => ({
  market: 'tinytown',
  family: 'visitors-zone-day',
  filters: [{ column: 'day', in: [day] }],
  groupBy: [],
});

/** A source that counts how often it is asked. */
function countingSource(fails = false): CellSource & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    ...rogueSource,
    asked,
    async sumCells({ id }, plan) {
      asked.push(`${id} ${JSON.stringify(plan.filters)}`);
      await Promise.resolve();
      if (fails) throw new Error('the store is gone');
      return [{ key: [], sum: 900, cells: 1, variance: 2100 }];
    },
  };
}

test('a plan is run once for an edition, also for those who ask at the same time', async () => {
  const source = countingSource();
  const cached = cacheCells(source);
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => cached.sumCells(edition, planOf('2026-10-19'))));
  expect(others).toEqual([first, first]);
  expect(await cached.sumCells(edition, planOf('2026-10-19'))).toBe(first);
  expect(source.asked).toHaveLength(1);
});

test('another plan or another edition is another question', async () => {
  const source = countingSource();
  const cached = cacheCells(source);
  await cached.sumCells(edition, planOf('2026-10-19'));
  await cached.sumCells(edition, planOf('2026-10-20'));
  await cached.sumCells({ ...edition, id: 'fedcba9876543210' }, planOf('2026-10-19'));
  expect(new Set(source.asked).size).toBe(3);
});

test('what was asked longest ago is forgotten first', async () => {
  const source = countingSource();
  const cached = cacheCells(source, 2 * 2);
  for (const day of ['2026-10-19', '2026-10-20', '2026-10-19', '2026-10-21', '2026-10-19']) {
    await cached.sumCells(edition, planOf(day));
  }
  expect(source.asked).toHaveLength(3);
  await cached.sumCells(edition, planOf('2026-10-20'));
  expect(source.asked).toHaveLength(4);
});

test('a plan of very many sums is run again', async () => {
  const sum = { key: [], sum: 900, cells: 1, variance: 2100 };
  let asked = 0;
  const cached = cacheCells({
    ...rogueSource,
    async sumCells() {
      asked += 1;
      return Array.from({ length: 10_001 }, () => sum);
    },
  });
  for (const _ of [1, 2]) expect(await cached.sumCells(edition, planOf('2026-10-19'))).toHaveLength(10_001);
  expect(asked).toBe(2);
});

test('a failure is told to all who wait, and is not remembered', async () => {
  const source = countingSource(true);
  const cached = cacheCells(source);
  const both = await Promise.allSettled([1, 2].map(() => cached.sumCells(edition, planOf('2026-10-19'))));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(cached.sumCells(edition, planOf('2026-10-19'))).rejects.toThrow('the store is gone');
  expect(source.asked).toHaveLength(2);
});
