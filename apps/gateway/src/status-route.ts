import type { FastifyInstance } from 'fastify';
import { listMarketStatus } from '@passerby/release/market-status';
import type { MarketStatus } from '@passerby/release/market-status';

/** Loads and releases come every few minutes at most; whoever asks more often is told the same. */
const statusMaxAgeMs = 5000;

/**
 * Serves `/status.json` without a key: per market the last day released, the newest release of each kind, and the verdicts of
 * the last loads, `{ "markets": [MarketStatus] }` (issue 7, item 6). No count of the enclave is in it.
 */
export function addStatusRoute(app: FastifyInstance, releasesFolder: string): void {
  let known: { readonly readAt: number; readonly markets: readonly MarketStatus[] } | undefined;
  app.get('/status.json', (_request, reply) => {
    if (known === undefined || Date.now() - known.readAt > statusMaxAgeMs)
      known = { readAt: Date.now(), markets: listMarketStatus(releasesFolder) };
    return reply.header('cache-control', `public, max-age=${statusMaxAgeMs / 1000}`).send({ markets: known.markets });
  });
}
