import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { noteLoading } from '../../src/enclave/recover.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { planFiles } from '../../src/ingest/plan-files.ts';
import { EVENT_HEADER, lines, makeLandingFolder, NOW, TEST_KEY } from './landing-folder.ts';
import type { LandingFolder } from './landing-folder.ts';

let folder: LandingFolder;
beforeEach(() => {
  folder = makeLandingFolder();
});
afterEach(() => folder.remove());

const monday = 'events/date=2026-04-20/part-0.csv';
const tuesday = 'events/date=2026-04-21/part-0.csv';

/** Accepted and quarantined rows by path and line. */
async function listRows({ engine }: Enclave): Promise<readonly string[]> {
  const rows = await engine.rows<{ readonly name: string }>(
    `SELECT concat(path, ':', toString(line), kind) AS name
     FROM (SELECT file, line, '' AS kind FROM events UNION ALL SELECT file, line, ' rejected' FROM quarantine) AS found
     INNER JOIN files USING file ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

test('the same folder again, the same content under other names and gzipped: nothing changes', async () => {
  const first = await folder.ingest((enclave) => listRows(enclave));
  expect(first).toEqual([`${tuesday}:2`, `${tuesday}:3`]);
  const content = lines(EVENT_HEADER, 't01,C1,2026-04-21T09:00:00Z,234-10', 't05,C2,1776762000000,234-10');
  folder.write({ 'events/date=2026-04-21/part-1.csv.gz': content, 'events/date=2026-04-22/again.csv': content });
  const second = await folder.ingest(async (enclave, outcome) => ({ rows: await listRows(enclave), outcome }));
  expect(second.rows).toEqual(first);
  expect(second.outcome.loaded).toEqual([]);
  expect(second.outcome.skipped).toHaveLength(3);
});

test('a changed file replaces its own rows, and the first path in byte order holds a content', async () => {
  await folder.ingest(async () => undefined);
  folder.write({ [tuesday]: lines(EVENT_HEADER, 't01,C1,2026-04-21T10:00:00Z,234-10', 't01,C9,2026-04-21T10:00:00Z,234-10') });
  const changed = await folder.ingest(async (enclave, outcome) => ({ rows: await listRows(enclave), outcome }));
  expect(changed.rows).toEqual([`${tuesday}:2`, `${tuesday}:3 rejected`]);
  expect(changed.outcome.replaced).toEqual([tuesday]);

  folder.write({ [monday]: lines(EVENT_HEADER, 't01,C1,2026-04-21T10:00:00Z,234-10', 't01,C9,2026-04-21T10:00:00Z,234-10') });
  const moved = await folder.ingest(async (enclave) => ({
    rows: await listRows(enclave),
    files: await enclave.engine.rows('SELECT path, rows, accepted, rejected FROM files'),
  }));
  expect(moved.rows).toEqual([`${monday}:2`, `${monday}:3 rejected`]);
  expect(moved.files).toEqual([{ path: monday, rows: '2', accepted: '1', rejected: '1' }]);
});

test('a file that grows while the folder is read is not taken, and is the next time', async () => {
  const half = lines(EVENT_HEADER, 't01,C1,2026-04-22T09:00:00Z,234-10');
  const later = 'events/date=2026-04-22/part-0.csv';
  folder.write({ [later]: half });
  const enclave = await createEnclave(folder.home, readMarketFile(join(folder.dir, 'market.json')), { testKey: TEST_KEY });
  const grow = (): void => appendFileSync(join(folder.dir, later), lines('t01,C1,2026-04-22T09:20:00Z,234-10'));
  try {
    // the first file is in when the second, hashed already, grows
    await expect(ingest(enclave, folder.dir, { now: NOW, onFile: grow })).rejects.toThrow(
      `${later} was not taken: it changed while`,
    );
    expect(await listRows(enclave)).toEqual([`${tuesday}:2`, `${tuesday}:3`]);
    await ingest(enclave, folder.dir, { now: NOW });
    expect(await listRows(enclave)).toEqual([`${tuesday}:2`, `${tuesday}:3`, `${later}:2`, `${later}:3`]);
  } finally {
    await enclave.close();
  }
});

test('a stored file that is no longer in the folder stays', async () => {
  await folder.ingest(async () => undefined);
  folder.write({ [tuesday]: null, [monday]: lines(EVENT_HEADER, 't01,C1,2026-04-20T10:00:00Z,234-10') });
  expect(await folder.ingest((enclave) => listRows(enclave))).toEqual([`${monday}:2`, `${tuesday}:2`, `${tuesday}:3`]);
});

test('which content counts under which path', () => {
  const at = (name: string, hash: string): Parameters<typeof planFiles>[0][number] => ({
    event: { name, path: name, format: 'csv', day: '2026-04-20' },
    hash,
    mark: '',
  });
  const stored = [
    { file: 1, path: 'b', hash: 'X' },
    { file: 2, path: 'd', hash: 'Y' },
  ];
  const plan = planFiles([at('a', 'X'), at('b', 'Z'), at('c', 'Z'), at('d', 'Y')], stored);
  expect(plan.load.map(({ event }) => event.name)).toEqual(['a', 'b']);
  expect(plan.drop.map(({ path }) => path)).toEqual(['b']);
  expect(plan.skipped.map(({ event }) => event.name)).toEqual(['c', 'd']);
  // b now holds what d holds: its own old rows go, nothing is read again but under b
  const swapped = planFiles([at('b', 'Y'), at('d', 'Y')], stored);
  expect(swapped.load.map(({ event }) => event.name)).toEqual(['b']);
  expect(swapped.drop.map(({ path }) => path)).toEqual(['b', 'd']);
});

test('Parquet: text, epoch and timestamp columns; a row is on the line after its number', async () => {
  await folder.ingest(async ({ engine }) => {
    for (const [name, instant] of [
      ['text', `'2026-04-21T10:00:00.123456+01:00'`],
      ['epoch', 'toInt64(1776762000123)'],
      ['timestamp', `toDateTime64('2026-04-21 09:00:00.123999', 6, 'UTC')`],
    ] as const) {
      await writeParquet(engine, join(folder.dir, `events/date=2026-04-21/${name}.parquet`), instant);
    }
  });
  const read = await folder.ingest(async ({ engine }) => ({
    events: await engine.rows(
      `SELECT path, line, observed_ms FROM events INNER JOIN files USING file WHERE endsWith(path, 'parquet') ORDER BY path, line`,
    ),
    quarantine: await engine.rows(`SELECT path, line, rule FROM quarantine INNER JOIN files USING file ORDER BY path, line`),
  }));
  const paths = ['epoch', 'text', 'timestamp'].map((name) => `events/date=2026-04-21/${name}.parquet`);
  expect(read.events).toEqual(paths.map((path) => ({ path, line: 2, observed_ms: '1776762000123' })));
  expect(read.quarantine).toEqual(
    paths.flatMap((path) => [
      { path, line: 3, rule: 'UNPARSABLE' },
      { path, line: 4, rule: 'UNKNOWN_CELL' },
    ]),
  );
});

/** A good row, one with nulls, one on an unknown cell; the instant differs by a millisecond's fraction at most. */
async function writeParquet(engine: Engine, path: string, instant: string): Promise<void> {
  await engine.run(
    `INSERT INTO FUNCTION file({path:String}, 'Parquet')
     SELECT 't01' AS subscriber_id, if(number = 1, NULL, if(number = 2, 'C9', 'C1')) AS cell_id, ${instant} AS observed_at,
            if(number = 1, NULL, '234-10') AS plmn
     FROM numbers(3)`,
    { path },
  );
}

test.each([
  ['no header', '', 'line 1: there is no header row'],
  ['a column missing', 'subscriber_id,cell_id,observed_at\n', 'line 1: no column "plmn"'],
])('an events file with %s is refused by name and nothing of it counts', async (_, content, message) => {
  folder.write({ 'events/date=2026-04-22/bad.csv': content });
  await expect(folder.ingest(async () => undefined)).rejects.toThrow(`events/date=2026-04-22/bad.csv, ${message}`);
  folder.write({ 'events/date=2026-04-22/bad.csv': null });
  expect(await folder.ingest((enclave) => listRows(enclave))).toEqual([`${tuesday}:2`, `${tuesday}:3`]);
});

test('a gzip file that is cut short is refused before anything is read', async () => {
  folder.write({ 'events/date=2026-04-22/torn.csv.gz': lines(EVENT_HEADER, 't01,C1,2026-04-22T09:00:00Z,234-10') });
  const { truncateSync } = await import('node:fs');
  truncateSync(join(folder.dir, 'events/date=2026-04-22/torn.csv.gz'), 40);
  await expect(folder.ingest(async () => undefined)).rejects.toThrow('torn.csv.gz cannot be read');
});

test('files that are no event files are named', async () => {
  folder.write({
    'events/date=2026-04-21/.part-1.csv.tmp': 'x',
    'events/readme.txt': 'x',
    'events/date=2026-04-21/_SUCCESS': '',
  });
  const ignored = await folder.ingest(async (_, outcome) => outcome.ignored);
  expect(ignored.toSorted()).toEqual([
    'events/date=2026-04-21/.part-1.csv.tmp',
    'events/date=2026-04-21/_SUCCESS',
    'events/readme.txt',
  ]);
});

test('what a killed ingest left behind is wiped, and the file is read again', async () => {
  await folder.ingest(async (enclave) => {
    // as after a kill: rows of file 2 are there, its row in files is not
    await enclave.engine.run(
      'INSERT INTO events SELECT subscriber, observed_ms, cell, plmn, is_registered, 2, line, day FROM events',
    );
    await enclave.engine.run(`INSERT INTO quarantine VALUES (2, 9, 'UNKNOWN_CELL', 'cell_id', 'C9', NULL, 0)`);
    noteLoading(enclave.folder, 2);
  });
  folder.write({ [monday]: lines(EVENT_HEADER, 't01,C1,2026-04-20T10:00:00Z,234-10') });
  const after = await folder.ingest(async (enclave) => ({
    rows: await listRows(enclave),
    events: await enclave.engine.rows('SELECT count() AS n FROM events'),
    hasNote: existsSync(join(enclave.folder, 'loading')),
  }));
  expect(after).toEqual({ rows: [`${monday}:2`, `${tuesday}:2`, `${tuesday}:3`], events: [{ n: '3' }], hasNote: false });
});
