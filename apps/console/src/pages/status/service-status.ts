/** What the gateway says of itself without a key. */
export interface ServiceStatus {
  readonly isReady: boolean;
  readonly version: string;
  readonly markets: readonly MarketStatus[];
}

/** The newest release of each kind of window of a market: a part of its privacy card. */
export interface MarketStatus {
  readonly market: string;
  readonly cards: readonly {
    readonly release: string;
    /** Market-local days, half open. */
    readonly window: { readonly from: string; readonly to: string };
    /** ISO instant. */
    readonly createdAt: string;
    /** Path on the gateway. */
    readonly manifest: string;
  }[];
}

/** Asks the gateway how it is and what is released. Throws where it cannot be reached or refuses. */
export async function readServiceStatus(signal: AbortSignal): Promise<ServiceStatus> {
  const [ready, version, privacy] = await Promise.all([
    fetch('/readyz', { signal }),
    readJson<{ readonly version: string }>('/version', signal),
    readJson<{ readonly markets: readonly MarketStatus[] }>('/privacy.json', signal),
  ]);
  return { isReady: ready.ok, version: version.version, markets: privacy.markets };
}

async function readJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Answer;
}
