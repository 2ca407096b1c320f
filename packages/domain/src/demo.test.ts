import { expect, test } from 'vitest';
import { DEMO_LEAVES, listLeavesOf, UNKNOWN_LEAF } from './demo.ts';

test('there are 15 leaves and the unknown one is last', () => {
  expect(DEMO_LEAVES).toHaveLength(15);
  expect(DEMO_LEAVES.at(-1)).toBe(UNKNOWN_LEAF);
});

test('nobody named means everyone, unknown included', () => {
  expect(listLeavesOf({})).toEqual(DEMO_LEAVES);
});

test('naming ages or genders leaves the unknown leaf out unless it is named too', () => {
  expect(listLeavesOf({ ageBands: ['25-34'], genders: ['female'] })).toEqual([{ ageBand: '25-34', gender: 'female' }]);
  expect(listLeavesOf({ genders: ['male'] })).toHaveLength(7);
  expect(listLeavesOf({ ageBands: ['75+', 'unknown'] })).toEqual([
    { ageBand: '75+', gender: 'female' },
    { ageBand: '75+', gender: 'male' },
    UNKNOWN_LEAF,
  ]);
});
