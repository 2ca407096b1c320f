import type { MarketStatus } from '@passerby/release/market-status';
import { readJson } from '../../answers/use-reading.ts';

/** What the gateway says of itself without a key. */
export interface ServiceStatus {
  /** Whether all services behind it can answer. */
  readonly isReady: boolean;
  readonly version: string;
  readonly markets: readonly MarketStatus[];
}

/** Asks the gateway how it is and what is released. Throws where it cannot be reached or refuses. */
export async function readServiceStatus(signal: AbortSignal): Promise<ServiceStatus> {
  const [ready, version, status] = await Promise.all([
    fetch('/readyz', { signal }),
    readJson<{ readonly version: string }>('/version', signal),
    readJson<{ readonly markets: readonly MarketStatus[] }>('/status.json', signal),
  ]);
  return { isReady: ready.ok, version: version.version, markets: status.markets };
}
