const millisecondsPerSecond = 1000;
const defaultWaitSeconds = 1;

/**
 * How long to wait before the next attempt, in milliseconds: what a `Retry-After` header says, in seconds or as an HTTP date
 * (RFC 9110, 10.2.3); a second where it is absent or says neither.
 */
export function retryAfterMs(header: string | null, now: Date): number {
  const seconds = Number(header ?? Number.NaN);
  if (header !== null && header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds) * millisecondsPerSecond;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? defaultWaitSeconds * millisecondsPerSecond : Math.max(0, date - now.getTime());
}
