import * as fc from 'fast-check';
import { localDayOf } from '@passerby/domain/calendar';
import { makeWorld } from './world.ts';
import type { Person, RawEvent, World } from './world.ts';

/** One step of a made-up life: how long after the last event, at which cell, once or twice, with which SIM. */
interface Step {
  readonly gapMs: number;
  readonly cell: string;
  readonly copies: number;
  readonly plmn: string;
}

const minute = 60_000;
const hour = 60 * minute;
/** Gaps at, just under and just over every limit of measures.md 2 and 6. */
const gaps = [
  0,
  1,
  3,
  minute,
  2 * minute + 1,
  5 * minute - 1,
  5 * minute,
  5 * minute + 1,
  10 * minute,
  15 * minute,
  20 * minute,
  25 * minute,
  45 * minute,
  hour,
  2 * hour - 1,
  2 * hour,
  2 * hour + 1,
  4 * hour,
  4 * hour + 10 * minute,
  7 * hour,
  8 * hour,
  8 * hour + 1,
  13 * hour,
];
/** 22:00 and 08:00 of nights, midnights, the clock change of 25 October, the edge of the first week, a holiday's morning. */
const starts = [
  '2026-10-05T00:00:00+01:00',
  '2026-10-11T22:00:00+01:00',
  '2026-10-11T23:59:59.999+01:00',
  '2026-10-14T08:55:00+01:00',
  '2026-10-24T22:00:00+01:00',
  '2026-10-24T22:30:00+01:00',
  '2026-10-25T00:10:00+01:00',
  '2026-10-25T01:30:00+01:00',
  '2026-10-25T01:30:00Z',
  '2026-10-25T08:00:00Z',
  '2026-10-23T14:00:00+01:00',
  '2026-10-31T20:00:00Z',
].map((text) => Date.parse(text));
const cells = ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'v', 'x', 'y', 'p', 'q', 's', 's', 't'];
const lastDay = '2026-11-02';

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  gapMs: fc.oneof(fc.constantFrom(...gaps), fc.integer({ min: 0, max: 3 * hour })),
  cell: fc.constantFrom(...cells),
  copies: fc.constantFrom(1, 1, 1, 1, 1, 2, 3),
  plmn: fc.constantFrom('234-10', '234-10', '234-10', '208-01'),
});
const personArbitrary: fc.Arbitrary<Person | undefined> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      birthYear: fc.constantFrom(0, 1950, 1960, 1970, 1981, 1991, 2001, 2009),
      gender: fc.constantFrom('female', 'male', ''),
    }),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** A life: who, from when, and what happened. Few cells of few kinds, so that runs, joins and returns are common. */
interface Life {
  readonly person: Person | undefined;
  readonly start: number;
  readonly steps: readonly Step[];
}

const wandering: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...cells), { minLength: 1, maxLength: 5 }),
    fc.array(stepArbitrary, { minLength: 1, maxLength: 40 }),
  )
  .map(([few, steps]) => steps.map((step, index) => ({ ...step, cell: few[(step.gapMs + index) % few.length] ?? 'a' })));
/** A week or more of nights and days with a home and a workplace, so that labels, night rules and weeks come up. */
const settled: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom(...cells),
    fc.constantFrom(...cells),
    fc.array(fc.tuple(stepArbitrary, fc.integer({ min: 0, max: 2 })), { minLength: 8, maxLength: 14 }),
  )
  .map(([home, work, days]) =>
    days.flatMap(([other, nights]) => {
      const step = (gapHours: number, cell: string): Step => ({
        gapMs: gapHours * hour + nights * 7 * minute,
        cell,
        copies: 1,
        plmn: '234-10',
      });
      return [
        step(2, home),
        step(1.7, home),
        step(7.4, home),
        step(1.5, work),
        step(1.5, work),
        step(1.8, work),
        { ...other, gapMs: other.gapMs % hour },
        step(1.9, work),
        step(2.5, nights === 2 ? other.cell : home),
      ];
    }),
  );
/** A busy day of short visits to many places, so that every cap overflows. */
const restless: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.constantFrom(16, 21, 26, 31), fc.array(fc.constantFrom(...cells), { minLength: 20, maxLength: 60 }))
  .map(([gapMinutes, visited]) =>
    visited.flatMap((cell) => [
      { gapMs: gapMinutes * minute, cell, copies: 1, plmn: '234-10' },
      { gapMs: 11 * minute, cell, copies: 1, plmn: '234-10' },
    ]),
  );

const lifeArbitrary: fc.Arbitrary<Life> = fc.record({
  person: personArbitrary,
  start: fc.constantFrom(...starts),
  steps: fc.oneof({ weight: 5, arbitrary: wandering }, { weight: 2, arbitrary: settled }, { weight: 2, arbitrary: restless }),
});

/** Random small markets: many unlike lives in one, so that one build checks all of them. */
export function worldArbitrary(lives: { readonly min: number; readonly max: number }): fc.Arbitrary<World> {
  return fc.array(lifeArbitrary, { minLength: lives.min, maxLength: lives.max }).map(worldOf);
}

/** The world in which these lives were lived; events after its last day are left out. */
export function worldOf(lives: readonly Life[]): World {
  const base = makeWorld();
  const people: Record<string, Person> = {};
  const events: RawEvent[] = [];
  const lines = new Map<string, number>();
  for (const [index, { person, start, steps }] of lives.entries()) {
    const id = `s${String(index).padStart(4, '0')}`;
    if (person !== undefined) people[id] = person;
    let ms = start;
    for (const step of steps) {
      ms += step.gapMs;
      const plmn = person === undefined && step.plmn === '234-10' ? '310-260' : step.plmn;
      for (let copy = 0; copy < step.copies; copy++) {
        const day = localDayOf(ms / 1000, base.market.timeZone);
        if (day > lastDay) break;
        const file = `events/date=${day}/part-${(index + copy) % 2}.csv`;
        const line = (lines.get(file) ?? 1) + 1;
        lines.set(file, line);
        events.push({ id, ms, cell: step.cell, plmn, file, line });
      }
    }
  }
  const days = [...new Set(events.map(({ file }) => file.slice('events/date='.length, 'events/date='.length + 10)))].toSorted();
  return { ...base, people, events, days };
}
