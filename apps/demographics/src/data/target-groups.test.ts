import { expect, test } from 'vitest';
import { BUILT_IN_TARGET_GROUPS, getTargetGroup } from './target-groups.ts';

test('there are 24 built-in groups with ids of their own', () => {
  expect(new Set(BUILT_IN_TARGET_GROUPS.map(({ id }) => id)).size).toBe(24);
  expect(getTargetGroup('women-25-34')).toEqual({
    id: 'women-25-34',
    name: 'Women 25-34',
    ageBands: ['25-34'],
    genders: ['female'],
  });
  expect(getTargetGroup('aged-75-plus').ageBands).toEqual(['75+']);
  expect(() => getTargetGroup('cats')).toThrow('no target group "cats"');
});
