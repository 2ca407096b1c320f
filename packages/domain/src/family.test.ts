import { expect, test } from 'vitest';
import { FAMILY_NAMES, getFamilyShape, isFamilyName } from './family.ts';

const keyOfWindow = { day: ['at', 'day'], week: ['week'], period: ['period'] } as const;

test('there are 21 families, each keyed by its window', () => {
  expect(FAMILY_NAMES).toHaveLength(21);
  for (const name of FAMILY_NAMES) {
    const shape = getFamilyShape(name);
    expect(
      keyOfWindow[shape.window].some((key) => shape.keys.includes(key)),
      name,
    ).toBe(true);
    expect(shape.keys.includes('age_band') && name.endsWith('-demo'), name).toBe(shape.keys.includes('gender'));
  }
});

test('a name is a family only if it is declared', () => {
  expect(isFamilyName('dwell-site-day')).toBe(true);
  expect(isFamilyName('toString')).toBe(false);
});
