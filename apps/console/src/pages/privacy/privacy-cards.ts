import type { MarketCard } from '@passerby/release/market-card';
import { readJson } from '../../answers/use-reading.ts';

/** The cards of all released markets, from `/privacy.json`. Throws where the gateway does not answer. */
export async function readPrivacyCards(signal: AbortSignal): Promise<readonly MarketCard[]> {
  return (await readJson<{ readonly markets: readonly MarketCard[] }>('/privacy.json', signal)).markets;
}
