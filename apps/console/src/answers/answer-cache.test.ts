import { expect, test } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

test('asks a question once a minute, and again when it was refused', async () => {
  let now = 0;
  const cache = new AnswerCache(() => now);
  let asked = 0;
  const ask = (): Promise<number> => Promise.resolve((asked += 1));
  expect(await cache.get('a', ask)).toBe(1);
  expect(await cache.get('a', ask)).toBe(1);
  now = 60_000;
  expect(await cache.get('a', ask)).toBe(2);
  await expect(cache.get('b', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await cache.get('b', ask)).toBe(3);
});

test('forgets the oldest of more than 300 questions, and everything when told', async () => {
  const cache = new AnswerCache();
  for (let index = 0; index <= 300; index += 1) await cache.get(`q${index}`, () => Promise.resolve(index));
  expect(await cache.get('q1', () => Promise.resolve('new'))).toBe(1);
  expect(await cache.get('q0', () => Promise.resolve('new'))).toBe('new');
  await cache.get('p1', () => Promise.resolve(1));
  cache.forget('q');
  expect(await cache.get('q1', () => Promise.resolve('new'))).toBe('new');
  expect(await cache.get('p1', () => Promise.resolve('new'))).toBe(1);
  cache.forget();
  expect(await cache.get('p1', () => Promise.resolve('new'))).toBe('new');
});
