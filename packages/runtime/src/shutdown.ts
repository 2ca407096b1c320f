import type { Logger } from './logger.ts';

const stopSignals = ['SIGTERM', 'SIGINT'] as const;

export interface ShutdownOptions {
  readonly logger: Logger;
  /** Stops taking requests, lets the running ones finish, closes stores; in the order to close them. */
  readonly steps: readonly (() => Promise<void> | void)[];
  /** For tests: where signals come from and how the process ends. */
  readonly host?: ShutdownHost;
}

/** The part of `process` that a shutdown needs. */
export interface ShutdownHost {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * Drains the process on SIGTERM or SIGINT: runs the steps in order and ends with 0, or with 1 when one failed (the others
 * still run). A second signal ends at once with 1. There is no time limit: whoever sent the signal decides how long to wait.
 */
export function drainOnSignal({ logger, steps, host = process }: ShutdownOptions): void {
  let isDraining = false;
  const drain = async (signal: string): Promise<void> => {
    if (isDraining) {
      host.exit(1);
      return;
    }
    isDraining = true;
    logger.info({ signal }, 'draining');
    const isClean = await runSteps(steps, logger);
    logger.info('stopped');
    host.exit(isClean ? 0 : 1);
  };
  for (const signal of stopSignals) host.on(signal, () => void drain(signal));
}

async function runSteps(steps: ShutdownOptions['steps'], logger: Logger): Promise<boolean> {
  let isClean = true;
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      isClean = false;
      logger.error({ err: error }, 'a step of the shutdown failed');
    }
  }
  return isClean;
}
