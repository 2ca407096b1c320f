import { existsSync, readFileSync } from 'node:fs';
import { addDays } from '@passerby/domain/calendar';
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';
import { createEnclave } from '../src/enclave/open-enclave.ts';
import type { Enclave } from '../src/enclave/enclave.ts';
import { loadSql } from '../src/engine/sql-file.ts';
import { countFamily } from '../src/families/count-family.ts';
import { buildExactTables } from '../src/stays/build-exact-tables.ts';

// One measurement in a process of its own: node measure.ts NAME FOLDER MILLIONS. Prints a line of JSON (see exact-tables.ts).

const generateSql = loadSql(import.meta.url, './generate-events.sql');
const eventsPerSubscriber = 28 * 40;
const zones = 300;
const cells = 3000;
const now = new Date('2026-11-10T00:00:00Z');
const market: Market = {
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

const steps: Readonly<Record<string, (enclave: Enclave, events: number) => Promise<string>>> = {
  generate,
  floor: async ({ engine }) => {
    const [row] = await engine.rows<{ readonly subscribers: string; readonly events: string }>(
      `SELECT count() AS subscribers, sum(length(list)) AS events
      FROM (SELECT subscriber, groupArray((observed_ms, cell)) AS list FROM events GROUP BY subscriber)`,
    );
    return `${row?.subscribers} lists`;
  },
  visits: async (enclave) => {
    await buildExactTables(enclave, { now, movements: true, until: 'visits' });
    const [row] = await enclave.engine.rows<{ readonly visits: string }>(
      'SELECT sum(length(zone_visits) + length(site_visits)) AS visits FROM movements',
    );
    return `${row?.visits} visits`;
  },
  families: async (enclave) => {
    await buildExactTables(enclave, { now });
    const { firstPeriod } = market;
    for (const family of FAMILY_NAMES) {
      const days = { day: 1, week: 7, period: 28 }[getFamilyShape(family).window];
      await countFamily(enclave, family, { from: firstPeriod, to: addDays(firstPeriod, days) });
    }
    return `${FAMILY_NAMES.length} families`;
  },
};

const [name = '', folder = '', millions = ''] = process.argv.slice(2);
const step = steps[name];
if (step === undefined) throw new Error(`no step ${name}`);
const enclave = await createEnclave(folder, market);
try {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const note = await step(enclave, Number(millions) * 1e6);
  const used = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      wallSeconds: (performance.now() - startedAt) / 1000,
      cpuSeconds: (used.user + used.system) / 1e6,
      peakMegabytes: peakMegabytes(),
      note,
    }),
  );
} finally {
  await enclave.engine.run('DROP TABLE IF EXISTS exact_build SYNC');
  await enclave.close();
}

/** An enclave's input tables without landing folder: 3,000 cells in 300 zones over 440 km2, ten sites of one cell each. */
async function generate({ engine }: Enclave, events: number): Promise<string> {
  const subscribers = Math.max(1, Math.round(events / eventsPerSubscriber));
  await engine.run(generateSql, { events, subscribers });
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
  return `${subscribers} subscribers`;
}

/** Peak resident memory of this process, as the kernel counts it. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}
