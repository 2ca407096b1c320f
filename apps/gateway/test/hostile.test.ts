import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack } from './fixtures/stack.ts';
import type { Stack } from './fixtures/stack.ts';
import { startGatewayProcess } from './hostile/gateway-process.ts';
import type { GatewayProcess } from './hostile/gateway-process.ts';
import { runHostile } from './hostile/hostile-run.ts';
import { findLeaks } from './hostile/leak.ts';
import { ask } from './hostile/hostile-request.ts';

const count = 220;
let stack: Stack;
let gateway: GatewayProcess;
beforeAll(async () => {
  stack = await startStack();
  gateway = await startGatewayProcess(stack.gatewayOptions);
});
afterAll(async () => {
  await gateway.stop();
  await stack.close();
});

test('hostile requests are answered or refused, and none learns what it must not', async () => {
  const { key } = await stack.makeKey({ organisation: 'hostile' });
  const seed = Number(process.env['PASSERBY_TEST_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`PASSERBY_TEST_SEED=${seed}\n`);
  const { findings, requests } = await runHostile(gateway, { count, seed, key });
  expect(requests).toBe(count);
  expect(findings).toEqual([]);
});

test.each([
  ['{"errors":[{"message":"ENOENT /work/main/apps/x"}]}', 'a path: /work/'],
  ['{"errors":[{"message":"Binder Error: SELECT n FROM presence"}]}', 'SQL: SELECT n FROM'],
  ['{"errors":[{"message":"Error at run (x"}]}', 'a stack: at run ('],
  ['{"data":{"n":48123}}', 'a figure: 48123'],
  ['{"data":{"n":"about 48123.5"}}', 'a figure: 48123.5'],
])('%s is a leak', (text, leak) => {
  const request = ask('probe', '{ site(id: "a") { name } }', { headers: {} });
  expect(findLeaks(request, { status: 200, requestId: '', text }, '')).toContain(leak);
});

test('what the request said itself is none', () => {
  const request = ask('probe', '{ site(id: "/work/48123") { name } }', { headers: {} });
  expect(findLeaks(request, { status: 200, requestId: '', text: '{"message":"no site /work/48123"}' }, '')).toEqual([]);
});
