import type { Logger } from '@passerby/runtime/logger';
import { Allowance } from './allowance.ts';
import type { Standing } from './allowance.ts';
import type { Identity } from './identity.ts';
import { openLimitStore } from './limit-store.ts';
import { UsageRecorder } from './usage-recorder.ts';
import { UsageReporter } from './usage-reporter.ts';

export interface MeteringOptions {
  readonly accounts: { readonly accountsUrl: string; readonly serviceKey: string };
  /** Where gateways count together; each by itself when undefined. */
  readonly redisUrl?: string | undefined;
  readonly logger: Logger;
  readonly now?: () => number;
}

/** What licences may still ask, and the record of what they asked. */
export interface Metering {
  /** Counts a request. Throws RATE_LIMITED. */
  admit(identity: Identity): Promise<Standing>;
  /** Charges cost points. Throws QUERY_TOO_COMPLEX or QUOTA_EXCEEDED, and then charges nothing. */
  charge(identity: Identity, points: number): Promise<Standing>;
  /** Reports what is left to report. */
  close(): Promise<void>;
}

/** Opens the counters of licences and the record of usage, which goes to accounts. */
export function openMetering({ accounts, redisUrl, logger, now }: MeteringOptions): Metering {
  const store = openLimitStore(redisUrl, (error) => logger.warn({ err: error }, 'Redis is away'));
  const allowance = new Allowance(store, now);
  const reporter = new UsageReporter(accounts);
  const usage = new UsageRecorder({
    send: (counted) => reporter.send(counted),
    onError: (error, unsent) => logger.error({ err: error, unsent }, 'usage could not be reported to accounts'),
  });
  return {
    async admit(identity) {
      const standing = await allowance.takeRequest(identity);
      usage.add(identity, { requests: 1 });
      return standing;
    },
    async charge(identity, points) {
      const standing = await allowance.takePoints(identity, points);
      usage.add(identity, { points });
      return standing;
    },
    async close() {
      await usage.close();
      await reporter.close();
      store.close();
    },
  };
}
