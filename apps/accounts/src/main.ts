import { PasserbyError } from '@passerby/domain/error';
import { parseEnvironment } from '@passerby/runtime/environment';
import { createLogger } from '@passerby/runtime/logger';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import packageJson from '../package.json' with { type: 'json' };
import { startAccounts } from './accounts-service.ts';
import { settingsSchema } from './settings.ts';

const exitBadInput = 2;

try {
  await run();
} catch (error) {
  if (!(error instanceof PasserbyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitBadInput;
}

async function run(): Promise<void> {
  const { logLevel, ...settings } = parseEnvironment(settingsSchema, process.env);
  const logger = createLogger({ name: 'accounts', level: logLevel });
  const service = await startAccounts({ ...settings, logger, version: packageJson.version });
  drainOnSignal({ logger, steps: [() => service.close()] });
}
