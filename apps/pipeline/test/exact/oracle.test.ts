import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedLines, inspectAll, withBuiltWorld } from './exact-files.ts';
import { reportSeed, SETTINGS, worldArbitrary } from './random-world.ts';

test.each(Object.entries(SETTINGS))(
  'every exact table of random markets equals a plain reading of measures.md: %s',
  async (_, setting) => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary({ min: 60, max: 120 }, [setting]), async (world) => {
        const found = await withBuiltWorld(world, inspectAll);
        for (const [table, lines] of Object.entries(expectedLines(world)))
          expect({ [table]: found[table] }).toEqual({ [table]: lines });
      }),
      { numRuns: 1, endOnFailure: true, reporter: reportSeed },
    );
  },
);
