import { expect, test } from 'vitest';
import { countRightByExact } from './night-truth.ts';

test('a lone device taken for his is right where he is alone, and where nobody or several are without him', () => {
  const nights = [
    { day: '2026-10-05', present: 1, isThere: true },
    { day: '2026-10-10', present: 1, isThere: false },
    { day: '2026-10-17', present: 0, isThere: false },
    { day: '2026-10-18', present: 2, isThere: false },
    { day: '2026-10-19', present: 2, isThere: true },
  ];
  expect(countRightByExact(nights)).toBe(3);
});
