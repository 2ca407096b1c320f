import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = new Date('2026-10-05T10:00:00Z');

test.each([
  ['3', 3000],
  ['0', 0],
  ['-5', 0],
  ['Mon, 05 Oct 2026 10:00:07 GMT', 7000],
  ['Mon, 05 Oct 2026 09:00:00 GMT', 0],
  ['soon', 1000],
  ['', 1000],
  [null, 1000],
])('%s is %d ms', (header, milliseconds) => {
  expect(retryAfterMs(header, now)).toBe(milliseconds);
});
