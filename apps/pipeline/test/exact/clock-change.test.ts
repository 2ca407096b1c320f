import { beforeAll, describe, expect, test } from 'vitest';
import { expectedLines, inspectAll, withBuiltWorld } from './exact-files.ts';
import type { ExactLines } from './exact-files.ts';
import { worldOfStories } from './story-world.ts';
import type { Story } from './story-world.ts';

const hourMs = 3_600_000;

/** An event every 55 minutes in cell `a`. */
function always(id: string, from: string, to: string): Story {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.floor((last - first) / 3_300_000) + 1;
  return {
    id,
    events: Array.from({ length: count }, (_, index) => [new Date(first + index * 3_300_000).toISOString(), 'a'] as const),
  };
}

/** Five nights of 190 minutes each in zone Z4 (cell `e`), from 22:55 to 02:05 local. */
function fiveNights(days: readonly string[], offset: string): Story['events'] {
  return days.flatMap((day): Story['events'] => {
    const late = Date.parse(`${day}T23:00:00${offset}`);
    return [late, late + 3 * hourMs].map((ms) => [new Date(ms).toISOString(), 'e'] as const);
  });
}

/** What a table says of one person or cell, the rest of the line. */
function after(lines: readonly string[] | undefined, prefix: string): readonly string[] {
  return (lines ?? []).filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
}

function at(instant: string): string {
  return String(Date.parse(instant) / 1000);
}

async function inspectStories(stories: readonly Story[], firstPeriod: string): Promise<ExactLines> {
  const world = worldOfStories(stories, firstPeriod);
  const found = await withBuiltWorld(world, inspectAll);
  for (const [table, lines] of Object.entries(expectedLines(world)))
    expect({ [table]: found[table] }).toEqual({ [table]: lines });
  return found;
}

describe('the spring day of 23 hours: 29 March, 01:00 GMT is 02:00 BST', () => {
  let found: ExactLines;
  beforeAll(async () => {
    found = await inspectStories(
      [
        always('present', '2026-03-28T20:00:00Z', '2026-03-30T03:00:00Z'),
        {
          id: 'eight',
          events: [
            ['2026-03-28T22:30:00Z', 'b'],
            ['2026-03-29T06:30:00Z', 'b'],
          ],
        },
        {
          id: 'longer',
          events: [
            ['2026-03-28T22:30:00Z', 'c'],
            ['2026-03-29T06:30:00.001Z', 'c'],
          ],
        },
        {
          id: 'night',
          events: [
            ['2026-03-29T05:04:59Z', 'd'],
            ['2026-03-29T05:20:00Z', 'd'],
          ],
        },
        {
          id: 'morning',
          events: [
            ['2026-03-29T05:05:00Z', 'd'],
            ['2026-03-29T05:20:00Z', 'd'],
          ],
        },
        {
          id: 'sleeper',
          events: [
            ...fiveNights(['2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21'], 'Z'),
            ...['2026-03-23', '2026-03-24'].flatMap((day): Story['events'] => [
              [`${day}T22:05:00Z`, 'f'],
              [new Date(Date.parse(`${day}T22:05:00Z`) + 4 * hourMs).toISOString(), 'f'],
            ]),
            ['2026-03-28T22:05:00Z', 'f'],
            ['2026-03-29T04:55:00Z', 'f'],
          ],
        },
      ],
      '2026-03-16',
    );
  });

  test('presence: one who is always there counts in each of the 23 hours, the hour after 00:00 is 02:00', () => {
    const hours = after(found['presence-zone-hour'], 'Z0,').map((line) => line.split(',')[0] ?? '');
    const onDay = hours.filter((hour) => hour >= at('2026-03-29T00:00:00Z') && hour < at('2026-03-29T23:00:00Z'));
    expect(onDay).toHaveLength(23);
    expect(onDay.slice(0, 2)).toEqual([at('2026-03-29T00:00:00Z'), at('2026-03-29T01:00:00Z')]);
  });

  test('stays: a night gap of eight hours elapsed goes on though the clocks say nine, more does not', () => {
    const { stays } = found;
    expect(after(stays, 'eight,ZONE,')).toEqual(['Z1,2026-03-28T22:25:00Z,2026-03-29T06:35:00Z']);
    expect(after(stays, 'longer,ZONE,')).toHaveLength(2);
  });

  test('dayparts: 05:00 UTC is 06:00 and so morning, a second before is night', () => {
    const { 'dwell-site-week-daypart': dayparts } = found;
    expect(after(dayparts, 'S3,2026-W13,')).toEqual(['morning,15-60,35-44,1', 'night,15-60,35-44,1']);
  });

  test('homes: the night of the change is seven hours long', () => {
    // Z4 950 minutes; Z5 250 + 250 + 420, with a night of eight hours it would be 980 and nobody's home
    expect(after(found['homes'], 'sleeper,')).toEqual(['Z4,']);
  });
});

describe('the autumn day of 25 hours: 25 October, 02:00 BST is 01:00 GMT', () => {
  let found: ExactLines;
  beforeAll(async () => {
    found = await inspectStories(
      [
        {
          id: 'twice',
          events: [
            ['2026-10-25T00:20:00Z', 'a'],
            ['2026-10-25T00:50:00Z', 'a'],
            ['2026-10-25T01:10:00Z', 'b'],
            ['2026-10-25T01:40:00Z', 'b'],
          ],
        },
        {
          id: 'eight',
          events: [
            ['2026-10-24T21:30:00Z', 'c'],
            ['2026-10-25T05:30:00Z', 'c'],
          ],
        },
        {
          id: 'longer',
          events: [
            ['2026-10-24T21:30:00Z', 'c'],
            ['2026-10-25T05:30:00.001Z', 'c'],
          ],
        },
        {
          id: 'night',
          events: [
            ['2026-10-25T06:04:59Z', 'd'],
            ['2026-10-25T06:20:00Z', 'd'],
          ],
        },
        {
          id: 'morning',
          events: [
            ['2026-10-25T06:05:00Z', 'd'],
            ['2026-10-25T06:20:00Z', 'd'],
          ],
        },
        {
          id: 'sleeper',
          events: [
            ...fiveNights(['2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10'], '+01:00'),
            ['2026-10-12T22:05:00', 'f'],
            ['2026-10-13T05:15:00', 'f'],
            ['2026-10-24T21:05:00Z', 'f'],
            ['2026-10-25T01:30:00Z', 'f'],
            ['2026-10-25T05:55:00Z', 'f'],
          ],
        },
        always('present', '2026-10-24T20:00:00Z', '2026-10-26T03:00:00Z'),
      ],
      '2026-10-05',
    );
  });

  test('presence: the repeated hour is two cells, and one who is always there counts in 24 of the 25', () => {
    const presence = found['presence-zone-hour'];
    expect(after(presence, `Z1,${at('2026-10-25T00:00:00Z')},`)).toEqual([]);
    expect(after(presence, `Z1,${at('2026-10-25T01:00:00Z')},`)).toEqual(['1']);
    const onDay = after(presence, 'Z0,')
      .map((line) => line.split(','))
      .filter(([hour = '']) => hour >= at('2026-10-24T23:00:00Z') && hour < at('2026-10-26T00:00:00Z'));
    // 24 of `present` and one of `twice`
    expect(onDay.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(25);
    const places = found['visitors-zone-day'];
    expect(after(places, 'Z0,2026-10-25,')).toEqual(['2']);
  });

  test('stays: a night gap of eight hours elapsed goes on though the clocks say seven, more does not', () => {
    const { stays } = found;
    expect(after(stays, 'eight,ZONE,')).toEqual(['Z2,2026-10-24T21:25:00Z,2026-10-25T05:35:00Z']);
    expect(after(stays, 'longer,ZONE,')).toHaveLength(2);
  });

  test('dayparts: 06:00 UTC is 06:00 and so morning, a second before is night', () => {
    const { 'dwell-site-week-daypart': dayparts } = found;
    expect(after(dayparts, 'S3,2026-W43,')).toEqual(['morning,15-60,35-44,1', 'night,15-60,35-44,1']);
  });

  test('homes: the night of the change is nine hours long', () => {
    // Z4 950 minutes; Z5 440 + 540, with a night of eight hours it would be 920 and Z4 the home
    expect(after(found['homes'], 'sleeper,')).toEqual([',']);
  });
});
