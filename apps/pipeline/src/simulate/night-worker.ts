import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { localMidnight } from '@passerby/domain/calendar';
import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import type { Zone } from './geography.ts';
import { FIRST_DAY, STORIES, TIME_ZONE } from './london/stories.ts';
import { renameInto } from './partial-file.ts';

/** The planted subscriber who works alone at night in the quiet zone (measures.md 5). */
export interface NightWorker {
  /** Number of the person; 0 when the market is too small to have one. */
  readonly person: number;
  readonly subscriberId: string;
  readonly ageBand: string;
  readonly gender: string;
  readonly homeZone: string;
  /** The quiet zone, and its ordinal from 1. */
  readonly zone: string;
  readonly quietZone: number;
}

interface WorkerRow {
  readonly person: number;
  readonly subscriber_id: string;
  readonly leaf: number;
  readonly home: number;
}

interface NightRow {
  readonly day: string;
  readonly at: string;
  readonly present: string;
  readonly is_there: number;
}

const findSql = loadSql(import.meta.url, './find-night-worker.sql');
const nightsSql = loadSql(import.meta.url, './truth/nights.sql');

/** Chooses the first customer of middle age without a day job who never objected. */
export async function findNightWorker(engine: Engine, zones: readonly Zone[]): Promise<NightWorker> {
  const zone = STORIES.nightWorker.zone;
  const quietZone = zones.findIndex(({ areaId }) => areaId === zone) + 1;
  const [row] = await engine.rows<WorkerRow>(findSql, { day0_ms: localMidnight(FIRST_DAY, TIME_ZONE) * 1000 });
  const leaf = DEMO_LEAVES[(row?.leaf ?? 0) - 1];
  return {
    person: row?.person ?? 0,
    subscriberId: row?.subscriber_id ?? '',
    ageBand: leaf?.ageBand ?? 'unknown',
    gender: leaf?.gender ?? 'unknown',
    homeZone: zones[(row?.home ?? 0) - 1]?.areaId ?? '',
    zone,
    quietZone,
  };
}

/**
 * Writes `night-worker.json` beside the truth: who works where, and for each night written so far how many people truly were in
 * that zone from 03:00 to 04:00: what a system that publishes exact counts would tell. Needs the truth's tables of the days.
 */
export async function writeNightWorker(engine: Engine, folder: string, worker: NightWorker): Promise<void> {
  const nights = await engine.rows<NightRow>(nightsSql, {
    presence: join(folder, 'families/presence-zone-hour/*.parquet'),
    stays: join(folder, 'stays/*.parquet'),
    zone: worker.zone,
    subscriber_id: worker.subscriberId,
    time_zone: TIME_ZONE,
  });
  const { subscriberId, ageBand, gender, zone, homeZone } = worker;
  const about = {
    subscriberId,
    ageBand,
    gender,
    zone,
    homeZone,
    nights: nights.map(({ day, at, present, is_there }) => ({
      day,
      at: Number(at),
      present: Number(present),
      isThere: is_there === 1,
    })),
  };
  renameInto(folder, 'night-worker.json', (path) => writeFileSync(path, `${JSON.stringify(about, null, 2)}\n`));
}
