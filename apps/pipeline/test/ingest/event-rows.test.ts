import { expect, test } from 'vitest';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { assertBuildable, listFileQuality, listWarnings } from '../../src/ingest/quality.ts';
import { EVENT_HEADER, lines, makeLandingFolder } from './landing-folder.ts';

const day = 'events/date=2026-04-21/part-0.csv';

interface Quarantined {
  readonly line: number;
  readonly rule: string;
  readonly field: string;
  readonly value: string;
}

function listQuarantine({ engine }: Enclave): Promise<readonly Quarantined[]> {
  return engine.rows<Quarantined>('SELECT line, rule, field, value FROM quarantine ORDER BY line');
}

async function listKeptLines({ engine }: Enclave): Promise<readonly number[]> {
  const rows = await engine.rows<{ readonly line: number }>('SELECT line FROM events ORDER BY line');
  return rows.map(({ line }) => line);
}

test('each rule of a row, in its order, with the value only where it identifies nobody', async () => {
  const rows = [
    [EVENT_HEADER, ''],
    ['t01,C1,2026-04-21T09:00:00Z,234-10', 'kept'],
    ['t01,C1,2026-04-21T09:00:00Z', 'UNPARSABLE', '', ''],
    ['t01,C1,2026-04-21T09:00:00Z,234-10,extra', 'UNPARSABLE', '', ''],
    [',C1,2026-04-21T09:00:00Z,234-10', 'UNPARSABLE', 'subscriber_id', ''],
    ['', 'UNPARSABLE', '', ''],
    ['t01,,2026-04-21T09:00:00Z,234-10', 'UNPARSABLE', 'cell_id', ''],
    ['t01,C1,2026-04-21T25:00:00Z,234-10', 'UNPARSABLE', 'observed_at', '2026-04-21T25:00:00Z'],
    ['t01,C1,2026-04-21T09:00:00,234-10', 'UNPARSABLE', 'observed_at', '2026-04-21T09:00:00'],
    ['t01,C1,2026-02-30T09:00:00Z,234-10', 'UNPARSABLE', 'observed_at', '2026-02-30T09:00:00Z'],
    ['t01,C1,,234-10', 'UNPARSABLE', 'observed_at', ''],
    ['t01,C1,2026-04-21T09:00:00Z,23410', 'UNPARSABLE', 'plmn', '23410'],
    ['t01,C1,2026-04-21T09:00:00Z,', 'UNPARSABLE', 'plmn', ''],
    ['t01,C1,t05,234-10', 'UNPARSABLE', 'observed_at', ''],
    ['t01,C1,+447700900123,234-10', 'UNPARSABLE', 'observed_at', ''],
    ['t01,C1,2026-04-23T00:00:00+01:00,234-10', 'OUTSIDE_FILE_DATE', 'observed_at', '2026-04-23T00:00:00+01:00'],
    ['t01,C1,2026-04-19T23:00:00Z,234-10', 'kept'],
    ['t01,C1,2026-04-19T22:59:59.999Z,234-10', 'OUTSIDE_FILE_DATE', 'observed_at', '2026-04-19T22:59:59.999Z'],
    ['t01,C1,9999-04-19T22:59:59.999Z,234-10', 'OUTSIDE_FILE_DATE', 'observed_at', '9999-04-19T22:59:59.999Z'],
    ['t01,C1,2026-04-22T12:00:00.001Z,234-10', 'FUTURE', 'observed_at', '2026-04-22T12:00:00.001Z'],
    ['t01,C1,2026-04-22T12:00:00.000999Z,234-10', 'kept'],
    ['t01,C9,2026-04-21T09:00:00Z,234-10', 'UNKNOWN_CELL', 'cell_id', 'C9'],
    ['t01,t05,2026-04-21T09:00:00Z,234-10', 'UNKNOWN_CELL', 'cell_id', ''],
    ['t01,C3,2026-04-20T22:59:59.999Z,234-10', 'kept'],
    ['t01,C3,2026-04-20T23:00:00Z,234-10', 'CELL_NOT_VALID', 'cell_id', 'C3'],
    ['t01,C3,2026-04-21T11:00:00Z,234-10', 'kept'],
    ['ghost,C1,2026-04-21T09:00:00Z,234-10', 'UNKNOWN_SUBSCRIBER', 'subscriber_id', ''],
    ['ghost,C9,2026-04-21T09:00:00Z,234-10', 'UNKNOWN_CELL', 'cell_id', 'C9'],
    ['french,C1,2026-04-21T09:00:00Z,208-01', 'kept'],
    ['t05,C1,2026-04-21T09:00:00Z,208-01', 'kept'],
    ['"t05","C1","2026-04-21T10:00:00Z","234-10"', 'kept'],
    ['"quo""ted, one",C1,2026-04-21T10:00:00Z,208-01', 'kept'],
    ['t0"5,C1,2026-04-21T10:00:00Z,234-10', 'UNPARSABLE', '', ''],
    ['t01,C1,2026-04-21T09:00:00Z,234-10\r', 'kept'],
  ] as const;
  const folder = makeLandingFolder({ [day]: lines(...rows.map(([row]) => row)) });
  const bad = rows.flatMap(([, rule, field, value], index) =>
    rule === '' || rule === 'kept' ? [] : [{ line: index + 1, rule, field, value }],
  );
  const kept = rows.flatMap(([, rule], index) => (rule === 'kept' ? [index + 1] : []));
  await folder.ingest(async (enclave, { loaded }) => {
    expect(await listQuarantine(enclave)).toEqual(bad);
    expect(await listKeptLines(enclave)).toEqual(kept);
    expect(loaded[0]).toMatchObject({ rows: rows.length - 1, accepted: kept.length, leftOut: 0 });
    const quality = await listFileQuality(enclave.engine);
    expect(listWarnings(quality).map(({ code }) => code)).toEqual(['STOPS_BUILD']);
    await buildExactTables(enclave, { now: new Date('2026-04-22T12:00:00Z') });
    await expect(assertBuildable(enclave.engine)).rejects.toThrow('nothing is released until it is replaced');
  }, new Date('2026-04-22T12:00:00Z'));
  folder.remove();
});

test('rows without consent, objected, before consent or under age are nowhere, even when they are bad', async () => {
  const folder = makeLandingFolder({
    [day]: lines(
      EVENT_HEADER,
      'none,C1,2026-04-21T09:00:00Z,234-10',
      'none,C9,garbage,',
      'child,C1,2026-04-21T09:00:00Z,234-10',
      'child,C1,garbage,234-10',
      'objector,C1,2026-04-20T23:00:00Z,234-10',
      'objector,C1,2026-04-21T11:00:00Z,234-10',
      'late,C1,2026-04-21T08:59:59.999Z,234-10',
      'late,C1,2026-04-21T09:00:00Z,234-10',
      'returner,C1,2026-04-21T11:59:59.999Z,234-10',
      'returner,C1,2026-04-21T12:00:00Z,234-10',
      'roamer-out,C1,2026-04-21T12:00:00Z,208-01',
      'unknown,C1,2026-04-21T12:00:00Z,234-10',
    ),
  });
  await folder.ingest(async (enclave, { loaded }) => {
    expect(await listQuarantine(enclave)).toEqual([]);
    expect(await listKeptLines(enclave)).toEqual([9, 11, 13]);
    expect(loaded[0]).toMatchObject({ accepted: 3, leftOut: 9, rejected: {} });
  });
  folder.remove();
});

test('the age is that of the period of the event: 16 is admitted from the period in which it is sure', async () => {
  const folder = makeLandingFolder({
    'subscribers.csv': lines(
      'subscriber_id,birth_year,gender,consent,consent_at',
      't16,2009,female,CONTRACT,',
      't15,2010,female,CONTRACT,',
    ),
    'events/date=2026-12-31/part-0.csv': lines(
      EVENT_HEADER,
      't16,C1,2026-12-31T12:00:00Z,234-10',
      't15,C1,2026-12-31T12:00:00Z,234-10',
    ),
    // the period 2026-12-28 began in 2026, so the turn of the year changes nothing; the next begins on 2027-01-25
    'events/date=2027-01-24/part-0.csv': lines(EVENT_HEADER, 't15,C1,2027-01-24T12:00:00Z,234-10'),
    'events/date=2027-01-25/part-0.csv': lines(EVENT_HEADER, 't15,C1,2027-01-25T12:00:00Z,234-10'),
    [day]: null,
  });
  await folder.ingest(async ({ engine }) => {
    const kept = await engine.rows<{ readonly path: string }>(
      'SELECT path, line FROM events INNER JOIN files USING file ORDER BY path',
    );
    expect(kept).toEqual([
      { path: 'events/date=2026-12-31/part-0.csv', line: 2 },
      { path: 'events/date=2027-01-25/part-0.csv', line: 2 },
    ]);
  }, new Date('2027-02-01T00:00:00Z'));
  folder.remove();
});

test('a registered person, a roamer and the pseudonyms of the vectors', async () => {
  const folder = makeLandingFolder({
    [day]: lines(
      EVENT_HEADER,
      't01,C1,2026-04-21T09:00:00Z,234-10',
      't05,C1,2026-04-21T09:00:00.5+01:00,208-01',
      's00001,C1,1776762000000,208-01',
    ),
  });
  await folder.ingest(async ({ engine, key }) => {
    expect(
      await engine.rows(
        'SELECT toString(subscriber) AS subscriber, observed_ms, is_registered, plmn, toString(day) AS day FROM events ORDER BY line',
      ),
    ).toEqual([
      { subscriber: '8048522242245341256', observed_ms: '1776762000000', is_registered: 1, plmn: '234-10', day: '2026-04-21' },
      { subscriber: '11266178177566065699', observed_ms: '1776758400500', is_registered: 1, plmn: '208-01', day: '2026-04-21' },
      { subscriber: '14751283892394083819', observed_ms: '1776762000000', is_registered: 0, plmn: '208-01', day: '2026-04-21' },
    ]);
    const opened = await engine.rows<{ readonly id: string }>(
      `SELECT decrypt('aes-256-gcm', substring(sealed_id, 13), unhex({key:String}), substring(sealed_id, 1, 12)) AS id FROM identities ORDER BY id`,
      { key: Buffer.from(key).toString('hex') },
    );
    expect(opened.map(({ id }) => id)).toEqual(['s00001', 't01', 't05']);
  });
  folder.remove();
});

test('header in another order, more columns, a byte order mark: columns are found by name', async () => {
  const folder = makeLandingFolder({
    [day]: '\uFEFFplmn,observed_at,kind,cell_id,subscriber_id\r\n234-10,2026-04-21T09:00:00Z,voice,C1,t01\r\n',
  });
  await folder.ingest(async (enclave) => {
    expect(await listKeptLines(enclave)).toEqual([2]);
    expect(await listQuarantine(enclave)).toEqual([]);
  });
  folder.remove();
});

test('volumes and reject rates warn at the thresholds of the page', () => {
  const file = (dayOfMonth: number, rows: number, rejected = 0): Parameters<typeof listWarnings>[0][number] => {
    const name = `2026-04-${dayOfMonth}`;
    return { path: `events/date=${name}/a.csv`, day: name, rows, accepted: rows - rejected, rejected };
  };
  const week = [10, 11, 12, 13, 14, 15, 16].map((dayOfMonth) => file(dayOfMonth, 100));
  const codes = (extra: Parameters<typeof file>): readonly string[] =>
    listWarnings([...week, file(...extra)]).map(({ code }) => code);
  expect(codes([17, 130])).toEqual([]);
  expect(codes([17, 131])).toEqual(['VOLUME']);
  expect(codes([17, 69])).toEqual(['VOLUME']);
  expect(codes([17, 100, 20])).toEqual([]);
  expect(codes([17, 100, 21])).toEqual(['REJECT_RATE']);
  expect(codes([17, 100, 50])).toEqual(['STOPS_BUILD']);
  expect(codes([25, 500])).toEqual([]);
});
