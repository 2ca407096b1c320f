import { writeFileSync } from 'node:fs';
import { addDays, isoWeekday, isoWeekOf, localMidnight } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { DWELL_BANDS } from '@passerby/domain/dwell-band';
import type { FamilyName } from '@passerby/domain/family';
import type { Engine, SqlParameters } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { STORIES, TIME_ZONE } from './london/stories.ts';
import type { NightWorker } from './night-worker.ts';
import { writeNightWorker } from './night-worker.ts';
import { fillInto, renameInto } from './partial-file.ts';
import type { SimulatedDay, Simulation } from './simulation.ts';

/** The families whose true tables are written, by the window of one file. */
export const TRUE_FAMILIES = {
  day: ['presence-zone-hour', 'presence-zone-hour-demo', 'visitors-zone-day', 'visitors-zone-day-demo', 'dwell-site-day'],
  week: ['dwell-site-week-demo'],
} as const satisfies Record<string, readonly FamilyName[]>;

const trueSiteVisitsSql = loadSql(import.meta.url, './truth/true-site-visits.sql');
const siteVisitsSql = loadSql(import.meta.url, './truth/site-visits.sql');
const personsSql = loadSql(import.meta.url, './truth/persons.sql');
const staysSql = loadSql(import.meta.url, './truth/stays.sql');
const presenceSql = loadSql(import.meta.url, './truth/presence.sql');
const zoneVisitsSql = loadSql(import.meta.url, './truth/zone-visits.sql');

const labels: SqlParameters = {
  age_bands: DEMO_LEAVES.map(({ ageBand }) => ageBand),
  genders: DEMO_LEAVES.map(({ gender }) => gender),
  dwell_bands: DWELL_BANDS.map(({ label }) => label),
  band_edges: DWELL_BANDS.map(({ fromMinutes }) => fromMinutes),
};

/**
 * What really happened, kept clearly apart from the landing folder and for evaluation only (measures.md 5): who people are, their true
 * stays, and per family the exact table in the layout of `inspect`, `families/<family>/<first day>.parquet`.
 */
export interface Truth {
  /** Remembers a planned day for its week's tables without writing it. */
  readonly remember: (day: SimulatedDay) => Promise<void>;
  /** Writes a planned day's stays and tables, and its week's when the day is a Sunday. */
  readonly write: (day: SimulatedDay) => Promise<void>;
  /** Tells what the night worker's nights look like, over all days that the folder holds. */
  readonly finish: (worker: NightWorker) => Promise<void>;
}

/** Opens a truth folder and says in its `truth.json` which simulation it belongs to and what was planted. */
export async function openTruth(engine: Engine, folder: string, simulation: Simulation): Promise<Truth> {
  const { market, subscribers, seed, eventsPerDay } = simulation;
  const about = { market, subscribers, seed, eventsPerDay, stories: STORIES };
  renameInto(folder, 'truth.json', (path) => writeFileSync(path, `${JSON.stringify(about, null, 2)}\n`));
  await engine.run(trueSiteVisitsSql);
  const write = (name: string, sql: string, parameters: SqlParameters) =>
    fillInto(folder, name, (path) => engine.run(sql, { ...parameters, path }));
  await write('persons.parquet', personsSql, labels);
  const remember = ({ date }: SimulatedDay) => engine.run(siteVisitsSql, { day: date });
  return {
    remember,
    finish: (worker) => writeNightWorker(engine, folder, worker),
    async write(day) {
      const { date } = day;
      await remember(day);
      await engine.run(presenceSql, { day_start_s: localMidnight(date, TIME_ZONE) });
      await engine.run(zoneVisitsSql, { seed, day: date });
      await write(`stays/date=${date}.parquet`, staysSql, {});
      for (const family of TRUE_FAMILIES.day) await write(fileOf(family, date), familySql(family), { ...labels, day: date });
      if (isoWeekday(date) !== 7) return;
      const from = addDays(date, -6);
      const week = { ...labels, seed, from, to: addDays(date, 1), week: isoWeekOf(date) };
      for (const family of TRUE_FAMILIES.week) await write(fileOf(family, from), familySql(family), week);
    },
  };
}

function fileOf(family: FamilyName, from: string): string {
  return `families/${family}/${from}.parquet`;
}

function familySql(family: FamilyName): string {
  return loadSql(import.meta.url, `./truth/${family}.sql`);
}
