import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { FastifyBaseLogger } from 'fastify';
import { formatError, isUnexpected } from './error-format.ts';
import type { GraphContext } from './graph-context.ts';
import { maxRecursiveSelections, maxTokens } from './limits.ts';

export interface GraphServerOptions {
  readonly supergraphSdl: string;
  readonly buildDataSource: (name: string) => GraphQLDataSource<GraphContext>;
  readonly logger: FastifyBaseLogger;
  /** What else happens to an operation. */
  readonly plugins: readonly ApolloServerPlugin<GraphContext>[];
}

export interface GraphServer {
  readonly server: ApolloServer<GraphContext>;
  /** Plans what comes from now on by another supergraph; what runs is finished by the former one. Throws when it cannot be read. */
  readonly replace: (supergraphSdl: string) => void;
}

/**
 * The federated graph: a supergraph, planned and joined here, every step sent by a data source of ours. Limits come
 * before anything else; nothing reports to anyone and nothing reaches the network but the subgraphs.
 */
export async function startGraphServer({
  supergraphSdl,
  buildDataSource,
  logger,
  plugins,
}: GraphServerOptions): Promise<GraphServer> {
  const quiet = {
    debug: () => undefined,
    info: () => undefined,
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
  };
  disableTelemetry();
  let replace: ((sdl: string) => void) | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: async ({ update }) => {
      replace = update;
      return { supergraphSdl };
    },
    buildService: ({ name }) => buildDataSource(name) as GraphQLDataSource,
    __exposeQueryPlanExperimental: false,
    logger: quiet,
  });
  const requestIds = new WeakMap<object, string>();
  const server = new ApolloServer<GraphContext>({
    gateway,
    logger: quiet,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    // A key is in a header of its own, a body is JSON or refused, and GET changes nothing: a page elsewhere can send nothing of use.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens, noLocation: false },
    maxRecursiveSelections,
    stringifyResult: (value) => JSON.stringify(value),
    formatError: (formatted, error) =>
      formatError(formatted, error, { requestId: requestIds.get(error as object), maxTokens, maxRecursiveSelections }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      errorLogPlugin(logger, requestIds),
      ...plugins,
    ],
  });
  await server.start();
  return { server, replace: (sdl) => replace?.(sdl) };
}

/** Remembers which request an error belongs to, and logs those of which the client learns only the request id; not those of a client that went away. */
function errorLogPlugin(logger: FastifyBaseLogger, requestIds: WeakMap<object, string>): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue: { requestId, signal } }) {
          for (const error of errors) {
            requestIds.set(error, requestId);
            if (!signal.aborted && isUnexpected(error))
              logger.error({ requestId, err: error.originalError ?? error }, error.message);
          }
        },
      };
    },
  };
}

/** ApolloGateway sends usage figures to its maker unless this is set when it is made. */
function disableTelemetry(): void {
  // oxlint-disable-next-line no-restricted-properties -- written, not read: the library offers no option for it
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
