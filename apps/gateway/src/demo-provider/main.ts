import { parseEnvironment } from '@passerby/runtime/environment';
import { createLogger } from '@passerby/runtime/logger';
import { runMain } from '@passerby/runtime/run-main';
import { drainOnSignal } from '@passerby/runtime/shutdown';
import { startDemoProvider } from './demo-provider.ts';
import { demoProviderSettingsSchema } from './settings.ts';

await runMain(async () => {
  const { logLevel, ...options } = parseEnvironment(demoProviderSettingsSchema, process.env);
  const logger = createLogger({ name: 'demo-provider', level: logLevel });
  const { issuer, close } = await startDemoProvider(options);
  logger.info({ url: issuer }, 'ready');
  drainOnSignal({ logger, steps: [close] });
});
