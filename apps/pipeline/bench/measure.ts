import { existsSync, readFileSync } from 'node:fs';
import { addDays } from '@passerby/domain/calendar';
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import { createEnclave } from '../src/enclave/open-enclave.ts';
import type { Enclave } from '../src/enclave/enclave.ts';
import { countFamily } from '../src/families/count-family.ts';
import { buildExactTables } from '../src/stays/build-exact-tables.ts';
import { BENCH_MARKET, generate } from './bench-market.ts';
import { countDuckdbVisits, prepareDuckdb } from './duckdb-visits.ts';
import { timedEngine } from './step-times.ts';

// One measurement in a process of its own: node measure.ts NAME FOLDER MILLIONS. Prints a line of JSON (see exact-tables.ts).

const now = new Date('2026-11-10T00:00:00Z');
const limitedBytes = 1_000_000_000;
const unlimited = 0;

/** A measured step: what it does, the memory that a query may take, and what it says of the result. */
interface Measure {
  readonly memoryBytes?: number;
  readonly run: (enclave: Enclave, given: { readonly folder: string; readonly events: number }) => Promise<string>;
}

const measures: Readonly<Record<string, Measure>> = {
  generate: {
    run: async (enclave, { folder, events }) => {
      const subscribers = await generate(enclave, events);
      await prepareDuckdb(enclave, folder);
      return `${subscribers} subscribers`;
    },
  },
  floor: {
    memoryBytes: unlimited,
    run: async ({ engine }) => {
      const [row] = await engine.rows<{ readonly subscribers: string; readonly events: string }>(
        `SELECT count() AS subscribers, sum(length(list)) AS events
        FROM (SELECT subscriber, groupArray((observed_ms, cell)) AS list FROM events GROUP BY subscriber)`,
      );
      return `${row?.subscribers} lists`;
    },
  },
  visits: {
    memoryBytes: unlimited,
    run: async (enclave) => {
      await buildExactTables(enclave, { now, until: 'visits' });
      const [row] = await enclave.engine.rows<{ readonly visits: string }>('SELECT sum(visits) AS visits FROM kept');
      return `${row?.visits} visits`;
    },
  },
  duckdb: { run: async (_, { folder }) => `${await countDuckdbVisits(folder)} visits` },
  families: { memoryBytes: unlimited, run: countFamilies },
  limited: { memoryBytes: limitedBytes, run: countFamilies },
};

const [name = '', folder = '', millions = ''] = process.argv.slice(2);
const measured = measures[name];
if (measured === undefined) throw new Error(`no measure ${name}`);
const { memoryBytes, run } = measured;
const enclave = await createEnclave(folder, BENCH_MARKET, { limits: memoryBytes === undefined ? {} : { memoryBytes } });
try {
  const { engine, list } = timedEngine(enclave.engine);
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const note = await run({ ...enclave, engine }, { folder, events: Number(millions) * 1e6 });
  const used = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      wallSeconds: (performance.now() - startedAt) / 1000,
      cpuSeconds: (used.user + used.system) / 1e6,
      peakMegabytes: peakMegabytes(),
      note,
      steps: list(),
    }),
  );
} finally {
  await enclave.engine.run('DROP TABLE IF EXISTS exact_build SYNC');
  await enclave.close();
}

async function countFamilies(enclave: Enclave): Promise<string> {
  await buildExactTables(enclave, { now });
  const { firstPeriod } = BENCH_MARKET;
  for (const family of FAMILY_NAMES) {
    const days = { day: 1, week: 7, period: 28 }[getFamilyShape(family).window];
    await countFamily(enclave, family, { from: firstPeriod, to: addDays(firstPeriod, days) });
  }
  return `${FAMILY_NAMES.length} families`;
}

/** Peak resident memory of this process, as the kernel counts it. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}
