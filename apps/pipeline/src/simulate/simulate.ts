import { localMidnight } from '@passerby/domain/calendar';
import type { Engine } from '../engine/engine.ts';
import { openChdb } from '../engine/chdb-engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { WORKING_BY_AGE_BAND } from './commute.ts';
import { listZones } from './geography.ts';
import { ROAMER_CODES } from './london/roaming.ts';
import { SITES } from './london/sites.ts';
import { FIRST_DAY, OPERATOR_CODE, TIME_ZONE } from './london/stories.ts';
import type { World } from './lookups.ts';
import { loadLookups } from './lookups.ts';
import type { NightWorker } from './night-worker.ts';
import { findNightWorker } from './night-worker.ts';
import { fillInto } from './partial-file.ts';
import type { RadioPlan } from './radio.ts';
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
  persons: loadSql(import.meta.url, './persons.sql'),
  days: loadSql(import.meta.url, './days.sql'),
  planDays: loadSql(import.meta.url, './plan-days.sql'),
  segments: loadSql(import.meta.url, './segments.sql'),
  events: loadSql(import.meta.url, './events.sql'),
  allEvents: loadSql(import.meta.url, './all-events.sql'),
  writeSubscribers: loadSql(import.meta.url, './write-subscribers.sql'),
  writeObjections: loadSql(import.meta.url, './write-objections.sql'),
  parquet: loadSql(import.meta.url, './write-parquet.sql'),
  csv: loadSql(import.meta.url, './write-csv.sql'),
};
const roamersPerSubscriber = 0.04;
/** So many person-days are planned by one statement: small markets take several days at once. */
const personDaysAtOnce = 100_000;

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
    const nightWorker = await findNightWorker(engine, world.zones);
    const truth = target.truth === undefined ? undefined : await openTruth(engine, target.truth, simulation);
    const written = await writeDays({ engine, simulation, target, world, nightWorker, truth });
    await truth?.finish(nightWorker);
    return written;
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
  await engine.run(sql.persons, {
    seed,
    subscribers,
    roamers: Math.round(subscribers * roamersPerSubscriber),
    period_year: Number(FIRST_DAY.slice(0, 4)),
    day0_ms: localMidnight(FIRST_DAY, TIME_ZONE) * 1000,
    works_by_band: WORKING_BY_AGE_BAND,
    roamer_codes: ROAMER_CODES,
    operator_code: OPERATOR_CODE,
  });
}

interface DayWork {
  readonly engine: Engine;
  readonly simulation: Simulation;
  readonly target: SimulationTarget;
  readonly world: World;
  readonly nightWorker: NightWorker;
  readonly truth: Truth | undefined;
}

async function writeDays(work: DayWork): Promise<readonly DayWritten[]> {
  const { simulation, truth } = work;
  const { fromDay, toDay } = simulation;
  const firstDay = truth === undefined ? fromDay : fromDay - (fromDay % 7);
  await listDays(work, firstDay);
  const written: DayWritten[] = [];
  const daysAtOnce = Math.max(1, Math.floor(personDaysAtOnce / simulation.subscribers));
  for (let number = firstDay; number <= toDay; number++) {
    const day = simulatedDay(number);
    if ((number - firstDay) % daysAtOnce === 0) await planDays(work, number, Math.min(toDay, number + daysAtOnce - 1));
    await followDay(work, day);
    if (number < fromDay) await truth?.remember(day);
    else written.push(await writeDay(work, day));
  }
  return written;
}

/** Tells the engine what is special about each day. */
async function listDays({ engine, simulation, world }: DayWork, firstDay: number): Promise<void> {
  const ordinalOf = (siteId: string | null) => world.sites.findIndex((site) => site.siteId === siteId) + 1;
  const days = Array.from({ length: simulation.toDay - firstDay + 1 }, (_, index) => simulatedDay(firstDay + index));
  await engine.run(sql.days, {
    days: days.map(({ day }) => day),
    day_types: days.map(({ type }) => type),
    strikes: days.map(({ isStrike }) => (isStrike ? 1 : 0)),
    match_sites: days.map(({ matchSite }) => ordinalOf(matchSite)),
    closed_sites: days.map(({ closedSite }) => ordinalOf(closedSite)),
    late_days: days.map(({ day }) => (isLateDay(day) ? 1 : 0)),
    late_days_before: days.map(({ day }) => (isLateDay(day - 1) ? 1 : 0)),
  });
}

/** Plans who is where when on some days: leaves `day_plan` in the engine. */
async function planDays({ engine, simulation, nightWorker }: DayWork, from: number, to: number): Promise<void> {
  await engine.run(sql.planDays, {
    seed: simulation.seed,
    from_day: from,
    to_day: to,
    night_worker: nightWorker.person,
    quiet_zone: nightWorker.quietZone,
  });
}

/** Follows everyone through a planned day: leaves `segments` in the engine. */
async function followDay({ engine, simulation }: DayWork, day: SimulatedDay): Promise<void> {
  const midnight = localMidnight(day.date, TIME_ZONE);
  await engine.run(sql.segments, {
    seed: simulation.seed,
    day: day.day,
    day_start_ms: midnight * 1000,
    gap_s: localMidnight(simulatedDay(day.day + 1).date, TIME_ZONE) - midnight - 86_400,
    has_new_cells: day.hasNewCells ? 1 : 0,
    rate: simulation.eventsPerDay / DEFAULT_EVENTS_PER_DAY,
  });
}

async function writeDay(work: DayWork, day: SimulatedDay): Promise<DayWritten> {
  await work.truth?.write(day);
  const written = { day: day.day, date: day.date, rows: await writeEvents(work, day) };
  work.target.onDay?.(written);
  return written;
}

/** A cell of the plan that is not on the air that day. */
function invalidCell({ retired, replacements }: RadioPlan, { hasNewCells }: SimulatedDay): number {
  return (hasNewCells ? retired : replacements)[0] ?? 0;
}

async function writeEvents({ engine, simulation, target, world: { radio } }: DayWork, day: SimulatedDay): Promise<number> {
  await engine.run(sql.events);
  await engine.run(sql.allEvents, {
    seed: simulation.seed,
    subscribers: simulation.subscribers,
    is_last: day.day === simulation.days - 1 ? 1 : 0,
    invalid_cell: invalidCell(radio, day),
  });
  const file = `events/date=${day.date}/part-0.${simulation.format}`;
  await fillInto(target.out, file, (path) => engine.run(sql[simulation.format], { path }));
  const [counted] = await engine.rows<{ readonly rows: string }>('SELECT count() AS rows FROM day_rows');
  return Number(counted?.rows ?? 0);
}
