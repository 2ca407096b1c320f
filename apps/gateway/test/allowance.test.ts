import { afterEach, expect, test } from 'vitest';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const key = 'pby_test_metered_secret';
const question = '{ site(id: "a") { id name } }';
const cost = 11;
let graph: FixtureGraph;
afterEach(() => graph.close());

async function startWith(quota: {
  readonly pointsPerDay?: number;
  readonly requestsPerMinute?: number;
  readonly costMax?: number;
}) {
  graph = await startFixtureGraph();
  const whole = { pointsPerDay: 1000, requestsPerMinute: 100, costMax: 500, ...quota };
  graph.accounts.keys.set(key, { client: 'metered', quota: whole });
}

test('every answer says how the licence stands', async () => {
  await startWith({});
  const { headers } = await graph.ask(question, { key });
  expect(headers.get('ratelimit-policy')).toBe('"requests";q=100;w=60, "points";q=1000;w=86400');
  expect(headers.get('ratelimit')).toMatch(/^"requests";r=99;t=60, "points";r=989;t=\d+$/);
});

test('too many requests are 429 with when to come back', async () => {
  await startWith({ requestsPerMinute: 2 });
  await graph.ask(question, { key });
  await graph.ask('{', { key });
  const { status, headers, errors, data } = await graph.ask(question, { key });
  const retryAfterSeconds = Number(headers.get('retry-after'));
  expect(status).toBe(429);
  expect(data).toBeUndefined();
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 2, retryAfterSeconds } }]);
  expect(graph.places.received).toHaveLength(1);
});

test('a spent day is 429, and a smaller question still passes', async () => {
  await startWith({ pointsPerDay: 2 * cost + 1 });
  await graph.ask(question, { key });
  await graph.ask(question, { key });
  const { status, headers, errors } = await graph.ask(question, { key });
  const retryAfterSeconds = Number(headers.get('retry-after'));
  expect(status).toBe(429);
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(errors).toMatchObject([{ extensions: { code: 'QUOTA_EXCEEDED', limit: 2 * cost + 1, retryAfterSeconds } }]);
  expect((await graph.ask('{ __typename }', { key })).data).toEqual({ __typename: 'Query' });
});

test('a question above the cost of one request is refused with cost and limit, before any subgraph', async () => {
  await startWith({ costMax: cost - 1 });
  const { status, errors } = await graph.ask(question, { key });
  expect(status).toBe(422);
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', cost, limit: cost - 1 } }]);
  expect(graph.places.received).toHaveLength(0);
});

test('usage reaches accounts before the gateway ends, refused requests without points', async () => {
  await startWith({ pointsPerDay: cost });
  await graph.ask(question, { key });
  await graph.ask(question, { key });
  await graph.ask('{ nothing }', { key });
  await graph.gateway.close();
  const total = { requests: 0, points: 0 };
  for (const { client, requests, points } of graph.accounts.used) {
    expect(client).toBe('metered');
    total.requests += requests;
    total.points += points;
  }
  expect(total).toEqual({ requests: 3, points: cost });
});
