import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { CellSource } from '@passerby/anonymisation/plan';
import { badInput } from '@passerby/domain/error';
import { registerHealth } from '@passerby/runtime/health';
import { createLogger } from '@passerby/runtime/logger';
import type { Logger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { openReleaseReader } from '@passerby/release/reader';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { JWK } from 'jose';
import { authenticationPlugin, findPrincipal } from './authentication.ts';
import { batchCells } from './batched-cells.ts';
import { cacheCells } from './cached-cells.ts';
import { responseCachePlugin } from './cached-responses.ts';
import { compiledQueryPlugin } from './compiled-queries.ts';
import { errorPlugin, formatError } from './error-format.ts';
import { createContext } from './context.ts';
import type { SubgraphContext } from './context.ts';
import { declaredFacts } from './declared-facts.ts';
import { guardIds } from './public-ids.ts';
import { rememberPrincipals } from './remembered-principals.ts';
import type { CheckPrincipal } from './remembered-principals.ts';
import { assertPublishedSchema } from './schema-walk.ts';
import { stringifyResponse } from './written-data.ts';

const tokensMax = 10_000;
const bodyMaxBytes = 4 * 1024 * 1024;
const requestIdPattern = /^[\w-]{1,64}$/;

export interface SubgraphOptions {
  /** Name in the supergraph; the audience of principals. */
  readonly name: string;
  readonly version: string;
  /** From `buildSchema`; walked again here, so that no other kind can start. */
  readonly schema: GraphQLSchema;
  /** 0 for a free one. */
  readonly port: number;
  readonly host: string;
  /** The gateway's Ed25519 public key. */
  readonly principalPublicKey: JWK;
  readonly logger: Logger;
  /** Where noisy cells come from; absent in a subgraph that serves none. */
  readonly source?: CellSource;
  /** For the bench: whether nothing is remembered, batched or compiled. */
  readonly isPlain?: boolean;
  /** Whether it can answer now, for `/readyz`. */
  readonly isReady: () => boolean | Promise<boolean>;
  /** Routes beside `/graphql` that need no principal of the gateway and guard themselves. */
  readonly registerRoutes?: (server: FastifyInstance) => void;
}

export interface RunningSubgraph {
  /** Its GraphQL endpoint, `http://127.0.0.1:4002/graphql`. */
  readonly url: string;
  /** Lets running requests finish, then stops. */
  close(): Promise<void>;
}

/**
 * Starts a subgraph: `/graphql` for the gateway, `/livez`, `/readyz`, `/version` for whoever watches it. The only Apollo
 * bootstrap there is. Throws INTERNAL on a schema that could leak, BAD_USER_INPUT when the port is in use.
 */
export async function startSubgraph(options: SubgraphOptions): Promise<RunningSubgraph> {
  assertPublishedSchema(options.schema);
  guardIds(options.schema);
  const server = fastify({ bodyLimit: bodyMaxBytes, genReqId: requestIdOf, forceCloseConnections: 'idle' });
  const apollo = createApollo(options, server);
  await apollo.start();
  const source = options.isPlain === true ? options.source : options.source && cacheCells(batchCells(options.source));
  const check = rememberPrincipals({ publicKeyJwk: options.principalPublicKey, audience: options.name });
  const parts = { schema: options.schema, source, check };
  server.post('/graphql', fastifyApolloHandler(apollo, { context: (request) => contextOf(request, parts) }));
  registerHealth(server, options);
  options.registerRoutes?.(server);
  const address = await listen(server, options).catch(async (error: unknown) => {
    await apollo.stop();
    throw error;
  });
  options.logger.info({ url: `${address}/graphql` }, 'ready');
  return { url: `${address}/graphql`, close: () => apollo.stop() };
}

/** What the environment of a subgraph says that serves releases. */
export interface ReleaseSubgraphEnvironment {
  /** PASSERBY_HOME; its `serving/` is read and may still be empty. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly principalPublicKey: JWK;
  readonly logLevel: string;
}

/**
 * Runs a subgraph over the released editions until the process is told to stop: starts with or without one, follows the
 * serving files as they appear or change, is ready as soon as one market has an edition.
 */
export async function runReleaseSubgraph(
  { name, version, schema, isPlain = false }: Pick<SubgraphOptions, 'name' | 'version' | 'schema' | 'isPlain'>,
  { home, host, port, principalPublicKey, logLevel }: ReleaseSubgraphEnvironment,
): Promise<RunningSubgraph> {
  const logger = createLogger({ name, level: logLevel });
  const onError = (market: string, error: unknown): void => logger.error({ err: error, market }, 'edition cannot be opened');
  const reader = await openReleaseReader({ servingFolder: join(home, 'serving'), onError });
  const isReady = (): boolean => reader.listMarkets().length > 0;
  const subgraph = await startSubgraph({
    name,
    version,
    schema,
    host,
    port,
    principalPublicKey,
    logger,
    isReady,
    isPlain,
    source: reader,
  });
  drainOnSignal({ logger, steps: [() => subgraph.close(), () => reader.close()] });
  return subgraph;
}

async function listen(server: FastifyInstance, { host, port }: Pick<SubgraphOptions, 'host' | 'port'>): Promise<string> {
  try {
    return await server.listen({ port, host });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? badInput(`Port ${port} on ${host} is in use; set PASSERBY_SUBGRAPH_PORT to another one`) : error;
  }
}

/** Without the cache-control and inline-trace plugins, which double the cost of big lists (architecture.md 5). */
function createApollo(
  { schema, logger, source, isPlain = false }: SubgraphOptions,
  server: FastifyInstance,
): ApolloServer<SubgraphContext> {
  return new ApolloServer<SubgraphContext>({
    schema,
    formatError,
    stringifyResult: stringifyResponse,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: { maxTokens: tokensMax },
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(server),
      authenticationPlugin(),
      errorPlugin(logger),
      ...(source === undefined || isPlain ? [] : [responseCachePlugin(source), compiledQueryPlugin(schema)]),
    ],
  });
}

type ContextOptions = Pick<SubgraphOptions, 'schema'> & {
  readonly source: CellSource | undefined;
  readonly check: CheckPrincipal;
};

async function contextOf(request: FastifyRequest, { check, source, schema }: ContextOptions): Promise<SubgraphContext> {
  const principal = await findPrincipal(request, check);
  return createContext({ principal, requestId: request.id, source, body: request.body, declared: declaredFacts(schema) });
}

function requestIdOf({ headers }: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
}
