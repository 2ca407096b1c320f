import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

const minuteSeconds = 60;
const daySeconds = 86_400;
const connectTimeoutMs = 2000;
/** The counters never refuse by themselves: each licence has limits of its own, which are compared here. */
const points = Number.MAX_SAFE_INTEGER;

/** Where the gateway counts requests a minute and cost points a day. */
export interface LimitStore {
  readonly requests: RateLimiterAbstract;
  readonly points: RateLimiterAbstract;
  readonly close: () => void;
}

/**
 * Opens the counters: in this process, or in Redis where several gateways share them. While Redis is away each gateway counts by
 * itself, so a limit is then up to as many times as high as there are gateways, and nobody is refused for it.
 */
export function openLimitStore(redisUrl: string | undefined, onError: (error: Error) => void): LimitStore {
  if (redisUrl === undefined) {
    return { requests: memoryCounter(minuteSeconds), points: memoryCounter(daySeconds), close: () => undefined };
  }
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: connectTimeoutMs });
  redis.on('error', onError);
  const counter = (name: string, duration: number): RateLimiterRedis =>
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `passerby:${name}`,
      points,
      duration,
      insuranceLimiter: memoryCounter(duration),
    });
  return {
    requests: counter('requests', minuteSeconds),
    points: counter('points', daySeconds),
    close: () => redis.disconnect(),
  };
}

function memoryCounter(duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration });
}
