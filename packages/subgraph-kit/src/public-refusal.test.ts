import { badInput, PasserbyError } from '@passerby/domain/error';
import { createLogger } from '@passerby/runtime/logger';
import { expect, test } from 'vitest';
import { isPublicRefusal, vouch } from './public-refusal.ts';

const nothing = { request: { hasText: () => false, hasNumber: () => false }, constants: new Set<string>() };

test('a refusal that was vouched for may state its numbers, and cannot be changed any more', () => {
  const refusal = badInput('the limit is 50000', { limit: 50_000 });
  expect(isPublicRefusal(refusal, nothing)).toBe(false);
  expect(vouch(refusal)).toBe(refusal);
  expect(isPublicRefusal(refusal, nothing)).toBe(true);
  expect(() => Object.assign(refusal, { message: 'the count is 7' })).toThrow(TypeError);
});

test('an INTERNAL error is never told, but can be logged', () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } });
  const failure = vouch(new PasserbyError('INTERNAL', 'a cell outside the question was read')) as PasserbyError;
  expect(isPublicRefusal(failure, nothing)).toBe(false);
  logger.error({ err: failure }, 'query failed');
  expect(lines.join('')).toContain('a cell outside the question was read');
});
