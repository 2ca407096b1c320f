import type { CellPlan, CellSource, CellSum } from '@passerby/anonymisation/plan';
import { expect, test } from 'vitest';
import { rogueSource } from '../test/rogue/rogue-market.ts';
import { batchCells } from './batched-cells.ts';

const edition = rogueSource.findEdition('tinytown');
if (edition === undefined) throw new Error('no edition');

const bands = ['5-15', '15-30'];
const week = '2026-W43';

/** Dwell of sites in one week, by band; the count of a cell is made of its site's number and its band. */
function dwellSource(fails = false): CellSource & { readonly asked: CellPlan[] } {
  const asked: CellPlan[] = [];
  return {
    ...rogueSource,
    asked,
    async sumCells(_edition, plan) {
      asked.push(plan);
      if (fails) throw new Error('the store is gone');
      const [sites] = plan.filters;
      if (sites === undefined || !('in' in sites)) throw new Error('no sites');
      const cells = sites.in.flatMap((site) => bands.map((band, at) => ({ site, band, sum: Number(site) * 10 + at })));
      const groups = new Map<string, CellSum>();
      for (const { site, band, sum } of cells) {
        const key = plan.groupBy.map((column) => (column === 'site_id' ? site : band));
        const former = groups.get(JSON.stringify(key)) ?? { key, sum: 0, cells: 0, variance: 0 };
        const added = { sum: former.sum + sum, cells: former.cells + 1, variance: former.variance + 2100 };
        groups.set(JSON.stringify(key), { key, ...added });
      }
      return [...groups.values()];
    },
  };
}

const planOf = (sites: readonly string[], groupBy: CellPlan['groupBy'] = ['dwell_band']): CellPlan => ({
  market: 'tinytown',
  family: 'dwell-site-week-demo',
  filters: [
    { column: 'site_id', in: sites },
    { column: 'week', in: [week] },
  ],
  groupBy,
});

const fifty = Array.from({ length: 50 }, (_, index) => String(index));

test.each([
  ['by band', ['dwell_band'] as const],
  ['by site and band', ['site_id', 'dwell_band'] as const],
  ['as one sum', [] as const],
])('fifty sites %s are read by one statement, each getting what it gets alone', async (_name, groupBy) => {
  const source = dwellSource();
  const batched = batchCells(source);
  const together = await Promise.all(fifty.map((site) => batched.sumCells(edition, planOf([site], groupBy))));
  expect(source.asked).toHaveLength(1);
  for (const [index, site] of fifty.entries()) {
    expect(together[index]).toEqual(await dwellSource().sumCells(edition, planOf([site], groupBy)));
  }
});

test('more than 64 places take another statement, one place asked twice does not', async () => {
  const source = dwellSource();
  const batched = batchCells(source);
  const sites = Array.from({ length: 130 }, (_, index) => String(index));
  await Promise.all(sites.map((site) => batched.sumCells(edition, planOf([site]))));
  expect(source.asked.map(({ filters: [first] }) => first && 'in' in first && first.in.length)).toEqual([64, 64, 2]);
  const [one, same] = await Promise.all(['3', '3'].map((site) => batched.sumCells(edition, planOf([site]))));
  expect(one).toEqual(same);
  expect(source.asked).toHaveLength(4);
});

test('plans that differ in more than their place, or name several, keep their own statements', async () => {
  const source = dwellSource();
  const batched = batchCells(source);
  const older = { ...edition, id: 'fedcba9876543210' };
  const sums = await Promise.all([
    batched.sumCells(edition, planOf(['1'])),
    batched.sumCells(older, planOf(['2'])),
    batched.sumCells(edition, planOf(['3'], ['site_id'])),
    batched.sumCells(edition, planOf(['4', '5'])),
    batched.sumCells(edition, { ...planOf(['6']), market: 'elsewhere' }),
  ]);
  expect(source.asked).toHaveLength(5);
  expect(sums[3]?.[0]).toMatchObject({ key: ['5-15'], sum: 90, cells: 2 });
});

test('the failure of a statement is told to all who share it', async () => {
  const batched = batchCells(dwellSource(true));
  const all = await Promise.allSettled(['1', '2'].map((site) => batched.sumCells(edition, planOf([site]))));
  for (const one of all) expect(one).toMatchObject({ status: 'rejected', reason: new Error('the store is gone') });
});
