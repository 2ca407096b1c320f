import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Seconds; from a refusal to the longest answer. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

/** What a server counts beside its requests. */
export interface Metrics {
  /** Counts an error of the graph by its code. */
  readonly countError: (code: string) => void;
}

/**
 * Adds `/metrics` to a server in the text form of Prometheus: the process, its requests by method, route and status, and errors by
 * code. Labels are patterns of routes and codes of closed lists; no client, key, address or document is ever one.
 */
export function registerMetrics(server: FastifyInstance): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'passerby_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [registry],
  });
  const errors = new Counter({
    name: 'passerby_graph_errors_total',
    help: 'Errors told to clients, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    durations.observe({ method, route: routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.addHook('onClose', async () => registry.clear());
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { countError: (code) => errors.inc({ code }) };
}
