import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemoteGraphQLDataSource } from '@apollo/gateway';
import { parseEnvironment } from '@passerby/runtime/environment';
import { createLogger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { startGateway } from '../src/gateway.ts';
import type { GatewayOptions } from '../src/gateway.ts';
import type { GraphContext } from '../src/graph-context.ts';
import { settingsSchema } from '../src/settings.ts';

/** The same gateway with the default fetcher of @apollo/gateway: what the bench compares with. */
const buildDataSource: GatewayOptions['buildDataSource'] = (name, url, signer) =>
  new RemoteGraphQLDataSource<GraphContext>({
    url,
    async willSendRequest({ request, context }) {
      const { identity, requestId } = context as GraphContext;
      request.http?.headers.set('authorization', `Bearer ${await signer.sign(identity, name)}`);
      request.http?.headers.set('x-request-id', requestId);
    },
  });

const settings = parseEnvironment(settingsSchema, process.env);
const logger = createLogger({ name: 'baseline-gateway', level: settings.logLevel });
const { url, close } = await startGateway({
  ...settings,
  supergraphSdl: readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8'),
  accounts: { accountsUrl: new URL(settings.subgraphUrls.accounts).origin, serviceKey: settings.serviceKey },
  logger,
  version: 'bench',
  buildDataSource,
});
logger.info({ url }, 'ready');
drainOnSignal({ logger, steps: [close] });
