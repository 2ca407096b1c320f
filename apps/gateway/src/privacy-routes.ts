import type { FastifyInstance } from 'fastify';
import { findMarketCard } from '@passerby/release/market-card';
import type { MarketCard } from '@passerby/release/market-card';
import { listReleasedMarkets } from '@passerby/release/release-folder';
import { printPrivacyPage } from './privacy-page.ts';

/** Cards are read from hundreds of manifests and change a few times a day, so one reading serves for a while. */
const cardsMaxAgeMs = 30_000;

interface ReadCards {
  readonly readAt: number;
  readonly cards: readonly MarketCard[];
}

/**
 * Serves the privacy card of every released market without a key: `/privacy` as a page that needs no script, and
 * `/privacy.json` for programs (issue 4, item 5).
 */
export function addPrivacyRoutes(app: FastifyInstance, releasesFolder: string): void {
  let known: ReadCards | undefined;
  const readCards = (): readonly MarketCard[] => {
    if (known === undefined || Date.now() - known.readAt > cardsMaxAgeMs) {
      const cards = listReleasedMarkets(releasesFolder).flatMap((market) => findMarketCard(releasesFolder, market) ?? []);
      known = { readAt: Date.now(), cards };
    }
    return known.cards;
  };
  const cacheControl = `public, max-age=${cardsMaxAgeMs / 1000}`;
  app.get('/privacy', (_request, reply) =>
    reply.header('cache-control', cacheControl).type('text/html; charset=utf-8').send(printPrivacyPage(readCards())),
  );
  app.get('/privacy.json', (_request, reply) => reply.header('cache-control', cacheControl).send({ markets: readCards() }));
}
