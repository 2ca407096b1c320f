import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { registerMetrics } from './metrics.ts';

test('requests are told by route and status, errors by code, and nobody by name', async () => {
  const server = fastify();
  const metrics = registerMetrics(server);
  server.get('/exports/:token', async () => 'ok');
  await server.inject('/exports/secret-token?key=secret-key');
  await server.inject('/secret-path');
  metrics.countError('FORBIDDEN');
  const { body, headers } = await server.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain('passerby_http_request_duration_seconds_count{method="GET",route="/exports/:token",status="200"} 1');
  expect(body).toContain('passerby_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
  expect(body).toContain('passerby_graph_errors_total{code="FORBIDDEN"} 1');
  expect(body).toContain('nodejs_eventloop_lag_seconds');
  expect(body).not.toContain('secret');
  await server.close();
});
