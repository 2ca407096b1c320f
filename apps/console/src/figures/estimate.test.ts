import { expect, test } from 'vitest';
import { describeEstimate } from './estimate.ts';

test('says a figure with its interval, or why it is withheld', () => {
  expect(describeEstimate({ value: 1240, lower: 1190, upper: 1290, status: 'PUBLISHED' })).toBe('1,240 (1,190 to 1,290)');
  expect(describeEstimate({ value: 12.34, lower: 11, upper: 13.5, status: 'PUBLISHED' }, true)).toBe('12.3 (11 to 13.5)');
  expect(describeEstimate({ value: 5, status: 'PUBLISHED' })).toBe('5');
  expect(describeEstimate({ value: null, lower: null, upper: null, status: 'BELOW_MINIMUM' })).toBe('group too small');
  expect(describeEstimate({ value: null, status: 'IMPRECISE' })).toBe('too imprecise');
});
