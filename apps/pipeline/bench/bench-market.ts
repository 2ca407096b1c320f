import type { Market } from '@passerby/domain/market';
import type { Enclave } from '../src/enclave/enclave.ts';
import { loadSql } from '../src/engine/sql-file.ts';

const generateSql = loadSql(import.meta.url, './generate-events.sql');
const days = 28;
const eventsPerDay = 40;
const zones = 300;
const cells = 3000;

/** The made market that is measured: 28 days from the first Monday of October 2026, an autumn clock change among them. */
export const BENCH_MARKET: Market = {
  id: 'bench',
  name: 'Bench',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: '2026-10-05',
  holidays: [],
  operatorShare: null,
};

/**
 * Fills an enclave's input tables without a landing folder: 3,000 cells in 300 zones over 440 km2, ten sites of one cell each.
 * Returns how many subscribers there are.
 */
export async function generate({ engine }: Enclave, events: number): Promise<number> {
  const subscribers = Math.max(1, Math.round(events / (days * eventsPerDay)));
  const atOnce = subscribers * eventsPerDay;
  for (let from = 0; from < events; from += atOnce) {
    await engine.run(generateSql, { from_event: from, events: Math.min(atOnce, events - from), subscribers });
  }
  await engine.run(
    `INSERT INTO people SELECT DISTINCT subscriber, 1950 + subscriber % 55, if(subscriber % 2 = 0, 'female', 'male'), 0 FROM events`,
  );
  await engine.run(
    `INSERT INTO files SELECT number + 1, concat('events/', toString(number)), toDate('2026-10-05') + number, toString(number), 0, 0, 0, 0
    FROM numbers(28)`,
  );
  await engine.run(
    `INSERT INTO cells SELECT number + 1, concat('C', toString(number + 1)), -0.3 + (number % 55) * 0.008 + if(number >= 2990, 0.6, 0),
      51.4 + intDiv(number, 55) * 0.004, 500, 0, 4000000000000
    FROM numbers({cells:UInt64})`,
    { cells },
  );
  await engine.run('INSERT INTO cell_zones SELECT number + 1, 1 + number % {zones:UInt64}, 1 FROM numbers({cells:UInt64})', {
    cells,
    zones,
  });
  await engine.run('INSERT INTO cell_sites SELECT 1 + number * 300, number + 1, 1 FROM numbers(10)');
  await engine.run(
    `INSERT INTO zones SELECT number + 1, concat('Z', toString(10000 + number)), 1 + number % 12, -0.3 + (number % 20) * 0.02, 51.4 + intDiv(number, 20) * 0.015
    FROM numbers({zones:UInt64})`,
    { zones },
  );
  await engine.run(`INSERT INTO districts SELECT number + 1, concat('D', toString(100 + number)) FROM numbers(12)`);
  await engine.run(`INSERT INTO sites SELECT number + 1, concat('S', toString(100 + number)), 1 + number * 30 FROM numbers(10)`);
  await engine.run('OPTIMIZE TABLE events FINAL');
  return subscribers;
}
