import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { drainOnSignal } from './shutdown.ts';

const logger = createLogger({ name: 'test', level: 'silent' });

function startHost(steps: readonly (() => Promise<void>)[]) {
  const listeners = new Map<string, () => void>();
  const { promise: firstExit, resolve } = Promise.withResolvers<number>();
  const host = { on: (signal: string, listener: () => void) => listeners.set(signal, listener), exit: resolve };
  drainOnSignal({ logger, steps, host });
  return { firstExit, send: (signal: string) => listeners.get(signal)?.() };
}

test('steps run in order and the process ends with 0', async () => {
  const done: string[] = [];
  const host = startHost([async () => void done.push('server'), async () => void done.push('store')]);
  host.send('SIGTERM');
  expect(await host.firstExit).toBe(0);
  expect(done).toEqual(['server', 'store']);
});

test('a failing step does not keep the next from running', async () => {
  const done: string[] = [];
  const host = startHost([() => Promise.reject(new Error('stuck')), async () => void done.push('store')]);
  host.send('SIGINT');
  expect(await host.firstExit).toBe(1);
  expect(done).toEqual(['store']);
});

test('a second signal ends at once', async () => {
  const host = startHost([() => new Promise(() => {})]);
  host.send('SIGINT');
  host.send('SIGINT');
  expect(await host.firstExit).toBe(1);
});
