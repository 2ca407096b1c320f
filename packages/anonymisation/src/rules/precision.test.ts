import { describe, expect, test } from 'vitest';
import { minimumCount, minimumGroupOf } from './minimum-group.ts';
import { gradeOf, halfWidthOf, largestImprecise } from './precision.ts';
import { clampAndRound } from './rounding.ts';

describe('minimum group (rule 4)', () => {
  test('is K, and K times the hours or days that are added', () => {
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
});

describe('precision (rule 5)', () => {
  test('the half-width is 1.96 standard deviations of the sum', () => {
    expect(halfWidthOf(50)).toBeCloseTo(13.859, 3);
    expect(halfWidthOf(4 * 50)).toBeCloseTo(2 * halfWidthOf(50), 10);
  });

  test.each([
    [1000, 100, 'A'],
    [1000, 101, 'B'],
    [1000, 200, 'B'],
    [1000, 201, 'C'],
    [1000, 500, 'C'],
    [1000, 501, null],
    [0, 0, null],
    [-5, 1, null],
  ] as const)('value %d with half-width %d is %s', (value, halfWidth, grade) => {
    expect(gradeOf(value, halfWidth, false)).toBe(grade);
  });

  test('grade D is for licences that allow it, up to 100 %', () => {
    expect(gradeOf(1000, 501, true)).toBe('D');
    expect(gradeOf(1000, 1000, true)).toBe('D');
    expect(gradeOf(1000, 1001, true)).toBeNull();
    expect(largestImprecise(30, false)).toBe(60);
    expect(largestImprecise(30, true)).toBe(30);
  });
});

describe('clamp and round (rule 8)', () => {
  test('rounds the value to the nearest step and the interval outward, never below zero', () => {
    expect(clampAndRound({ value: 52.4, lower: 38.6, upper: 66.2 }, 5)).toEqual({ value: 50, lower: 35, upper: 70 });
    expect(clampAndRound({ value: 52.4, lower: 38.6, upper: 66.2 }, 10)).toEqual({ value: 50, lower: 30, upper: 70 });
    expect(clampAndRound({ value: -3, lower: -17, upper: 11 }, 5)).toEqual({ value: 0, lower: 0, upper: 15 });
    expect(clampAndRound({ value: 50, lower: 45, upper: 55 }, 5)).toEqual({ value: 50, lower: 45, upper: 55 });
  });
});
