import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import { findTraceparent, traceTo } from './tracing.ts';

test('spans belong together through awaits, and tell what was done but not who asked what', async () => {
  const exporter = new InMemorySpanExporter();
  const kept: unknown[] = [];
  const stop = traceTo({
    export: (spans, done) => (kept.push(...spans), exporter.export(spans, done)),
    shutdown: () => exporter.shutdown(),
  });
  const tracer = trace.getTracer('test');
  let traceparent: string | undefined;
  await tracer.startActiveSpan(
    'request',
    { attributes: { operationName: 'secret', 'graphql.document': 'secret' } },
    async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      tracer.startActiveSpan('fetch', { attributes: { service: 'movement', client: 'secret' } }, (fetch) => {
        traceparent = findTraceparent();
        fetch.recordException(new Error('secret'));
        fetch.end();
      });
      request.end();
    },
  );
  await stop();
  const spans = kept as readonly {
    name: string;
    attributes: object;
    events: unknown[];
    parentSpanContext?: { spanId: string };
    spanContext(): { spanId: string; traceId: string };
  }[];
  const [inner, outer] = spans;
  expect(spans.map(({ name, attributes, events }) => ({ name, attributes, events }))).toEqual([
    { name: 'fetch', attributes: { service: 'movement' }, events: [] },
    { name: 'request', attributes: {}, events: [] },
  ]);
  expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
  expect(traceparent).toBe(`00-${inner?.spanContext().traceId}-${inner?.spanContext().spanId}-01`);
  expect(findTraceparent()).toBeUndefined();
});
