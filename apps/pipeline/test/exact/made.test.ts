import { beforeAll, expect, test } from 'vitest';
import { countFamily } from '../../src/families/count-family.ts';
import { expectedLines, inspectAll, withBuiltWorld } from './exact-files.ts';
import type { ExactLines } from './exact-files.ts';
import { londonTime, worldOfStories } from './story-world.ts';
import type { Story } from './story-world.ts';

/** An event every 55 minutes in cell `a` from the first to the last instant: there without a break. */
function always(first: string, last: string): Story['events'] {
  const [from, to] = [londonTime(first), londonTime(last)];
  const count = Math.floor((to - from) / 3_300_000) + 1;
  return Array.from({ length: count }, (_, index) => [new Date(from + index * 3_300_000).toISOString(), 'a'] as const);
}

const stories: readonly Story[] = [
  {
    id: 'two-hours',
    events: [
      ['2026-10-06T10:00:00', 'a'],
      ['2026-10-06T12:00:00', 'a'],
      ['2026-10-06T14:00:00.001', 'a'],
    ],
  },
  {
    id: 'night',
    events: [
      ['2026-10-06T22:00:00', 'a'],
      ['2026-10-07T06:00:00', 'a'],
      ['2026-10-07T08:00:00', 'a'],
    ],
  },
  {
    id: 'night-late',
    events: [
      ['2026-10-06T21:59:59.999', 'a'],
      ['2026-10-07T05:00:00', 'a'],
    ],
  },
  {
    id: 'night-end',
    events: [
      ['2026-10-07T01:00:00', 'a'],
      ['2026-10-07T08:00:00.001', 'a'],
    ],
  },
  {
    id: 'night-clock',
    events: [
      ['2026-10-24T22:30:00', 'a'],
      ['2026-10-25T06:15:00Z', 'a'],
    ],
  },
  {
    id: 'night-short',
    events: [
      ['2026-10-24T23:30:00', 'a'],
      ['2026-10-25T06:15:00Z', 'a'],
    ],
  },
  {
    id: 'halves',
    events: [
      ['2026-10-06T10:00:00', 'a'],
      ['2026-10-06T10:00:03', 'v'],
      ['2026-10-06T10:00:03.003', 'b'],
    ],
  },
  {
    id: 'joined',
    events: [
      ['2026-10-08T10:00:00', 'c'],
      ['2026-10-08T10:10:00', 'c'],
      ['2026-10-08T12:34:59.999', 'c'],
      ['2026-10-08T12:50:00', 'c'],
    ],
  },
  {
    id: 'trips',
    events: [
      ['2026-10-09T08:00:00', 'a'],
      ['2026-10-09T08:05:00', 'a'],
      ['2026-10-09T12:15:00', 'b'],
      ['2026-10-09T12:20:00', 'b'],
      ['2026-10-09T16:30:00.001', 'c'],
      ['2026-10-09T16:36:00', 'c'],
      ['2026-10-09T17:30:00', 'd'],
      ['2026-10-09T17:34:59.999', 'd'],
    ],
  },
  { id: 'autumn', events: always('2026-10-24T23:30:00', '2026-10-26T01:00:00Z') },
  {
    id: 'tie',
    events: [
      ['2026-10-20T10:05:00', 'a'],
      ['2026-10-20T10:35:00', 'b'],
    ],
  },
  {
    id: 'busy',
    events: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((cell, index): Story['events'] => [
      [`2026-10-15T${String(8 + index).padStart(2, '0')}:00:00`, cell],
      [`2026-10-15T${String(8 + index).padStart(2, '0')}:20:00`, cell],
    ]),
  },
  {
    id: 'home',
    events: [5, 6, 7, 8, 9, 12, 13].flatMap((day): Story['events'] => [
      [`2026-10-${String(day).padStart(2, '0')}T23:00:00`, 'e'],
      [`2026-10-${String(day + 1).padStart(2, '0')}T05:30:00`, 'e'],
      [`2026-10-${String(day + 1).padStart(2, '0')}T10:00:00`, 'f'],
      [`2026-10-${String(day + 1).padStart(2, '0')}T11:30:00`, 'f'],
    ]),
  },
];
const world = worldOfStories(stories);
let found: ExactLines;
let autumnHours: number;
let springHours: number;

beforeAll(async () => {
  await withBuiltWorld(world, async (enclave) => {
    found = await inspectAll(enclave);
    const autumn = await countFamily(enclave, 'presence-zone-hour', { from: '2026-10-25', to: '2026-10-26' });
    const spring = await countFamily(enclave, 'presence-zone-hour', { from: '2026-03-29', to: '2026-03-30' });
    autumnHours = autumn.counts.length / world.zones.length;
    springHours = spring.counts.length / world.zones.length;
  });
});

/** What a table says of one person, without the id. */
function of(table: string, id: string): readonly string[] {
  return (found[table] ?? []).filter((line) => line.startsWith(`${id},`)).map((line) => line.slice(id.length + 1));
}

const zoneStays = (id: string): readonly string[] => of('stays', id).filter((line) => line.startsWith('ZONE'));

test('the made market equals the oracle', () => {
  for (const [table, lines] of Object.entries(expectedLines(world)))
    expect({ [table]: found[table] }).toEqual({ [table]: lines });
});

test('a gap of exactly two hours goes on, a millisecond more breaks', () => {
  expect(zoneStays('two-hours')).toEqual([
    'ZONE,Z0,2026-10-06T08:55:00Z,2026-10-06T11:05:00Z',
    'ZONE,Z0,2026-10-06T12:55:00Z,2026-10-06T13:05:00Z',
  ]);
});

test('a gap of eight hours goes on if both ends lie in one night, 22:00 and 08:00 included', () => {
  expect(zoneStays('night')).toEqual(['ZONE,Z0,2026-10-06T20:55:00Z,2026-10-07T07:05:00Z']);
  expect(zoneStays('night-late')).toHaveLength(2);
  expect(zoneStays('night-end')).toHaveLength(2);
});

test('gaps are elapsed time over the clock change', () => {
  expect(zoneStays('night-clock')).toHaveLength(2);
  expect(zoneStays('night-short')).toEqual(['ZONE,Z0,2026-10-24T22:25:00Z,2026-10-25T06:20:00Z']);
});

test('half a gap counts to the neighbour anywhere, floored to the millisecond', () => {
  expect(zoneStays('halves')).toEqual([
    'ZONE,Z0,2026-10-06T08:55:00Z,2026-10-06T09:00:01Z',
    'ZONE,Z1,2026-10-06T09:00:03Z,2026-10-06T09:05:03Z',
  ]);
});

test('visits less than 15 minutes apart are one', () => {
  expect(of('visits', 'joined')).toEqual([
    'SITE,S2,2026-10-08T08:55:00Z,2026-10-08T09:15:00Z',
    'SITE,S2,2026-10-08T11:29:59Z,2026-10-08T11:55:00Z',
    'ZONE,Z2,2026-10-08T08:55:00Z,2026-10-08T09:15:00Z',
    'ZONE,Z2,2026-10-08T11:29:59Z,2026-10-08T11:55:00Z',
  ]);
});

test('a trip needs visits of 15 minutes, at most four hours apart', () => {
  expect(of('trips', 'trips')).toEqual(['Z0,Z1,2026-10-09T07:10:00Z,2026-10-09T11:10:00Z']);
});

test('a day of 25 hours has 25 cells, of which one person counts in 24; a day of 23 has 23', () => {
  expect([autumnHours, springHours]).toEqual([25, 23]);
  const day = (found['presence-zone-hour'] ?? []).filter((line) => {
    const at = Number(line.split(',')[1]);
    return at >= Date.parse('2026-10-24T23:00:00Z') / 1000 && at < Date.parse('2026-10-26T00:00:00Z') / 1000;
  });
  expect(day.filter((line) => line.startsWith('Z0,'))).toHaveLength(24);
});

test('equal times in an hour are drawn to one zone', () => {
  const at = Date.parse('2026-10-20T09:00:00Z') / 1000;
  expect((found['presence-zone-hour'] ?? []).filter((line) => line.includes(`,${at},`))).toEqual([
    expect.stringMatching(/^Z[01],\d+,1$/),
  ]);
});

test('of eight zones on a day six are kept, of seven sites four', () => {
  const onDay = (table: string): readonly string[] => (found[table] ?? []).filter((line) => line.includes(',2026-10-15'));
  expect(onDay('visitors-zone-day')).toHaveLength(6);
  expect(onDay('dwell-site-day').filter((line) => line.endsWith(',30-60,1'))).toHaveLength(4);
});

test('home and work are the zones of more than half of the nights and working hours', () => {
  expect(of('homes', 'home')).toEqual(['Z4,Z5']);
  expect(of('homes', 'busy')).toEqual([',']);
  expect(found['residents-zone-period-demo']).toEqual(['Z4,2026-10-05,35-44,female,1']);
});
