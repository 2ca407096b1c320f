import { expect, test } from 'vitest';
import { startFixtureGraph } from './fixtures/graph.ts';

test('a subgraph that is away is UPSTREAM_UNAVAILABLE, and the rest is answered', async () => {
  const graph = await startFixtureGraph();
  await graph.insights.close();
  const answer = await graph.ask('{ site(id: "a") { name dwell } }');
  expect(answer.data).toEqual({ site: { name: 'site a', dwell: null } });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'insights' } }]);
  expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1/);
  expect(graph.logged.some((line) => line.includes('ECONNREFUSED'))).toBe(true);
  expect((await fetch(`${graph.gateway.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${graph.gateway.url}/livez`)).status).toBe(200);
  await graph.close();
});

test('a key cannot be checked while accounts is away, and can when it is back', async () => {
  const graph = await startFixtureGraph();
  await graph.accounts.close();
  const { status, errors, text } = await graph.ask('{ echo(text: "hi") }');
  expect(status).toBe(503);
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'accounts' } }]);
  expect(text).not.toMatch(/ECONN|127\.0\.0\.1/);
  await graph.close();
});

test('a wrong service key is the operator’s problem, not the client’s', async () => {
  const graph = await startFixtureGraph();
  const wrong = await startFixtureGraph({ accounts: { accountsUrl: graph.accounts.url, serviceKey: 'not-the-right-one' } });
  const { status, errors } = await wrong.ask('{ echo(text: "hi") }');
  expect(status).toBe(503);
  expect(errors[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  await Promise.all([graph.close(), wrong.close()]);
});

test('close lets a running request finish', async () => {
  const graph = await startFixtureGraph();
  const running = graph.ask('{ site(id: "a") { name dwell } }');
  while (graph.places.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const closed = graph.close();
  expect((await running).errors).toEqual([]);
  await closed;
});

test('a client that goes away is not waited for: its request to the subgraph is given up', async () => {
  const graph = await startFixtureGraph();
  const controller = new AbortController();
  const asking = fetch(`${graph.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer pby_test_good_secret' },
    body: JSON.stringify({ query: '{ slow }' }),
    signal: controller.signal,
  });
  await expect.poll(() => graph.insights.received.length).toBe(1);
  controller.abort();
  await expect(asking).rejects.toThrow('abort');
  await expect.poll(() => graph.insights.givenUp()).toBe(1);
  expect(graph.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await graph.close();
});
