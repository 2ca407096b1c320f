import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { registerHealth } from './health.ts';

test('ready only when the service can answer; a failing check is not ready', async () => {
  const server = fastify();
  let answer: () => boolean = () => false;
  registerHealth(server, { name: 'movement', version: '1.2.3', isReady: () => answer() });
  const codeOf = async (url: string) => (await server.inject(url)).statusCode;
  expect(await codeOf('/livez')).toBe(200);
  expect(await codeOf('/readyz')).toBe(503);
  answer = () => true;
  expect(await codeOf('/readyz')).toBe(200);
  answer = () => {
    throw new Error('gone');
  };
  expect(await codeOf('/readyz')).toBe(503);
  expect((await server.inject('/version')).json()).toEqual({ name: 'movement', version: '1.2.3' });
  await server.close();
});
