import { setTimeout as sleep } from 'node:timers/promises';
import { PasserbyError } from '@passerby/domain/error';
import type { Logger } from '@passerby/runtime/logger';
import type { ClaimedJob } from '../data/exports/job-queue.ts';
import { runJob } from './run-job.ts';
import type { JobTools } from './run-job.ts';

export interface WorkerOptions extends JobTools {
  readonly logger: Logger;
  /** How long to wait when there is nothing to do. */
  readonly idleMs?: number;
  /** How often to say that a job is still worked at; well below its lease. */
  readonly keepMs?: number;
}

/** The one worker: takes jobs from the accounts service until it is stopped, one after the other. */
export interface Worker {
  /** Lets the job at hand be done, then stops. */
  close(): Promise<void>;
}

const idleDefaultMs = 1000;
const keepDefaultMs = 15_000;

/** Starts working. What fails is said to accounts; when accounts itself is away, the job's lease ends and it is given anew. */
export function startWorker(options: WorkerOptions): Worker {
  const stop = new AbortController();
  const stopped = work(options, stop.signal);
  return {
    async close() {
      stop.abort();
      await stopped;
    },
  };
}

async function work(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { queue, logger, idleMs = idleDefaultMs } = options;
  while (!signal.aborted) {
    const job = await queue.claim().catch((error: unknown) => {
      logger.warn({ err: error }, 'accounts cannot be asked for work');
    });
    if (job === undefined) await sleep(idleMs, undefined, { signal }).catch(() => undefined);
    else await runHeld(options, job);
  }
}

async function runHeld(options: WorkerOptions, job: ClaimedJob): Promise<void> {
  const { queue, logger, keepMs = keepDefaultMs } = options;
  const beat = setInterval(() => void queue.keep(job).catch(() => undefined), keepMs);
  try {
    await runJob(options, job);
    logger.info({ job: job.id, kind: job.kind }, 'job done');
  } catch (error) {
    const isKnown = error instanceof PasserbyError && error.code !== 'INTERNAL';
    logger[isKnown ? 'info' : 'error']({ err: error, job: job.id }, 'job failed');
    // Accounts was away: nothing is wrong with the job, which is given anew when its lease has ended.
    if (isKnown && error.code === 'UPSTREAM_UNAVAILABLE') return;
    const failure = isKnown
      ? { code: error.code, message: error.message }
      : ({ code: 'INTERNAL', message: "The export could not be made; the worker's log tells more" } as const);
    await queue
      .giveUp(job, failure)
      .catch((problem: unknown) => logger.warn({ err: problem, job: job.id }, 'job is left to its lease'));
  } finally {
    clearInterval(beat);
  }
}
