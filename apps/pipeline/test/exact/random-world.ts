import * as fc from 'fast-check';
import { addDays, localDayOf, localMidnight } from '@passerby/domain/calendar';
import { makeWorld } from './world.ts';
import type { Objection, Person, RawEvent, World } from './world.ts';

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
/** Where and when a market lives: its clocks change on day `changeDay` of the first period, counted from 0. */
export interface Setting {
  readonly timeZone: string;
  readonly firstPeriod: string;
  readonly changeDay: number;
}

/** Days of 25 hours and of 23, where clocks stand on the hour and half an hour off it, and half an hour off without a change. */
export const SETTINGS = {
  londonAutumn: { timeZone: 'Europe/London', firstPeriod: '2026-10-05', changeDay: 20 },
  londonSpring: { timeZone: 'Europe/London', firstPeriod: '2026-03-16', changeDay: 13 },
  kolkata: { timeZone: 'Asia/Kolkata', firstPeriod: '2026-10-05', changeDay: 20 },
  adelaideSpring: { timeZone: 'Australia/Adelaide', firstPeriod: '2026-09-21', changeDay: 13 },
  adelaideAutumn: { timeZone: 'Australia/Adelaide', firstPeriod: '2026-03-23', changeDay: 13 },
} as const satisfies Readonly<Record<string, Setting>>;

const lastDayOfWorld = 28;
const holidayOfWorld = 9;
const movedAfterHours = 9.5 * 24;

/**
 * Instants from which lives start: 22:00 and 08:00 of nights, midnights, about the change of the clocks, the edge of the first week, a
 * holiday's morning, the end of the period. Days and hours elapsed since their midnight.
 */
function startsOf({ timeZone, firstPeriod, changeDay }: Setting): readonly number[] {
  const clocks: readonly (readonly [day: number, hours: number])[] = [
    [0, 0],
    [6, 22],
    [6, 24 - 1 / hour],
    [9, 8 + 55 / 60],
    [changeDay - 1, 22],
    [changeDay - 1, 22.5],
    [changeDay, 1 / 6],
    [changeDay, 1.5],
    [changeDay, 2.5],
    [changeDay, 9],
    [changeDay - 2, 14],
    [26, 20],
  ];
  return clocks.map(([day, hours]) => localMidnight(addDays(firstPeriod, day), timeZone) * 1000 + Math.round(hours * hour));
}

const cells = ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'v', 'x', 'y', 'p', 'q', 's', 's', 't', 'm', 'm'];

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

/** What somebody told the operator, by the day of the period and the minute: most nothing. */
type Told = readonly (readonly [kind: Objection['kind'], minutes: number])[];
const toldArbitrary: fc.Arbitrary<Told> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.tuple(
        fc.constantFrom('OBJECTION', 'WITHDRAWAL', 'RETURN', 'RETURN'),
        fc.oneof(fc.constantFrom(0, 7 * 1440, 14 * 1440), fc.integer({ min: 0, max: 28 * 1440 })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  },
);

/** A life: who, from when, and what happened. Few cells of few kinds, so that runs, joins and returns are common. */
interface Life {
  readonly person: Person | undefined;
  /** Minutes of the period after which consent holds; absent: always. */
  readonly consentMinutes: number | undefined;
  readonly told: Told;
  /** Which of the setting's instants. */
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
  consentMinutes: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * 1440 }) },
  ),
  told: toldArbitrary,
  start: fc.nat({ max: 11 }),
  steps: fc.oneof({ weight: 5, arbitrary: wandering }, { weight: 2, arbitrary: settled }, { weight: 2, arbitrary: restless }),
});

/** Random small markets: many unlike lives in one, so that one build checks all of them. */
export function worldArbitrary(
  lives: { readonly min: number; readonly max: number },
  settings: readonly Setting[] = Object.values(SETTINGS),
): fc.Arbitrary<World> {
  return fc
    .tuple(fc.constantFrom(...settings), fc.array(lifeArbitrary, { minLength: lives.min, maxLength: lives.max }))
    .map(([setting, lived]) => worldOf(setting, lived));
}

/** The market that failed is made again from its seed; printed whole it would be thousands of lines. */
export function reportSeed<Ts>({ failed, seed, counterexamplePath, errorInstance }: fc.RunDetails<Ts>): void {
  if (failed) throw new Error(`seed ${seed}, path ${counterexamplePath}`, { cause: errorInstance });
}

/** The world in which these lives were lived; events after its last day are left out. */
function worldOf(setting: Setting, lives: readonly Life[]): World {
  const { timeZone, firstPeriod } = setting;
  const firstMs = localMidnight(firstPeriod, timeZone) * 1000;
  const base = makeWorld(firstMs + movedAfterHours * hour);
  const market = { ...base.market, timeZone, firstPeriod, holidays: [addDays(firstPeriod, holidayOfWorld)] };
  const starts = startsOf(setting);
  const people: Record<string, Person> = {};
  const objections: Objection[] = [];
  const rows = new Rows(timeZone, addDays(firstPeriod, lastDayOfWorld));
  for (const [index, { person, consentMinutes, told, start, steps }] of lives.entries()) {
    const id = `s${String(index).padStart(4, '0')}`;
    const consent = consentMinutes === undefined ? {} : { consentFromMs: firstMs + consentMinutes * minute };
    if (person !== undefined) people[id] = { ...person, ...consent };
    objections.push(...told.map(([kind, minutes]) => ({ id, kind, ms: firstMs + minutes * minute })));
    let ms = starts[start] ?? firstMs;
    for (const step of steps) {
      ms += step.gapMs;
      const plmn = person === undefined && step.plmn === '234-10' ? '310-260' : step.plmn;
      for (let copy = 0; copy < step.copies; copy++) rows.add({ id, ms, cell: step.cell, plmn }, (index + copy) % 2);
    }
  }
  return { ...base, market, people, objections, events: rows.events, days: rows.listDays() };
}

/** Puts events into the files of their days, each on the next line. */
class Rows {
  readonly events: RawEvent[] = [];
  readonly #lines = new Map<string, number>();
  readonly #timeZone: string;
  readonly #lastDay: string;

  constructor(timeZone: string, lastDay: string) {
    this.#timeZone = timeZone;
    this.#lastDay = lastDay;
  }

  /** Leaves out what happens after the last day. */
  add(event: Omit<RawEvent, 'file' | 'line'>, part: number): void {
    const day = localDayOf(event.ms / 1000, this.#timeZone);
    if (day > this.#lastDay) return;
    const file = `events/date=${day}/part-${part}.csv`;
    const line = (this.#lines.get(file) ?? 1) + 1;
    this.#lines.set(file, line);
    this.events.push({ ...event, file, line });
  }

  listDays(): readonly string[] {
    const prefix = 'events/date='.length;
    return [...new Set([...this.#lines.keys()].map((file) => file.slice(prefix, prefix + 10)))].toSorted();
  }
}
