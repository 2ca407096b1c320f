import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyMarket } from '../../src/audit/worlds/busy-market.ts';
import { buildClosed, openMadeEnclave } from '../../src/audit/worlds/made-enclave.ts';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { assertCaps } from '../../src/families/bounded/assert-caps.ts';
import { BOUNDED_STEPS } from '../../src/families/bounded/bounded-steps.ts';

const firstDay = '2026-10-05';
/** privacy.md 3, once more by hand. A bot that never rests has neither home nor work. */
const caps: Readonly<Record<string, number>> = {
  zone_hours: 24,
  site_hours: 8,
  zone_days: 6,
  district_days: 4,
  site_days: 4,
  roamer_days: 2,
  trip_days: 6,
  zone_weeks: 12,
  site_weeks: 4,
  zone_periods: 16,
  site_periods: 6,
  pair_periods: 40,
  home_periods: 0,
  work_periods: 0,
};

let home: string;
let enclave: Enclave;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'passerby-bots-'));
  const made = busyMarket({ bots: 8, guests: 4, days: listDays(firstDay, addDays(firstDay, 2)), policy: 'standard' });
  enclave = await openMadeEnclave(home, made);
  await buildClosed(enclave, made);
});
afterAll(async () => {
  await enclave.close();
  rmSync(home, { recursive: true, force: true });
});

/** Later tables first: the one that was broken last is then the first that the assertion meets. */
const filled = BOUNDED_STEPS.filter(({ table }) => caps[table] !== 0).toReversed();

test('every bounded table has a cap of its own here', () => {
  expect(BOUNDED_STEPS.map(({ table }) => table)).toEqual(Object.keys(caps));
});

test.each(BOUNDED_STEPS.map((step) => [step.table, step] as const))(
  'a bot that is everywhere all day fills %s to its cap and no further',
  async (table, { unit, isList, window }) => {
    const list = isList ? 'groupArrayArray' : 'groupArray';
    const [row] = await enclave.engine.rows<{ readonly most: string; readonly distinct: string }>(
      `SELECT max(length(units)) AS most, max(length(arrayDistinct(units))) AS distinct
       FROM (SELECT ${list}(${unit}) AS units FROM ${table} GROUP BY subscriber, ${window})`,
    );
    expect([Number(row?.most), Number(row?.distinct)]).toEqual([caps[table], caps[table]]);
  },
);

test.each(filled.map(({ table }) => table))('the build stops when somebody counts twice in %s', async (table) => {
  await enclave.engine.run(`INSERT INTO ${table} SELECT * FROM ${table}`);
  await expect(assertCaps(enclave.engine)).rejects.toThrow(
    new RegExp(`^${table}: \\d+ subscriber-windows pass the cap of ${caps[table]}`),
  );
});
