import { expect, test } from 'vitest';
import { keyStateOf } from './key-state.ts';

const end = '2026-11-10T00:00:00Z';

test.each([
  [{ revokedAt: null, expiresAt: null }, 'WORKS'],
  [{ revokedAt: null, expiresAt: '2026-11-10T00:00:01Z' }, 'WORKS'],
  [{ revokedAt: null, expiresAt: end }, 'ENDED'],
  [{ revokedAt: '2026-11-01T00:00:00Z', expiresAt: null }, 'REVOKED'],
] as const)('a key with %j is %s', (key, state) => {
  expect(keyStateOf(key, Date.parse(end))).toBe(state);
});
