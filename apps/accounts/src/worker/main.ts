import { PasserbyError } from '@passerby/domain/error';
import { parseEnvironment } from '@passerby/runtime/environment';
import { registerHealth } from '@passerby/runtime/health';
import { createLogger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { openBatchInsights } from '@passerby/subgraph-kit/batch-insights';
import { fastify } from 'fastify';
import packageJson from '../../package.json' with { type: 'json' };
import { connectQueue } from './accounts-queue.ts';
import { workerSettingsSchema } from './settings.ts';
import { startWorker } from './worker.ts';

const exitBadInput = 2;

try {
  await run();
} catch (error) {
  if (!(error instanceof PasserbyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitBadInput;
}

async function run(): Promise<void> {
  const { logLevel, servingFolder, host, port, ...access } = parseEnvironment(workerSettingsSchema, process.env);
  const logger = createLogger({ name: 'worker', level: logLevel });
  const onError = (market: string, error: unknown): void => logger.error({ err: error, market }, 'edition cannot be opened');
  const gate = await openBatchInsights({ servingFolder, onError });
  const worker = startWorker({ queue: connectQueue(access), gate, clock: () => new Date(), logger });
  const health = fastify();
  registerHealth(health, { name: 'worker', version: packageJson.version, isReady: () => true });
  const url = await health.listen({ host, port });
  logger.info({ url }, 'ready');
  drainOnSignal({ logger, steps: [() => health.close(), () => worker.close(), () => gate.close()] });
}
