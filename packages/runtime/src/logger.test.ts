import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

test('credentials and subscribers are redacted wherever they stand', () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'movement', destination: { write: (line) => void lines.push(line) } });
  logger.info({ token: 'a-secret', request: { headers: { authorization: 'b-secret' } }, subscriber: 'c-secret' }, 'hello');
  logger.debug('below the level');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('-secret');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', name: 'movement', msg: 'hello', token: '[redacted]' });
});
