import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { Allowance, rateLimitHeaders } from './allowance.ts';
import { parseIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { openLimitStore } from './limit-store.ts';
import { licence } from '../test/fixtures/accounts.ts';

const redisUrl = process.env['PASSERBY_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const noon = Date.parse('2026-11-24T12:00:00Z');
const hasRedis = process.env['CI'] !== undefined || (await isListening(new URL(redisUrl)));
if (!hasRedis) process.stdout.write(`skipped: counters in Redis, for nothing listens at ${redisUrl}\n`);

function holder(changes: { readonly licenceId?: string; readonly pointsUsed?: number } = {}): Identity {
  const quota = { pointsPerDay: 100, requestsPerMinute: 3, costMax: 60 };
  const about = { org: 'a', client: 'a-key', licence, scopes: [], licenceId: randomUUID(), pointsUsed: 0, ...changes };
  return parseIdentity({ ...about, quota });
}

describe.each([['memory', undefined] as const, ...(hasRedis ? [['Redis', redisUrl] as const] : [])])('in %s', (_name, url) => {
  const open = (now = noon) => {
    const store = openLimitStore(url, (error) => {
      throw error;
    });
    return { allowance: new Allowance(store, () => now), close: () => store.close() };
  };

  test('requests are counted by licence and refused above its rate', async () => {
    const { allowance, close } = await opened(open());
    const identity = holder();
    const other = holder();
    const left = [];
    for (let count = 0; count < 3; count += 1) left.push((await allowance.takeRequest(identity)).left);
    expect(left).toEqual([2, 1, 0]);
    const refusal = { code: 'RATE_LIMITED', details: { limit: 3, retryAfterSeconds: expect.any(Number) as number } };
    await expect(allowance.takeRequest({ ...identity, client: 'another-key' })).rejects.toMatchObject(refusal);
    expect((await allowance.takeRequest(other)).left).toBe(2);
    close();
  });

  test('points are charged up to the day’s quota, and a refused request costs nothing', async () => {
    const { allowance, close } = await opened(open());
    const identity = holder();
    expect(await allowance.takePoints(identity, 60)).toMatchObject({ limit: 100, left: 40, resetsInSeconds: 43_200 });
    await expect(allowance.takePoints(identity, 41)).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      details: { limit: 100, retryAfterSeconds: 43_200 },
    });
    expect((await allowance.takePoints(identity, 40)).left).toBe(0);
    await expect(allowance.takePoints(identity, 1)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    close();
  });

  test('a request above the most of one is refused with its cost, and costs nothing', async () => {
    const { allowance, close } = await opened(open());
    const identity = holder();
    const refusal = { code: 'QUERY_TOO_COMPLEX', details: { cost: 61, limit: 60 } };
    await expect(allowance.takePoints(identity, 61)).rejects.toMatchObject(refusal);
    expect((await allowance.takePoints(identity, 1)).left).toBe(99);
    close();
  });

  test('a new gateway goes on from what accounts knows, once', async () => {
    const { allowance, close } = await opened(open());
    const identity = holder({ pointsUsed: 70 });
    const standings = await Promise.all([1, 2, 3].map((cost) => allowance.takePoints(identity, cost)));
    expect(standings.map(({ left }) => left)).toEqual([29, 27, 24]);
    close();
  });

  test('a new day is a new quota', async () => {
    const identity = holder();
    const today = await opened(open(noon));
    await today.allowance.takePoints(identity, 60);
    const tomorrow = await opened(open(noon + 86_400_000));
    expect((await tomorrow.allowance.takePoints(identity, 60)).left).toBe(40);
    today.close();
    tomorrow.close();
  });
});

test('while Redis is away each gateway counts by itself', async () => {
  const errors: Error[] = [];
  const store = openLimitStore('redis://127.0.0.1:1', (error) => void errors.push(error));
  const allowance = new Allowance(store);
  const identity = holder();
  for (let count = 0; count < 3; count += 1) await allowance.takeRequest(identity);
  await expect(allowance.takeRequest(identity)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  store.close();
});

test('the headers name each limit, what is left and when it begins anew', () => {
  const headers = rateLimitHeaders([
    { name: 'requests', limit: 600, left: 599, resetsInSeconds: 60 },
    { name: 'points', limit: 1000, left: 10, resetsInSeconds: 7 },
  ]);
  expect(headers).toEqual({
    'ratelimit-policy': '"requests";q=600;w=60, "points";q=1000;w=86400',
    ratelimit: '"requests";r=599;t=60, "points";r=10;t=7',
  });
});

/** Counting goes to Redis only once it is connected; before, it would be counted in memory. */
async function opened<Opened>(store: Opened): Promise<Opened> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return store;
}

function isListening({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
