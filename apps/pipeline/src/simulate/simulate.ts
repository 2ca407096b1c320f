import { localMidnight } from '@passerby/domain/calendar';
import type { Engine } from '../engine/engine.ts';
import { openChdb } from '../engine/chdb-engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { listZones } from './geography.ts';
import { ROAMER_CODES } from './london/roaming.ts';
import type { SyntheticSite } from './london/sites.ts';
import { SITES } from './london/sites.ts';
import { FIRST_DAY, OPERATOR_CODE, TIME_ZONE } from './london/stories.ts';
import type { World } from './lookups.ts';
import { loadLookups } from './lookups.ts';
import { fillInto } from './partial-file.ts';
import { planRadio } from './radio.ts';
import { writeReferenceFiles } from './reference-files.ts';
import type { SimulatedDay, Simulation } from './simulation.ts';
import { DEFAULT_EVENTS_PER_DAY, isLateDay, simulatedDay } from './simulation.ts';
import type { Truth } from './truth.ts';
import { openTruth } from './truth.ts';

/** One simulated day as it was written. */
export interface DayWritten {
  readonly day: number;
  readonly date: string;
  /** Rows of the event file, planted defects too. */
  readonly rows: number;
}

/** Where a simulation writes, and who is told of its progress. */
export interface SimulationTarget {
  /** The landing folder (measures.md 1). */
  readonly out: string;
  /** The folder of the truth, never inside the landing folder; none: not written. */
  readonly truth?: string;
  /** Threads of the engine; the files do not depend on it. */
  readonly threads?: number;
  readonly onDay?: (day: DayWritten) => void;
}

const sql = {
  functions: loadSql(import.meta.url, './functions.sql'),
  persons: loadSql(import.meta.url, './persons.sql'),
  planDay: loadSql(import.meta.url, './plan-day.sql'),
  segments: loadSql(import.meta.url, './segments.sql'),
  events: loadSql(import.meta.url, './events.sql'),
  allEvents: loadSql(import.meta.url, './all-events.sql'),
  writeSubscribers: loadSql(import.meta.url, './write-subscribers.sql'),
  writeObjections: loadSql(import.meta.url, './write-objections.sql'),
  parquet: loadSql(import.meta.url, './write-parquet.sql'),
  csv: loadSql(import.meta.url, './write-csv.sql'),
};
const roamersPerSubscriber = 0.04;

/**
 * Writes the landing folder of the synthetic market: reference files, then one event file a day, each put in place whole. Everything follows
 * from the seed by hashes inside the engine, so days can be made in any portion and on any number of threads with the same result.
 */
export async function simulate(simulation: Simulation, target: SimulationTarget): Promise<readonly DayWritten[]> {
  const engine = openChdb(undefined, target.threads === undefined ? {} : { threads: target.threads });
  try {
    const world = await makeWorld(engine);
    await makePersons(engine, simulation);
    writeReferenceFiles(target.out, world, simulation.subscribers);
    await fillInto(target.out, 'subscribers.csv', (path) => engine.run(sql.writeSubscribers, { path }));
    await fillInto(target.out, 'objections.csv', (path) => engine.run(sql.writeObjections, { path }));
    const truth = target.truth === undefined ? undefined : await openTruth(engine, target.truth, simulation);
    return await writeDays({ engine, simulation, target, sites: world.sites, truth });
  } finally {
    await engine.close();
  }
}

async function makeWorld(engine: Engine): Promise<World> {
  const zones = await listZones(engine);
  const world = { zones, sites: SITES, radio: planRadio(zones, SITES) };
  await loadLookups(engine, world);
  return world;
}

async function makePersons(engine: Engine, { subscribers, seed }: Simulation): Promise<void> {
  await engine.run(sql.functions);
  await engine.run(sql.persons, {
    seed,
    subscribers,
    roamers: Math.round(subscribers * roamersPerSubscriber),
    period_year: Number(FIRST_DAY.slice(0, 4)),
    day0_ms: localMidnight(FIRST_DAY, TIME_ZONE) * 1000,
    roamer_codes: ROAMER_CODES,
    operator_code: OPERATOR_CODE,
  });
}

interface DayWork {
  readonly engine: Engine;
  readonly simulation: Simulation;
  readonly target: SimulationTarget;
  readonly sites: readonly SyntheticSite[];
  readonly truth: Truth | undefined;
}

async function writeDays(work: DayWork): Promise<readonly DayWritten[]> {
  const { simulation, target, truth } = work;
  const { fromDay, toDay } = simulation;
  const monday = fromDay - (fromDay % 7);
  for (let number = monday; truth !== undefined && number < fromDay; number++) {
    await planDay(work, simulatedDay(number));
    await truth.remember(simulatedDay(number));
  }
  const written: DayWritten[] = [];
  for (let number = fromDay; number <= toDay; number++) {
    const day = simulatedDay(number);
    await planDay(work, day);
    await truth?.write(day);
    const done = { day: number, date: day.date, rows: await writeEvents(work, day) };
    written.push(done);
    target.onDay?.(done);
  }
  return written;
}

/** Plans who is where when on a day: leaves `segments` in the engine. */
async function planDay({ engine, simulation, sites }: DayWork, day: SimulatedDay): Promise<void> {
  const ordinalOf = (siteId: string | null) => sites.findIndex((site) => site.siteId === siteId) + 1;
  await engine.run(sql.planDay, {
    seed: simulation.seed,
    day: day.day,
    day_type: day.type,
    is_strike: day.isStrike ? 1 : 0,
    match_site: ordinalOf(day.matchSite),
    closed_site: ordinalOf(day.closedSite),
    is_late_day: isLateDay(day.day) ? 1 : 0,
    is_late_day_before: isLateDay(day.day - 1) ? 1 : 0,
  });
  const midnight = localMidnight(day.date, TIME_ZONE);
  await engine.run(sql.segments, {
    seed: simulation.seed,
    day_start_ms: midnight * 1000,
    gap_s: localMidnight(simulatedDay(day.day + 1).date, TIME_ZONE) - midnight - 86_400,
    has_new_cells: day.hasNewCells ? 1 : 0,
    rate: simulation.eventsPerDay / DEFAULT_EVENTS_PER_DAY,
  });
}

async function writeEvents({ engine, simulation, target }: DayWork, day: SimulatedDay): Promise<number> {
  await engine.run(sql.events);
  await engine.run(sql.allEvents, { seed: simulation.seed, has_new_cells: day.hasNewCells ? 1 : 0 });
  const file = `events/date=${day.date}/part-0.${simulation.format}`;
  await fillInto(target.out, file, (path) => engine.run(sql[simulation.format], { path }));
  const [counted] = await engine.rows<{ readonly rows: string }>('SELECT count() AS rows FROM day_rows');
  return Number(counted?.rows ?? 0);
}
