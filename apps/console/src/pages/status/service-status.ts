import { readJson } from '../../answers/use-reading.ts';

/** What the gateway says of itself without a key. */
export interface ServiceStatus {
  /** Whether all services behind it can answer. */
  readonly isReady: boolean;
  readonly version: string;
  readonly markets: readonly MarketStatus[];
}

/** How fresh a market is, and how its last loads went; no count is in it (packages/release/README.md). */
export interface MarketStatus {
  readonly market: string;
  /** Last day that a release covers; null where nothing is released. */
  readonly releasedThrough: string | null;
  /** ISO 8601 instant of the newest release. */
  readonly publishedAt: string | null;
  /** The newest release of each kind of window. */
  readonly newest: readonly NewestRelease[];
  /** Newest first. */
  readonly loads: readonly Load[];
}

export interface NewestRelease {
  readonly kind: 'day' | 'week' | 'period';
  readonly id: string;
  /** Market-local days, half open. */
  readonly window: { readonly from: string; readonly to: string };
  readonly publishedAt: string;
}

/** One load of the enclave and the thresholds of its quality report that it passed. */
export interface Load {
  readonly id: string;
  readonly at: string;
  readonly verdict: 'PASS' | 'WARN' | 'STOPPED';
  readonly rules: readonly string[];
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
