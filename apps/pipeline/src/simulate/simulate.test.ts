import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { openChdb } from '../engine/chdb-engine.ts';
import { STORIES } from './london/stories.ts';
import { simulate } from './simulate.ts';
import { parseSimulation } from './simulation.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-simulate-'));
const week = { out: join(folder, 'week'), truth: join(folder, 'week-truth') };
const sunday = { out: join(folder, 'sunday'), truth: join(folder, 'sunday-truth') };
const later = { out: join(folder, 'later'), truth: join(folder, 'later-truth') };
const csv = join(folder, 'csv');
const subscribers = 600;
let engine: Engine;

beforeAll(async () => {
  await simulate(parseSimulation({ subscribers, toDay: 6 }), { ...week, threads: 2 });
  await simulate(parseSimulation({ subscribers, fromDay: 6, toDay: 6 }), { ...sunday, threads: 1 });
  await simulate(parseSimulation({ subscribers, fromDay: 10, toDay: 15 }), later);
  await simulate(parseSimulation({ subscribers, fromDay: 20, toDay: 20 }), later);
  await simulate(parseSimulation({ subscribers: 50, days: 1, format: 'csv', seed: 2 }), { out: csv });
  engine = openChdb();
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe('determinism', () => {
  test('a day alone on one thread is the same bytes as within the week on two', () => {
    const [whole, part] = [hashesOf(week.out), hashesOf(sunday.out)];
    const names = Object.keys(part);
    expect(names.filter((name) => name.startsWith('events/'))).toHaveLength(1);
    expect(part).toEqual(pick(whole, names));
  });

  test('so is their truth, and that of the week they end', () => {
    const [whole, { 'night-worker.json': nights, ...part }] = [hashesOf(week.truth), hashesOf(sunday.truth)];
    expect(nights).toBeDefined(); // covers the days of its folder
    expect(Object.keys(part)).toContain('families/dwell-site-week-demo/2026-10-05.parquet');
    expect(part).toEqual(pick(whole, Object.keys(part)));
  });

  test('another seed gives other people', () => {
    const first50 = (out: string) => readFileSync(join(out, 'subscribers.csv'), 'utf8').split('\n').slice(1, 51);
    expect(first50(csv)).toHaveLength(50);
    expect(first50(csv)).not.toEqual(first50(week.out));
  });
});

describe('landing format', () => {
  test.each([
    ['areas.csv', 'area_id,name,level,parent_id,code,code_vintage,longitude,latitude,area_km2,resident_population'],
    ['sites.csv', 'site_id,name,kind,longitude,latitude,radius_m,owner,sensitive'],
    ['cells.csv', 'cell_id,longitude,latitude,range_m,valid_from,valid_to,technology'],
    ['cell_areas.csv', 'cell_id,area_id,share'],
    ['cell_sites.csv', 'cell_id,site_id,share'],
    ['population.csv', 'area_id,age_band,gender,population'],
    ['subscribers.csv', '"subscriber_id","birth_year","gender","consent","consent_at"'],
    ['objections.csv', '"subscriber_id","effective_at","kind"'],
  ])('%s', (name, header) => {
    const lines = readFileSync(join(week.out, name), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe(header);
    expect(lines.length).toBeGreaterThan(1);
  });

  test('events have the four columns, typed', async () => {
    const columns = await engine.rows<{ name: string; type: string }>(
      'DESCRIBE file({path:String}, Parquet) SETTINGS use_hive_partitioning = 0',
      {
        path: join(week.out, 'events/date=2026-10-05/part-0.parquet'),
      },
    );
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'subscriber_id String',
      'cell_id Nullable(String)',
      'observed_at Nullable(Int64)',
      'plmn String',
    ]);
  });

  test('CSV events carry instants with an offset', () => {
    const [header, first] = readFileSync(join(csv, 'events/date=2026-10-05/part-0.csv'), 'utf8').split('\n');
    expect(header).toBe('"subscriber_id","cell_id","observed_at","plmn"');
    expect(first).toMatch(/^"s\d{7}","[\w-]+","2026-10-0[45]T\d\d:\d\d:\d\d\.\d{3}Z","234-10"$/);
  });

  test('every area has a parent, every cell an area, every shared cell shares that sum to 1', async () => {
    const [counted] = await engine.rows<Record<string, string>>(
      `SELECT
        (SELECT count() FROM file({areas:String}, CSVWithNames) WHERE level = 'ZONE') AS zones,
        (SELECT count() FROM file({areas:String}, CSVWithNames) WHERE level != 'REGION'
          AND parent_id NOT IN (SELECT area_id FROM file({areas:String}, CSVWithNames))) AS orphans,
        (SELECT count() FROM file({cells:String}, CSVWithNames)) AS cells,
        (SELECT count() FROM (SELECT cell_id, sum(share) AS whole FROM file({cellAreas:String}, CSVWithNames) GROUP BY cell_id HAVING round(whole, 6) = 1)) AS located`,
      { areas: join(week.out, 'areas.csv'), cells: join(week.out, 'cells.csv'), cellAreas: join(week.out, 'cell_areas.csv') },
    );
    expect(counted).toMatchObject({ zones: '75', orphans: '0', located: counted?.['cells'] });
    expect(Number(counted?.['cells'])).toBeGreaterThan(2_000);
  });

  test('rows of every kind that ingestion must refuse are there, and roamers', async () => {
    const [counted] = await engine.rows<Record<string, string>>(
      `SELECT
        countIf(cell_id IS NULL) > 0 AND countIf(observed_at IS NULL) > 0 AND countIf(plmn = '234') > 0 AS unparsable,
        countIf(cell_id = 'cell-of-nowhere') > 0 AS unknown_cell,
        countIf(startsWith(subscriber_id, 'x')) > 0 AS unknown_subscriber,
        countIf(observed_at > 1000 * toInt64(toUnixTimestamp('2026-10-12 12:00:00', 'UTC'))) > 0 AS outside_date,
        countIf(plmn NOT LIKE '234%') > 0 AS roamers,
        count() > uniqExact(subscriber_id, cell_id, observed_at, plmn) AS duplicates
      FROM file({path:String}, Parquet)`,
      { path: join(week.out, 'events/*/*.parquet') },
    );
    expect(Object.values(counted ?? {}).map(Number)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('phones', () => {
  test('make about 40 events a day, and several in any half-hour stop', async () => {
    const [rate] = await engine.rows<{ rate: number }>(
      `SELECT count() / uniqExact(subscriber_id) / 7 AS rate FROM file({path:String}, Parquet) WHERE plmn = '234-10'`,
      { path: join(week.out, 'events/*/*.parquet') },
    );
    expect(rate?.rate).toBeGreaterThan(34);
    expect(rate?.rate).toBeLessThan(48);
    const [stops] = await engine.rows<{ stops: string; seen: string }>(
      `SELECT count() AS stops, countIf(events >= 3) AS seen FROM (
        SELECT subscriber_id, start_ms, countIf(observed_at BETWEEN start_ms AND end_ms) AS events
        FROM (SELECT * FROM file({stays:String}, Parquet) WHERE kind IN ('SITE', 'STOP') AND end_ms - start_ms >= 1800000) AS stays
        LEFT JOIN (SELECT subscriber_id, observed_at FROM file({events:String}, Parquet)) AS events USING (subscriber_id)
        GROUP BY subscriber_id, start_ms, end_ms)`,
      { stays: join(week.truth, 'stays/*.parquet'), events: join(week.out, 'events/*/*.parquet') },
    );
    expect(Number(stops?.stops)).toBeGreaterThan(500);
    expect(Number(stops?.seen) / Number(stops?.stops)).toBeGreaterThan(0.99);
  });

  test('are in one place at a time: true stays never overlap', async () => {
    const [overlaps] = await engine.rows<{ n: string }>(
      `SELECT count() AS n FROM (
        SELECT start_ms, lagInFrame(end_ms) OVER (PARTITION BY subscriber_id ORDER BY start_ms) AS before FROM file({path:String}, Parquet)
      ) WHERE before > start_ms`,
      { path: join(later.truth, 'stays/*.parquet') },
    );
    expect(overlaps?.n).toBe('0');
  });
});

describe('planted stories', () => {
  test('Saturday draws shoppers, and the match its crowd', async () => {
    const visits = await visitsOf(week.truth);
    const shopping = (day: string) =>
      STORIES.saturdayPeak.sites.reduce((sum, site) => sum + (visits.get(`${site} ${day}`) ?? 0), 0);
    expect(shopping('2026-10-10')).toBeGreaterThan(2 * shopping('2026-10-06'));
    expect(visits.get(`${STORIES.match.site} ${STORIES.match.day}`)).toBeGreaterThan(5);
    expect(visits.get(`${STORIES.match.site} 2026-10-08`) ?? 0).toBeLessThan(3);
  });

  test('no trains on the strike day, nobody in the closed street', async () => {
    const visits = await visitsOf(later.truth);
    const trains = (day: string) => STORIES.strike.sites.reduce((sum, site) => sum + (visits.get(`${site} ${day}`) ?? 0), 0);
    expect(trains(STORIES.strike.day)).toBe(0);
    expect(trains('2026-10-16')).toBeGreaterThan(0);
    const streetDays = [...visits.keys()]
      .filter((key) => key.startsWith(`${STORIES.closure.site} `))
      .map((key) => key.slice(-10));
    expect(streetDays.some((day) => day < STORIES.closure.from)).toBe(true);
    expect(streetDays.filter((day) => day >= STORIES.closure.from)).toEqual([]);
  });

  test('the day of the clock change has 25 hours with people in each', async () => {
    const hours = await engine.rows<{ at: string; n: string }>(
      'SELECT at, sum(n) AS n FROM file({path:String}, Parquet) GROUP BY at ORDER BY at',
      { path: join(later.truth, `families/presence-zone-hour/${STORIES.clockChange.day}.parquet`) },
    );
    expect(hours).toHaveLength(25);
    expect(hours[0]?.at).toBe(String(Date.parse('2026-10-24T23:00:00Z') / 1000));
    for (const { n } of hours) expect(Number(n)).toBeGreaterThan(subscribers * 0.8);
  });
});

test('every person of the truth counts once an hour, total and by demo alike', async () => {
  const [sums] = await engine.rows<{ total: string; byDemo: string; most: string }>(
    `SELECT (SELECT sum(n) FROM file({total:String}, Parquet)) AS total, (SELECT sum(n) FROM file({byDemo:String}, Parquet)) AS byDemo,
      (SELECT max(people) FROM (SELECT sum(n) AS people FROM file({total:String}, Parquet) GROUP BY at)) AS most`,
    {
      total: join(week.truth, 'families/presence-zone-hour/2026-10-06.parquet'),
      byDemo: join(week.truth, 'families/presence-zone-hour-demo/2026-10-06.parquet'),
    },
  );
  expect(sums?.total).toBe(sums?.byDemo);
  expect(Number(sums?.most)).toBeLessThanOrEqual(subscribers);
});

async function visitsOf(truth: string): Promise<ReadonlyMap<string, number>> {
  const rows = await engine.rows<{ key: string; n: string }>(
    "SELECT concat(site_id, ' ', day) AS key, sum(n) AS n FROM file({path:String}, Parquet) GROUP BY key",
    { path: join(truth, 'families/dwell-site-day/*.parquet') },
  );
  return new Map(rows.map(({ key, n }) => [key, Number(n)]));
}

function pick(hashes: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(names.map((name) => [name, hashes[name]]));
}

function hashesOf(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(root.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
