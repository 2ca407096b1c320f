import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { parseEnvironment } from '@passerby/runtime/environment';
import { createLogger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { startTracing } from '@passerby/runtime/tracing';
import packageJson from '../package.json' with { type: 'json' };
import { settingsSchema } from './settings.ts';

const supergraphFile = join(import.meta.dirname, '..', 'supergraph.graphql');

try {
  await run();
} catch (error) {
  if (!(error instanceof PasserbyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const settings = parseEnvironment(settingsSchema, process.env);
  const logger = createLogger({ name: 'gateway', level: settings.logLevel });
  const stopTracing = settings.tracesUrl === undefined ? undefined : startTracing({ url: settings.tracesUrl });
  // Loaded only now, for its libraries look for who traces when they are loaded.
  const { startGateway } = await import('./gateway.ts');
  const { url, close, reload } = await startGateway({
    ...settings,
    supergraphSdl: readFileSync(supergraphFile, 'utf8'),
    accounts: { accountsUrl: new URL(settings.subgraphUrls.accounts).origin, serviceKey: settings.serviceKey },
    logger,
    version: packageJson.version,
  });
  logger.info({ url }, 'ready');
  process.on('SIGHUP', () => {
    try {
      reload(readFileSync(supergraphFile, 'utf8'));
      logger.info('the supergraph was read again');
    } catch (error) {
      logger.error({ err: error }, 'the supergraph was refused; the former one is served');
    }
  });
  drainOnSignal({ logger, steps: [close, async () => stopTracing?.()] });
}
