import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedLines, inspectAll, withBuiltWorld } from './exact-files.ts';
import { worldArbitrary } from './random-world.ts';
import type { World } from './world.ts';

test('every exact table of random markets equals a plain reading of measures.md', async () => {
  await fc.assert(
    fc.asyncProperty(worldArbitrary({ min: 60, max: 120 }), async (world) => {
      const found = await withBuiltWorld(world, inspectAll);
      for (const [table, lines] of Object.entries(expectedLines(world)))
        expect({ [table]: found[table] }).toEqual({ [table]: lines });
    }),
    { numRuns: 3, endOnFailure: true, reporter: reportSeed },
  );
});

/** The market that failed is made again from its seed; printed whole it would be thousands of lines. */
function reportSeed({ failed, seed, counterexamplePath, errorInstance }: fc.RunDetails<[World]>): void {
  if (failed) throw new Error(`seed ${seed}, path ${counterexamplePath}`, { cause: errorInstance });
}
