import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOUNDING_PLAN } from '@passerby/anonymisation/policy';
import { FAMILY_NAMES } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { inspectAll, withBuiltEnclave, withBuiltWorld } from './exact-files.ts';
import type { ExactLines } from './exact-files.ts';
import { reportSeed, SETTINGS, worldArbitrary } from './random-world.ts';
import type { RawEvent, World } from './world.ts';
import { writeLanding } from './write-landing.ts';

const fewDays: fc.Arbitrary<World> = worldArbitrary({ min: 30, max: 40 }, [SETTINGS.londonAutumn]).map(cutToFewDays);

/** Few days about the change of the clocks, so that there are few files to read. */
function cutToFewDays(world: World): World {
  const days = world.days.filter((day) => day >= '2026-10-24' && day <= '2026-10-26');
  return { ...world, days, events: world.events.filter(({ file }) => days.some((day) => file.includes(day))) };
}

test('order, duplication and splitting of the input change no exact table', async () => {
  await fc.assert(
    fc.asyncProperty(fewDays, fc.integer({ min: 1, max: 4 }), async (world, parts) => {
      const folder = mkdtempSync(join(tmpdir(), 'passerby-landing-'));
      try {
        const straight = await withBuiltWorld(world, inspectAll);
        writeLanding(shuffled(world, parts), folder);
        const first = world.days[0] ?? '';
        copyFileSync(join(folder, `events/date=${first}/part-0.csv`), join(folder, `events/date=${first}/part-again.csv`));
        const mixed = await withBuiltEnclave(folder, { testKey: world.key.toString('hex') }, inspectAll);
        expect(mixed['quarantine']).toHaveLength(straight['quarantine']?.length ?? 0);
        expect({ ...mixed, quarantine: [] }).toEqual({ ...straight, quarantine: [] });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 2, endOnFailure: true, reporter: reportSeed },
  );
});

/** Rows in another order, in so many files a day instead of two. */
function shuffled(world: World, parts: number): World {
  const lines = new Map<string, number>();
  const events = world.events.toReversed().map((event, index): RawEvent => {
    const file = event.file.replace(/part-\d/, `part-${index % parts}`);
    const line = (lines.get(file) ?? 1) + 1;
    lines.set(file, line);
    return { id: event.id, ms: event.ms, cell: event.cell, plmn: event.plmn, file, line };
  });
  return { ...world, events };
}

test('a person more adds one to cells, no more of a window than the bound, and takes nothing from any', async () => {
  await fc.assert(
    fc.asyncProperty(fewDays, fc.nat(), async (world, drawn) => {
      const ids = [...new Set(world.events.map(({ id }) => id))].toSorted(
        (one, other) => countEvents(world, other) - countEvents(world, one),
      );
      const withPerson = await withBuiltWorld(world, inspectAll);
      for (const id of [ids[0], ids[drawn % ids.length]]) {
        const without = await withBuiltWorld({ ...world, events: world.events.filter((event) => event.id !== id) }, inspectAll);
        expect(listBreaches({ without, withPerson })).toEqual([]);
      }
    }),
    { numRuns: 1, endOnFailure: true, reporter: reportSeed },
  );
});

/** Windows of families in which something else changed than one more in some cells, at most the bound. */
function listBreaches(tables: Readonly<Record<'without' | 'withPerson', ExactLines>>): readonly string[] {
  return FAMILY_NAMES.flatMap((family) =>
    [...listChanges(family, tables)]
      .filter(([, changes]) => changes.some((change) => change !== 1) || changes.length > BOUNDING_PLAN[family].cap)
      .map(([window, changes]) => `${family} ${window}: ${changes.join(' ')}`),
  );
}

function countEvents(world: World, id: string): number {
  return world.events.filter((event) => event.id === id).length;
}

/** Differences of the cells of a family, by window: day (of an hour: its London day), week or period. */
function listChanges(
  family: FamilyName,
  { without, withPerson }: Readonly<Record<'without' | 'withPerson', ExactLines>>,
): ReadonlyMap<string, readonly number[]> {
  const cellsOf = (lines: readonly string[]): ReadonlyMap<string, number> =>
    new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(',')), Number(line.slice(line.lastIndexOf(',') + 1))]));
  const [before, after] = [cellsOf(without[family] ?? []), cellsOf(withPerson[family] ?? [])];
  const changes = new Map<string, number[]>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const change = (after.get(key) ?? 0) - (before.get(key) ?? 0);
    if (change === 0) continue;
    const window = windowOf(key);
    changes.set(window, [...(changes.get(window) ?? []), change]);
  }
  return changes;
}

function windowOf(key: string): string {
  const at = /(?:^|,)(\d{10})(?:,|$)/.exec(key)?.[1];
  if (at !== undefined) return new Date(Number(at) * 1000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  return /\d{4}-(?:W\d{2}|\d{2}-\d{2})/.exec(key)?.[0] ?? '';
}
