import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXACT_TABLES } from '../../src/inspect/exact-table.ts';
import { inspectAll, withBuiltEnclave } from './exact-files.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/markets/tiny', import.meta.url));
const testKey = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: the hand-made market tiny is not at ${folder}`);

test.skipIf(!isThere)('every table of the hand-made market tiny is the expected one', async () => {
  const found = await withBuiltEnclave(folder, { testKey }, inspectAll);
  for (const table of EXACT_TABLES) {
    const expected = readFileSync(join(folder, 'expected', `${table}.csv`), 'utf8');
    expect({ [table]: found[table] }).toEqual({ [table]: expected.split('\n').slice(1, -1) });
  }
});
