import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server';
import { PasserbyError } from '@passerby/domain/error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rateLimitHeaders } from './allowance.ts';
import type { Standing } from './allowance.ts';
import { abortedWith } from './client-abort.ts';
import type { DocumentLimits } from './document-limits.ts';
import type { GraphContext } from './graph-context.ts';
import type { Identity } from './identity.ts';
import type { RequestOutcome } from './request-outcome.ts';
import { findTrustedText } from './trusted-documents.ts';
import type { NamedDocument, TrustedDocuments } from './trusted-documents.ts';

const passedHeaders = ['accept', 'content-type'] as const;

export interface GraphRouteOptions {
  readonly graph: ApolloServer<GraphContext>;
  readonly authenticate: (request: FastifyRequest) => Promise<Identity>;
  /** Counts the request against the licence's rate. */
  readonly admit: (identity: Identity) => Promise<Standing>;
  readonly documents: DocumentLimits;
  /** The only documents that are answered; any when undefined. */
  readonly trusted: TrustedDocuments | undefined;
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
  const { graph, authenticate, admit, documents, trusted } = options;
  const askers = new WeakMap<FastifyRequest, Asker>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      const identity = await authenticate(request);
      const requests = await admit(identity);
      askers.set(request, { identity, requests });
      void reply.headers(rateLimitHeaders([requests]));
    },
    handler: async (request, reply) => {
      const asker = askers.get(request);
      if (asker === undefined) throw new PasserbyError('UNAUTHENTICATED', 'An API key is needed');
      const asked = askedOf(request);
      const text = trusted ? findTrustedText(trusted, asked) : asked.query;
      if (typeof text === 'string') documents.assert(text);
      const outcome: RequestOutcome = { points: undefined, isDocumentFault: false };
      const answer = await graph.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toGraphRequest(request, trusted && String(text)),
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

/** `text` replaces the document that was sent. */
function toGraphRequest({ method, url, headers, body }: FastifyRequest, text: string | undefined): HTTPGraphQLRequest {
  const passed = new HeaderMap();
  for (const name of passedHeaders) {
    const value = headers[name];
    if (value !== undefined) passed.set(name, value);
  }
  if (text === undefined) return { method, headers: passed, search: searchOf(url), body };
  const search = new URLSearchParams(searchOf(url));
  search.set('query', text);
  search.delete('extensions');
  return { method, headers: passed, search: `?${search.toString()}`, body: { ...toRecord(body), query: text, extensions: null } };
}

/** What a request says of its document; what is wrong with it is the graph's to explain. */
function askedOf({ method, url, body }: FastifyRequest): NamedDocument {
  const search = new URLSearchParams(searchOf(url));
  const given = method === 'GET' ? Object.fromEntries(search) : toRecord(body);
  const persisted = toRecord(toRecord(given['extensions'])['persistedQuery']);
  return { query: given['query'], hash: given['documentId'] ?? persisted['sha256Hash'] };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function searchOf(url: string): string {
  const from = url.indexOf('?');
  return from === -1 ? '' : url.slice(from);
}
