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
import { worldArbitrary } from './random-world.ts';
import type { RawEvent, World } from './world.ts';
import { writeLanding } from './write-landing.ts';

// One fixed market each: what is asserted holds for any, and each build is checked against the oracle elsewhere.
const sampleSeed = 20261123;

/** Few days, so that there are few files to read. */
function sampleWorld(): World {
  const [world] = fc.sample(worldArbitrary({ min: 40, max: 40 }), { numRuns: 1, seed: sampleSeed });
  if (world === undefined) throw new Error('fast-check gave no market');
  const days = world.days.filter((day) => day >= '2026-10-24' && day <= '2026-10-26');
  return { ...world, days, events: world.events.filter(({ file }) => days.some((day) => file.includes(day))) };
}

test('order, duplication and splitting of the input change no exact table', async () => {
  const world = sampleWorld();
  const folder = mkdtempSync(join(tmpdir(), 'passerby-landing-'));
  try {
    const straight = await withBuiltWorld(world, inspectAll);
    writeLanding(shuffled(world), folder);
    const first = world.days[0] ?? '';
    copyFileSync(join(folder, `events/date=${first}/part-0.csv`), join(folder, `events/date=${first}/part-again.csv`));
    const mixed = await withBuiltEnclave(folder, world.key.toString('hex'), inspectAll);
    expect(mixed['quarantine']).toHaveLength(straight['quarantine']?.length ?? 0);
    expect({ ...mixed, quarantine: [] }).toEqual({ ...straight, quarantine: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Rows in another order, in three files a day instead of two. */
function shuffled(world: World): World {
  const lines = new Map<string, number>();
  const events = world.events.toReversed().map((event, index): RawEvent => {
    const file = event.file.replace(/part-\d/, `part-${index % 3}`);
    const line = (lines.get(file) ?? 1) + 1;
    lines.set(file, line);
    return { id: event.id, ms: event.ms, cell: event.cell, plmn: event.plmn, file, line };
  });
  return { ...world, events };
}

test('a person more changes each cell by at most one, and no more cells of a window than the bound', async () => {
  const world = sampleWorld();
  const [busiest] = Object.keys(world.people).toSorted((one, other) => countEvents(world, other) - countEvents(world, one));
  const withPerson = await withBuiltWorld(world, inspectAll);
  const without = await withBuiltWorld({ ...world, events: world.events.filter(({ id }) => id !== busiest) }, inspectAll);
  let changed = 0;
  for (const family of FAMILY_NAMES) {
    for (const [window, cells] of listChanges(family, { without, withPerson })) {
      changed += cells.length;
      const isBounded = cells.every((change) => Math.abs(change) === 1) && cells.length <= BOUNDING_PLAN[family].cap;
      expect({ family, window, cells: cells.length, isBounded }).toEqual({
        family,
        window,
        cells: cells.length,
        isBounded: true,
      });
    }
  }
  expect(changed).toBeGreaterThan(0);
});

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
