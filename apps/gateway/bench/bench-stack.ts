import { randomBytes } from 'node:crypto';
import { createTestKeys, signTestPrincipal } from '@passerby/testkit/principal';
import { startProcess } from './bench-process.ts';
import type { BenchProcess } from './bench-process.ts';

/** Where questions are sent, and whose CPU time they take. */
export interface Target {
  readonly name: string;
  readonly url: string;
  readonly isGateway: boolean;
  readonly processes: readonly BenchProcess[];
  /** What opens it for the next minute. */
  readonly authorize: () => Promise<string>;
}

export interface BenchStack {
  readonly targets: readonly Target[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts the product's processes over a released market and, for comparison, movement on graphql-js without caches, batches and
 * compiled queries, a gateway over it, a gateway with the default fetcher of @apollo/gateway, and that of GraphQL Hive, which checks and counts nothing.
 */
export async function startStack(home: string, market: string): Promise<BenchStack> {
  const keys = await createTestKeys();
  const serviceKey = randomBytes(32).toString('base64url');
  const shared = {
    PASSERBY_HOME: home,
    PASSERBY_SUBGRAPH_PORT: '0',
    PASSERBY_PORT: '0',
    PASSERBY_SERVICE_KEY: serviceKey,
    PASSERBY_PRINCIPAL_PUBLIC_KEY: JSON.stringify(keys.publicKeyJwk),
  };
  const accounts = await startProcess('accounts', 'apps/accounts/src/main.ts', shared);
  const demographics = await startProcess('demographics', 'apps/demographics/src/main.ts', shared);
  const movement = await startProcess('movement', 'apps/movement/src/main.ts', shared);
  const plain = await startProcess('plain movement', 'apps/movement/bench/plain.ts', shared);
  const edgeOver = ({ url }: BenchProcess) => ({
    ...shared,
    PASSERBY_PRINCIPAL_PRIVATE_KEY: JSON.stringify(keys.privateKeyJwk),
    PASSERBY_ACCOUNTS_URL: `${accounts.url}/graphql`,
    PASSERBY_DEMOGRAPHICS_URL: `${demographics.url}/graphql`,
    PASSERBY_MOVEMENT_URL: `${url}/graphql`,
  });
  const gateway = await startProcess('gateway', 'apps/gateway/src/main.ts', edgeOver(movement));
  const fetcher = await startProcess('gateway', 'apps/gateway/bench/baseline-gateway.ts', edgeOver(movement));
  const hive = await startProcess('gateway', 'apps/gateway/bench/hive-gateway.ts', edgeOver(movement));
  const overPlain = await startProcess('gateway', 'apps/gateway/src/main.ts', edgeOver(plain));
  const key = await makeKey(accounts.url, { serviceKey, market });
  const directTo = (name: string, subgraph: BenchProcess): Target => ({
    name,
    url: `${subgraph.url}/graphql`,
    isGateway: false,
    processes: [subgraph],
    authorize: () => signTestPrincipal({ audience: 'movement', keys }),
  });
  const through = (name: string, edge: BenchProcess, subgraph: BenchProcess): Target => ({
    name,
    url: `${edge.url}/graphql`,
    isGateway: true,
    processes: [edge, demographics, subgraph, accounts],
    authorize: async () => key,
  });
  return {
    targets: [
      directTo('movement', movement),
      directTo('movement, graphql-js, no cache', plain),
      through('gateway', gateway, movement),
      through('gateway, default fetcher', fetcher, movement),
      through('gateway of GraphQL Hive', hive, movement),
      through('gateway, movement without cache', overPlain, plain),
    ],
    async stop() {
      for (const running of [gateway, fetcher, hive, overPlain, movement, plain, demographics, accounts]) await running.stop();
    },
  };
}

/** A key whose licence covers the market and whose quota no bench uses up. */
async function makeKey(accountsUrl: string, { serviceKey, market }: { serviceKey: string; market: string }): Promise<string> {
  const send = async (method: string, path: string, body: object): Promise<{ readonly key?: string }> => {
    const headers = { 'content-type': 'application/json', 'x-passerby-service-key': serviceKey };
    const response = await fetch(accountsUrl + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { readonly key?: string };
  };
  const licence = {
    markets: [market],
    areas: ['*'],
    finestLevel: 'ZONE',
    grains: ['HOUR', 'WEEK'],
    measures: ['presence', 'dwell'],
    demo: true,
    historyFrom: null,
    lagDays: 0,
    gradeD: false,
  };
  const quota = { pointsPerDay: 1_000_000_000_000, requestsPerMinute: 100_000_000, costMax: 1_000_000 };
  await send('PUT', '/internal/organisations/bench', { kind: 'INTERNAL' });
  await send('PUT', '/internal/organisations/bench/licences/all', { licence });
  await send('PUT', '/internal/organisations/bench/licences/all/quota', quota);
  return (await send('POST', '/internal/keys', { organisation: 'bench', licence: 'all', name: 'bench' })).key ?? '';
}
