import { expect, test } from 'vitest';
import { compose } from '../scripts/compose.ts';
import { startFixtureGraph } from './fixtures/graph.ts';

test('another supergraph is taken over between two requests, and none is dropped', async () => {
  const graph = await startFixtureGraph();
  const smaller = compose([graph.places]);
  const whole = compose([graph.places, graph.insights]);
  const statuses = new Set<number>();
  const end = new AbortController();
  const asking = Array.from({ length: 4 }, async () => {
    while (!end.signal.aborted) statuses.add((await graph.ask('{ site(id: "a") { name } }')).status);
  });
  graph.gateway.reload(smaller);
  const without = await graph.ask('{ site(id: "a") { dwell } }');
  expect(without.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  graph.gateway.reload(whole);
  const withIt = await graph.ask('{ site(id: "a") { dwell } }');
  expect(withIt.data).toEqual({ site: { dwell: 'dwell at a' } });
  end.abort();
  await Promise.all(asking);
  expect([...statuses]).toEqual([200]);
  await graph.close();
});

test.each([
  ['a leaf that may not leave', (sdl: string) => sdl.replaceAll('slow: String', 'speed: Float'), 'Query.speed: Float'],
  ['no supergraph', () => 'type Query { a: ID }', 'must be a core schema'],
])('with %s the former one goes on being served', async (_name, change, reason) => {
  const graph = await startFixtureGraph();
  const broken = change(compose([graph.places, graph.insights]));
  expect(() => graph.gateway.reload(broken)).toThrow(reason);
  expect((await graph.ask('{ site(id: "a") { dwell } }')).data).toEqual({ site: { dwell: 'dwell at a' } });
  await graph.close();
});
