import { useEffect, useState } from 'react';

/** What was last read from an address of the gateway, and why a later reading failed. */
export interface Reading<Data> {
  /** The last that could be read; kept when a later reading fails. */
  readonly data: Data | undefined;
  /** Why the newest reading failed; undefined when it did not. */
  readonly error: Error | undefined;
  /** When `data` was read, ms since 1970; undefined before. */
  readonly readAtMs: number | undefined;
}

/** Reads something without asking the graph. Given again whenever the page renders, so it must be the same function each time. */
export type Read<Data> = (signal: AbortSignal) => Promise<Data>;

/**
 * Reads once, and with `everyMs` again and again while the tab is seen: a tab that comes back reads at once when what it shows is
 * older than that.
 */
export function useReading<Data>(read: Read<Data>, everyMs?: number): Reading<Data> {
  const [reading, setReading] = useState<Reading<Data>>({ data: undefined, error: undefined, readAtMs: undefined });
  useEffect(() => {
    const leaving = new AbortController();
    let askedAtMs = 0;
    const readNow = (): void => {
      askedAtMs = Date.now();
      read(leaving.signal).then(
        (data) => !leaving.signal.aborted && setReading({ data, error: undefined, readAtMs: Date.now() }),
        (error: unknown) => !leaving.signal.aborted && setReading((last) => ({ ...last, error: asError(error) })),
      );
    };
    const readWhenDue = (): void => {
      if (everyMs !== undefined && document.visibilityState === 'visible' && Date.now() - askedAtMs >= everyMs) readNow();
    };
    readNow();
    const timer = everyMs === undefined ? undefined : setInterval(readWhenDue, everyMs);
    document.addEventListener('visibilitychange', readWhenDue);
    return () => {
      leaving.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', readWhenDue);
    };
  }, [read, everyMs]);
  return reading;
}

/** JSON at an address of the gateway. Throws where it cannot be reached or refuses. */
export async function readJson<Data>(path: string, signal: AbortSignal): Promise<Data> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Data;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
