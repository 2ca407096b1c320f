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
    await giveUp(options, job, error);
  } finally {
    clearInterval(beat);
  }
}

/** Tells accounts why a job failed. A refusal of the gate is told as it is, anything else only to the log. */
async function giveUp({ queue, logger }: WorkerOptions, { id, lease }: ClaimedJob, error: unknown): Promise<void> {
  const isRefusal = error instanceof PasserbyError && error.code !== 'INTERNAL';
  // Accounts was away: nothing is wrong with the job, which is given anew when its lease has ended.
  if (isRefusal && error.code === 'UPSTREAM_UNAVAILABLE') return;
  // Not the error itself: a refusal of the gate is frozen, and the logger writes into what it is given.
  if (isRefusal) logger.info({ job: id, code: error.code, reason: error.message }, 'job refused');
  else logger.error({ err: error, job: id }, 'job failed');
  const failure = isRefusal
    ? { code: error.code, message: error.message }
    : ({ code: 'INTERNAL', message: "The export could not be made; the worker's log tells more" } as const);
  await queue.giveUp({ id, lease }, failure).catch((problem: unknown) => {
    logger.warn({ err: problem, job: id }, 'job is left to its lease');
  });
}
