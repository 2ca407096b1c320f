import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GATE_FAULTS } from '../scripts/mutants/gate-faults.ts';
import { MECHANISM_FAULTS } from '../scripts/mutants/mechanism-faults.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const faults = [...MECHANISM_FAULTS, ...GATE_FAULTS];

/** privacy.md 9. */
const names = [
  'sigma halved',
  'cap removed',
  'zero cells not noised',
  'noise per query',
  'seeded noise',
  'the same noise on a rebuild',
  'float Gaussian rounded',
  'K after weights',
  'interval from true error',
  'a family missing from the ledger',
  'uniques summed',
  'objection applied to today only',
  'threshold on the true count',
  'suppressed rows sorted by value',
];

test('the fourteen faults of the privacy model are planted, each once', () => {
  expect(faults.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

test.each(faults)('"$name" still fits the code, and the file of tests that catches it is there', ({ patches, caughtBy }) => {
  for (const { file, find, replace } of patches) {
    expect({ file, parts: readFileSync(join(repository, file), 'utf8').split(find).length }).toEqual({ file, parts: 2 });
    expect(replace).not.toBe(find);
  }
  expect(existsSync(join(repository, caughtBy.file))).toBe(true);
});
