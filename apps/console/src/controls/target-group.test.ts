import { expect, test } from 'vitest';
import { describeTargetGroup, readTargetGroup, targetGroupInput, writeTargetGroup } from './target-group.ts';

test.each([
  ['FEMALE,AGE_25_34', 'AGE_25_34,FEMALE', 'women 25-34'],
  ['AGE_16_24,AGE_75_PLUS', 'AGE_16_24,AGE_75_PLUS', 'everyone 16-24, 75+'],
  ['FEMALE,MALE', 'FEMALE,MALE', 'everyone'],
  ['nonsense', undefined, 'everyone'],
  [undefined, undefined, 'everyone'],
])('the address %j is the group %j, in words %j', (text, written, words) => {
  const group = readTargetGroup(text);
  expect(writeTargetGroup(group)).toBe(written);
  expect(describeTargetGroup(group)).toBe(words);
});

test('a question names only what is chosen', () => {
  expect(targetGroupInput(readTargetGroup('FEMALE'))).toEqual({ genders: ['FEMALE'] });
  expect(targetGroupInput(readTargetGroup('AGE_25_34'))).toEqual({ ageBands: ['AGE_25_34'] });
  expect(targetGroupInput(readTargetGroup(undefined))).toBeUndefined();
});
