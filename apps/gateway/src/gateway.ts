import { randomUUID } from 'node:crypto';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@passerby/runtime/logger';
import { registerHealth } from '@passerby/runtime/health';
import { registerMetrics } from '@passerby/runtime/metrics';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { PasserbyError } from '@passerby/domain/error';
import { assertPublishedSupergraph } from '@passerby/subgraph-kit/supergraph-walk';
import type { PublicFields } from '@passerby/subgraph-kit/supergraph-walk';
import { authenticate } from './authentication.ts';
import { chargePlugin } from './charge-plugin.ts';
import { conditionPlugin } from './condition-plugin.ts';
import { addConsoleRoutes } from './console-routes.ts';
import type { ConsoleRoutesOptions } from './console-routes.ts';
import { DocumentLimits } from './document-limits.ts';
import { addDownloadRoutes } from './download-routes.ts';
import { internalMessage } from './error-format.ts';
import type { GraphContext } from './graph-context.ts';
import { sendGraphError } from './graph-error-reply.ts';
import { addGraphRoute } from './graph-route.ts';
import { startGraphServer } from './graph-server.ts';
import { introspectionPlugin } from './introspection-plugin.ts';
import type { Introspection } from './introspection-plugin.ts';
import { KeyVerifier } from './key-verifier.ts';
import { addLoginRoutes } from './login/login-routes.ts';
import { Login } from './login/login.ts';
import type { LoginSettings } from './login/login-settings.ts';
import { bodyMaxBytes, requestMaxMs } from './limits.ts';
import { addManifestRoute } from './manifest-route.ts';
import { addPrivacyRoutes } from './privacy-routes.ts';
import { openMetering } from './metering.ts';
import { PrincipalSigner } from './principal-signer.ts';
import { securityHeaders } from './security-headers.ts';
import { statusPlugin } from './status-plugin.ts';
import { addStatusRoute } from './status-route.ts';
import { SubgraphDataSource } from './subgraph-data-source.ts';
import { readTrustedDocuments } from './trusted-documents.ts';

const drainSweepMs = 100;

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** Full GraphQL URL of each subgraph, by its name in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Base URL of accounts, on loopback, and the gateway's own secret towards it. */
  readonly accounts: { readonly accountsUrl: string; readonly serviceKey: string };
  /** Private Ed25519 key that signs principals. */
  readonly principalPrivateKey: JWK;
  /** Where gateways count together; each by itself when undefined. */
  readonly redisUrl?: string | undefined;
  /** Who may read the schema; any key when undefined. */
  readonly introspection?: Introspection;
  /** Manifest of the only documents that are answered; any when undefined. */
  readonly trustedDocumentsFile?: string | undefined;
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly releasesFolder: string;
  readonly console: ConsoleRoutesOptions;
  /** How people log in, beside keys; they do not when undefined. `folder` keeps the key of their cookies. */
  readonly login?: (LoginSettings & { readonly folder: string }) | undefined;
  readonly logger: Logger;
  readonly version: string;
  /** For tests: the clock of keys and quotas, epoch milliseconds. */
  readonly now?: () => number;
  /** Reviewed leaves of a graph that is not the product's, in tests; those of the subgraph kit when absent. */
  readonly publicFields?: PublicFields;
  /** For the bench: another way to send a step of a plan. */
  readonly buildDataSource?: (name: string, url: string, signer: PrincipalSigner) => GraphQLDataSource<GraphContext>;
}

export interface RunningGateway {
  readonly url: string;
  /** Goes on with another supergraph; no request is dropped. Throws, and goes on with the former, when it is refused. */
  readonly reload: (supergraphSdl: string) => void;
  /** Stops taking requests, lets the running ones finish, reports their usage, then closes the pools. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the edge: authentication, limits, one supergraph, manifests and console on one port (interfaces.md, Gateway). Throws
 * INTERNAL for a supergraph with a leaf that could carry an unpublished number (privacy.md 7, L4).
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  assertPublishedSupergraph(options.supergraphSdl, options.publicFields);
  const verifier = new KeyVerifier({ ...options.accounts, now: options.now });
  const signer = await PrincipalSigner.fromJwk(options.principalPrivateKey);
  const sources: SubgraphDataSource[] = [];
  const buildDataSource = (name: string): GraphQLDataSource<GraphContext> => {
    const url = urlOf(name, options.subgraphUrls);
    if (options.buildDataSource) return options.buildDataSource(name, url, signer);
    const source = new SubgraphDataSource({ name, url, signer });
    sources.push(source);
    return source;
  };
  const app = createApp(options.logger);
  const metrics = registerMetrics(app);
  const metering = openMetering(options);
  const login = options.login && new Login({ ...options.login, accounts: options.accounts, now: options.now });
  if (login) await addLoginRoutes(app, login);
  const { server: graph, replace } = await startGraphServer({
    supergraphSdl: options.supergraphSdl,
    buildDataSource,
    logger: app.log,
    plugins: [
      introspectionPlugin(options.introspection ?? 'KEYS'),
      conditionPlugin(),
      chargePlugin(metering),
      statusPlugin(metrics.countError),
    ],
  });
  const documentsFile = options.trustedDocumentsFile;
  addGraphRoute(app, {
    graph,
    authenticate: (request) => authenticate(request, { verifier, login }),
    admit: (identity) => metering.admit(identity),
    documents: new DocumentLimits(),
    trusted: documentsFile === undefined ? undefined : readTrustedDocuments(documentsFile),
  });
  registerHealth(app, { name: 'gateway', version: options.version, isReady: () => areReady(options.subgraphUrls) });
  const { accountsUrl } = options.accounts;
  const downloads = addDownloadRoutes(app, {
    accountsUrl,
    signer,
    async authenticate(request) {
      const identity = await authenticate(request, { verifier, login });
      await metering.admit(identity);
      return identity;
    },
  });
  addManifestRoute(app, options.releasesFolder);
  addPrivacyRoutes(app, options.releasesFolder);
  addStatusRoute(app, options.releasesFolder);
  addConsoleRoutes(app, { ...options.console, login });
  const url = await app.listen({ host: options.host, port: options.port });
  const close = async (): Promise<void> => {
    await drain(app);
    await graph.stop();
    await metering.close();
    await Promise.all([verifier.close(), login?.close(), downloads.close(), ...sources.map((source) => source.close())]);
  };
  let closed: Promise<void> | undefined;
  return {
    url,
    reload(supergraphSdl) {
      assertPublishedSupergraph(supergraphSdl, options.publicFields);
      replace(supergraphSdl);
    },
    close: () => (closed ??= close()),
  };
}

function createApp(logger: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: bodyMaxBytes,
    requestTimeout: requestMaxMs,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void sendGraphError(reply, publicError(error, request)),
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders).header('x-request-id', request.id);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendGraphError(reply, new PasserbyError('NOT_FOUND', 'There is nothing at this address')),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => sendGraphError(reply, publicError(error, request)));
  return app;
}

function publicError(error: FastifyError | PasserbyError, request: FastifyRequest): PasserbyError {
  if (error instanceof PasserbyError) {
    if (error.cause !== undefined) request.log.error({ requestId: request.id, err: error.cause }, error.message);
    return error;
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new PasserbyError('BAD_USER_INPUT', error.message);
  }
  request.log.error({ requestId: request.id, err: error }, 'a request failed');
  return new PasserbyError('INTERNAL', internalMessage, { requestId: request.id });
}

function urlOf(name: string, urls: Readonly<Record<string, string>>): string {
  const url = urls[name];
  if (url === undefined) throw new Error(`the supergraph names the subgraph "${name}", whose address is not set`);
  return url;
}

/** A connection that was busy when the server closed is kept alive by its client afterwards; so look again until all are gone. */
async function drain(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), drainSweepMs);
  await app.close();
  clearInterval(sweep);
}

/** Ready when every subgraph says so itself. */
async function areReady(urls: Readonly<Record<string, string>>): Promise<boolean> {
  const answers = await Promise.all(Object.values(urls).map((url) => fetch(new URL('/readyz', url))));
  return answers.every((answer) => answer.ok);
}
