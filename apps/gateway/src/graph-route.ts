import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server';
import { PasserbyError } from '@passerby/domain/error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rateLimitHeaders } from './allowance.ts';
import type { Allowance, Standing } from './allowance.ts';
import { abortedWith } from './client-abort.ts';
import type { DocumentLimits } from './document-limits.ts';
import type { GraphContext } from './graph-context.ts';
import type { Identity } from './identity.ts';
import type { RequestOutcome } from './request-outcome.ts';
import type { UsageRecorder } from './usage-recorder.ts';

const passedHeaders = ['accept', 'content-type'] as const;

export interface GraphRouteOptions {
  readonly graph: ApolloServer<GraphContext>;
  readonly authenticate: (request: FastifyRequest) => Promise<Identity>;
  readonly allowance: Allowance;
  readonly usage: UsageRecorder;
  readonly documents: DocumentLimits;
}

interface Asker {
  readonly identity: Identity;
  readonly requests: Standing;
}

/**
 * `/graphql`, by GET and POST: only a key opens the graph, introspection too; the key and the rate are looked at before the body
 * is read, the size of the document before it is checked. Of the client's headers the graph sees `accept` and `content-type`.
 */
export function addGraphRoute(app: FastifyInstance, options: GraphRouteOptions): void {
  const { graph, authenticate, allowance, usage, documents } = options;
  const askers = new WeakMap<FastifyRequest, Asker>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      const identity = await authenticate(request);
      const requests = await allowance.takeRequest(identity);
      usage.add(identity.client, { requests: 1 });
      askers.set(request, { identity, requests });
      void reply.headers(rateLimitHeaders([requests]));
    },
    handler: async (request, reply) => {
      const asker = askers.get(request);
      if (asker === undefined) throw new PasserbyError('UNAUTHENTICATED', 'An API key is needed');
      const text = documentOf(request);
      if (text !== undefined) documents.assert(text);
      const outcome: RequestOutcome = { points: undefined, isDocumentFault: false };
      const answer = await graph.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toGraphRequest(request),
        context: async () => ({
          identity: asker.identity,
          requestId: request.id,
          signal: abortedWith(reply),
          outcome,
        }),
      });
      if (answer.body.kind !== 'complete') throw new Error('the graph answers in one piece');
      for (const [name, value] of answer.headers) void reply.header(name, value);
      if (outcome.points) void reply.headers(rateLimitHeaders([asker.requests, outcome.points]));
      return reply.code(statusFor(answer.status, outcome, reply)).send(answer.body.string);
    },
  });
}

/** A client that reads application/json alone looks for errors in the body (GraphQL over HTTP, 6.4.1). */
function statusFor(status: number | undefined, { isDocumentFault }: RequestOutcome, reply: FastifyReply): number {
  const isPlainJson = String(reply.getHeader('content-type')).startsWith('application/json');
  return isDocumentFault && isPlainJson ? 200 : (status ?? 200);
}

function toGraphRequest({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const passed = new HeaderMap();
  for (const name of passedHeaders) {
    const value = headers[name];
    if (value !== undefined) passed.set(name, value);
  }
  return { method, headers: passed, search: searchOf(url), body };
}

/** The text of the document; undefined where there is none, which the graph explains. */
function documentOf({ method, url, body }: FastifyRequest): string | undefined {
  const text = method === 'GET' ? new URLSearchParams(searchOf(url)).get('query') : (body as { query?: unknown } | null)?.query;
  return typeof text === 'string' ? text : undefined;
}

function searchOf(url: string): string {
  const from = url.indexOf('?');
  return from === -1 ? '' : url.slice(from);
}
