import { expect, test } from 'vitest';
import { atLeast, atMost, findingOf } from './finding.ts';

const about = { check: 'a check', method: 'a method' };

test.each([
  [atMost(1, 1), 'PASS'],
  [atMost(1.01, 1), 'FAIL'],
  [atLeast(1, 1), 'PASS'],
  [atLeast(0.99, 1), 'FAIL'],
  [atMost(Number.NaN, 1), 'FAIL'],
  [atLeast(Number.NaN, 1), 'FAIL'],
] as const)('%j is a %s', (measured, verdict) => {
  expect(findingOf({ ...about, ...measured }).verdict).toBe(verdict);
});

test('an attack that is not alive is void, whatever it found', () => {
  const alive = atLeast(0.4, 0.5);
  expect(findingOf({ ...about, ...atMost(0, 1), alive }).verdict).toBe('VOID');
  expect(findingOf({ ...about, ...atMost(2, 1), alive }).verdict).toBe('VOID');
  expect(findingOf({ ...about, ...atMost(0, 1), alive: atLeast(0.5, 0.5) }).verdict).toBe('PASS');
});
