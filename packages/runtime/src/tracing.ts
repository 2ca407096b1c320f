import { AsyncLocalStorage } from 'node:async_hooks';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Context, ContextManager } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** What a span may say; whatever else a library puts on one, such as a document or a client's name for it, stays here. */
const attributesKept = new Set(['service', 'graphql.operation.type', 'http.request.method', 'http.response.status_code']);

export interface TracingOptions {
  /** Receiver of OTLP over HTTP, `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
}

/**
 * Sends the spans of this process to a collector, without documents, variables or identifiers. Started once, before the
 * libraries are loaded that trace; returns how to send the last ones.
 */
export function startTracing({ url }: TracingOptions): () => Promise<void> {
  return traceTo(new OTLPTraceExporter({ url }));
}

/** The same with an exporter of one's own, for tests. */
export function traceTo(exporter: SpanExporter): () => Promise<void> {
  const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter: withoutIdentifiers(exporter) })] });
  context.setGlobalContextManager(new AsyncContextManager());
  trace.setGlobalTracerProvider(provider);
  return async () => {
    await provider.shutdown();
    trace.disable();
    context.disable();
  };
}

/** The W3C `traceparent` of the running span; undefined where nothing is traced. */
export function findTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`;
}

function withoutIdentifiers(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(stripSpan), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

/** On the span as prototype, for its other parts are getters. */
function stripSpan(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => attributesKept.has(name)));
  return Object.create(span, {
    attributes: { value: attributes },
    events: { value: [] },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}

/** Which span is the parent of the next, followed through awaits. */
class AsyncContextManager implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }

  with: ContextManager['with'] = (active, run, ...[self, ...given]) => this.#storage.run(active, () => run.call(self, ...given));

  bind<Target>(active: Context, target: Target): Target {
    if (typeof target !== 'function') return target;
    const bound = (...given: unknown[]): unknown => this.#storage.run(active, () => target(...given) as unknown);
    return bound as Target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.#storage.disable();
    return this;
  }
}
