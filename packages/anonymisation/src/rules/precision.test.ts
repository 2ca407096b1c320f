import { describe, expect, test } from 'vitest';
import { gradeOf, halfWidthOf, largestImprecise } from './precision.ts';

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
