import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

test('credentials and subscribers are redacted wherever they stand', () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'movement', destination: { write: (line) => void lines.push(line) } });
  logger.info({ token: 'a-secret', request: { headers: { authorization: 'b-secret' } }, subscriber: 'c-secret' }, 'hello');
  logger.info({ headers: { 'set-cookie': 'd-secret', 'x-passerby-service-key': 'e-secret' }, email: 'f-secret' }, 'hello');
  logger.debug('below the level');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('-secret');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', name: 'movement', msg: 'hello', token: '[redacted]' });
});

test('a process whose output nobody reads any more can still log and end', async () => {
  const script = `
    const { createLogger } = await import(${JSON.stringify(new URL('logger.ts', import.meta.url).href)});
    const logger = createLogger({ name: 'orphan' });
    logger.info('started');
    process.stdin.once('data', () => { logger.info('lost'); logger.info('lost too'); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.write('go');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});
