import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { parseEnvironment } from '@passerby/runtime/environment';
import { createLogger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { testLicence } from '@passerby/testkit/principal';
import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { PrincipalSigner } from '../src/principal-signer.ts';
import { settingsSchema } from '../src/settings.ts';

/**
 * Another gateway over the same supergraph and the same subgraphs: what the bench compares with. It checks no key, counts nothing and
 * limits nothing; every request is of one licence, whose principal is signed once.
 */
const settings = parseEnvironment(settingsSchema, process.env);
const logger = createLogger({ name: 'hive-gateway', level: settings.logLevel });
const signer = await PrincipalSigner.fromJwk(settings.principalPrivateKey);
const urls: Readonly<Record<string, string>> = settings.subgraphUrls;
const tokens = new Map<string, string>();
await signAll();
const renewal = setInterval(() => void signAll(), 30_000);

const supergraph = readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8').replaceAll(
  /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
  (_whole, head: string, name: string) => `${head}"${urls[name]}"`,
);
const runtime = createGatewayRuntime({
  supergraph,
  logging: false,
  landingPage: false,
  graphiql: false,
  transports: {
    http: { getSubgraphExecutor: ({ subgraphName, fetch: send = fetch }) => executorOf(subgraphName.toLowerCase(), send) },
  },
});
const server = createServer((request, response) => void runtime(request, response));
server.listen(0, settings.host, () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) logger.info({ url: `http://${settings.host}:${address.port}` }, 'ready');
});
drainOnSignal({
  logger,
  steps: [
    () => {
      clearInterval(renewal);
      server.closeAllConnections();
      server.close();
    },
  ],
});

interface SentStep {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Sends a step as the package's own transport does, which is not installed: by the fetch that it gives, documents printed once. */
function executorOf(name: string, send: (url: string, step: SentStep) => Response | Promise<Response>) {
  const texts = new WeakMap<DocumentNode, string>();
  return async ({ document, variables }: { readonly document: DocumentNode; readonly variables?: unknown }) => {
    let query = texts.get(document);
    if (query === undefined) texts.set(document, (query = print(document)));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(name)}` };
    const response = await send(String(urls[name]), { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return response.json();
  };
}

/** A token for each subgraph. A new identity each time, for a signer remembers those it knows. */
async function signAll(): Promise<void> {
  const identity = {
    org: 'bench',
    client: 'bench',
    licence: testLicence,
    licenceId: 'bench',
    quota: { pointsPerDay: 0, requestsPerMinute: 0, costMax: 0 },
    pointsUsed: 0,
    scopes: [],
    studyZones: [],
    expiresAtMs: null,
  };
  for (const name of Object.keys(urls)) tokens.set(name, await signer.sign(identity, name));
}
