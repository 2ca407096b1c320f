import type { Engine } from '../../engine/engine.ts';
import { BOUNDED_STEPS } from './bounded-steps.ts';
import type { BoundedStep } from './bounded-steps.ts';

/**
 * Asserts on every bounded table that no subscriber has more rows in a window than the cap, nor two in one cell; throws and
 * so stops the build on a breach (privacy.md 2). The message counts, it names nobody.
 */
export async function assertCaps(engine: Engine): Promise<void> {
  for (const step of BOUNDED_STEPS) {
    const breaches = await countBreaches(engine, step);
    if (breaches > 0) {
      throw new Error(
        `${step.table}: ${breaches} subscriber-windows pass the cap of ${step.cap} or count twice in one cell; nothing was built`,
      );
    }
  }
}

/**
 * Names of tables and columns come from the list of steps, so they stand in the text; the cap is a parameter. Tables are in
 * the order of window and subscriber, so that groups are counted one after the other.
 */
async function countBreaches(engine: Engine, { table, window, unit, isList, cap }: BoundedStep): Promise<number> {
  const units = isList ? `groupArrayArray(${unit})` : `groupArray(${unit})`;
  const [row] = await engine.rows<{ readonly breaches: string }>(
    {
      each: `SELECT count() AS found FROM (
        SELECT ${units} AS units FROM ${table} GROUP BY ${window}, subscriber
        HAVING length(units) > {cap:UInt32} OR length(arrayDistinct(units)) < length(units)
        SETTINGS optimize_aggregation_in_order = 1
      )`,
      all: 'SELECT sum(found) AS breaches FROM shards',
    },
    { cap },
  );
  return Number(row?.breaches);
}
