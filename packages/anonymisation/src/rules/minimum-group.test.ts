import { expect, test } from 'vitest';
import { minimumCount, minimumGroupOf } from './minimum-group.ts';

test('the minimum group (rule 4) is K, and K times the hours or days that are added', () => {
  expect(minimumCount(15, 1)).toBe(15);
  expect(minimumCount(15, 24)).toBe(360);
  expect(minimumCount(20, 7)).toBe(140);
});

test('K is the largest of the policies that the answer reads; 15 where one names none; a laxer wish changes nothing', () => {
  expect(minimumGroupOf([])).toBe(15);
  expect(minimumGroupOf([{ minimumGroup: 30 }, {}, { minimumGroup: 20 }])).toBe(30);
  expect(minimumGroupOf([{ minimumGroup: 10 }, {}])).toBe(15);
  expect(minimumGroupOf([{ minimumGroup: 10 }])).toBe(10);
  expect(minimumGroupOf([{ minimumGroup: 30 }], 5)).toBe(30);
  expect(minimumGroupOf([{ minimumGroup: 30 }], 50)).toBe(50);
});
