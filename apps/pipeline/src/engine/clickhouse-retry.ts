import { setTimeout as sleep } from 'node:timers/promises';
import { ClickHouseError } from '@clickhouse/client';

/** Pauses before the second and each further attempt. */
const pausesMs = [250, 1000, 3000];

/** Failures of the network of which the server cannot tell whether it had begun. */
const brokenConnection = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_SOCKET']);
/** Failures before anything was sent. */
const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
/**
 * The server's passing troubles: too many queries, socket timeout, network error, no ZooKeeper, table read-only, too many
 * parts, all connection tries failed, keeper exception.
 */
const passingCodes = new Set(['202', '209', '210', '225', '242', '252', '279', '999']);

/** How to go on after a failure. */
export interface RetryOptions {
  /** Whether doing it twice is the same as doing it once. */
  readonly isRepeatable: boolean;
  /** For tests; absent: three pauses of up to 3 s. */
  readonly pausesMs?: readonly number[];
}

/** Tries again after a passing failure: always where nothing was sent, else only what may be repeated. */
export async function retried<Result>(attempt: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  for (const pauseMs of options.pausesMs ?? pausesMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUnreached(error) && !(options.isRepeatable && isPassing(error))) throw error;
    }
    await sleep(pauseMs);
  }
  return attempt();
}

/** Whether the request never reached a server. */
export function isUnreached(error: unknown): boolean {
  return neverReached.has(codeOf(error));
}

function isPassing(error: unknown): boolean {
  if (error instanceof ClickHouseError) return passingCodes.has(error.code);
  return brokenConnection.has(codeOf(error)) || (error instanceof Error && /socket hang up|Timeout error/.test(error.message));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
