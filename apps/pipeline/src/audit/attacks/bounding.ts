import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import { BOUNDING_PLAN, listFamilies } from '@passerby/anonymisation/policy';
import type { Enclave } from '../../enclave/enclave.ts';
import { BOUNDED_STEPS } from '../../families/bounded/bounded-steps.ts';
import type { BoundedStep } from '../../families/bounded/bounded-steps.ts';
import type { Attack } from '../attack.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { busyMarket } from '../worlds/busy-market.ts';
import { buildClosed, listExact, openMadeEnclave } from '../worlds/made-enclave.ts';

const bots = 1000;
const guests = 100;
const firstDay = '2026-10-05';
const aliveFactor = 2;

/** A thousand bots that are everywhere all day: none may count for more than the caps say (privacy.md 2, 3). */
export const bounding: Attack = {
  name: 'bounding',
  async run({ market, scratch }) {
    const made = busyMarket({ bots, guests, days: listDays(firstDay, addDays(firstDay, 2)), policy: market.policy.name });
    const enclave = await openMadeEnclave(join(scratch, 'bots'), made);
    try {
      const windows = await buildClosed(enclave, made);
      const most = await Promise.all(BOUNDED_STEPS.map((step) => countMost(enclave, step)));
      const shares = BOUNDED_STEPS.map(({ cap }, index) => (most[index] ?? Number.NaN) / cap);
      let largest = 0;
      for await (const { domain, counts } of listExact(enclave, { policy: market.policy, windows, isWanted: () => true })) {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const counted = getFamilyShape(domain.family).measure === 'roamers' ? guests : bots;
        largest = Math.max(largest, total / (counted * BOUNDING_PLAN[domain.family].cap));
      }
      const unbounded = (await countVisited(enclave)) / BOUNDING_PLAN['visitors-zone-day'].cap;
      const alive = atLeast(unbounded, aliveFactor);
      return [
        findingOf({
          check: 'bounding: cells of one bot over the cap',
          method: `${bots} bots, and ${guests} with foreign SIMs, that hop through 60 zones and sites in 10 districts for a day; the most cells that one has in a window of a bounded table, over its cap, in the worst of ${BOUNDED_STEPS.length} tables. Alive: zones that one was in over the cap of zones a day`,
          ...atMost(Math.max(...shares), 1),
          alive,
        }),
        findingOf({
          check: 'bounding: total of a family over its bound',
          method: `sum of all cells of a day's family over its bots times its cap, in the worst of ${listFamilies(market.policy).length} families`,
          ...atMost(largest, 1),
          alive,
        }),
      ];
    } finally {
      await enclave.close();
    }
  },
};

/** Most cells of one subscriber in one window; twice in one cell counts as too many. Names of tables and columns come from the list of steps. */
async function countMost({ engine }: Enclave, { table, window, unit, isList, cap }: BoundedStep): Promise<number> {
  const [row] = await engine.rows<{ readonly most: string }>(
    `SELECT max(if(length(arrayDistinct(units)) < length(units), {over:UInt64}, length(units))) AS most FROM (
      SELECT ${isList ? 'groupArrayArray' : 'groupArray'}(${unit}) AS units FROM ${table} GROUP BY subscriber, ${window}
    )`,
    { over: cap + 1 },
  );
  return Number(row?.most);
}

/** Most zones that one subscriber was in, before any bound: each cell of the bots' market serves one zone. */
async function countVisited({ engine }: Enclave): Promise<number> {
  const [row] = await engine.rows<{ readonly most: string }>(
    'SELECT max(cells) AS most FROM (SELECT uniqExact(cell) AS cells FROM events GROUP BY subscriber)',
  );
  return Number(row?.most);
}
