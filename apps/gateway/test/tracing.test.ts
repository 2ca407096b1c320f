import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTracing } from '@passerby/runtime/tracing';
import { expect, test } from 'vitest';

test('a collector learns the steps of a request and no word of it, and subgraphs its trace', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => void received.push(chunk.toString('utf8')));
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const stop = startTracing({ url: `http://127.0.0.1:${port}/v1/traces` });
  // The libraries look for who traces when they are loaded.
  const { startFixtureGraph } = await import('./fixtures/graph.ts');
  const graph = await startFixtureGraph();
  const { data } = await graph.ask('query SecretName { site(id: "secret-site") { name dwell } }');
  expect(data).toEqual({ site: { name: 'site secret-site', dwell: 'dwell at secret-site' } });
  const traceparents = [graph.places, graph.insights].map(({ received: headers }) => String(headers.at(-1)?.['traceparent']));
  await graph.close();
  await stop();
  collector.close();
  const text = received.join('');
  for (const name of ['gateway.request', 'gateway.plan', 'gateway.fetch']) expect(text).toContain(name);
  expect(text).toContain('insights');
  expect(text).not.toMatch(/secret|pby_|good|a-retailer/i);
  const traces = new Set(traceparents.map((traceparent) => /^00-([0-9a-f]{32})-[0-9a-f]{16}-01$/.exec(traceparent)?.[1]));
  expect(traces.size).toBe(1);
  expect(text).toContain([...traces][0]);
});
