import { join } from 'node:path';
import { homeVariable, hostVariable, logLevelVariable, portVariable } from '@passerby/runtime/environment';
import { z } from 'zod';

/** The environment of the worker (README): flat variables in, one frozen object out. */
export const workerSettingsSchema = z
  .object({
    PASSERBY_HOME: homeVariable,
    PASSERBY_HOST: hostVariable,
    PASSERBY_WORKER_PORT: portVariable(0),
    PASSERBY_LOG_LEVEL: logLevelVariable,
    PASSERBY_ACCOUNTS_URL: z.url('is not set; it must be the address of accounts'),
    PASSERBY_SERVICE_KEY: z.string().min(16, 'must have at least 16 characters'),
  })
  .transform((given) => ({
    servingFolder: join(given.PASSERBY_HOME, 'serving'),
    host: given.PASSERBY_HOST,
    port: given.PASSERBY_WORKER_PORT,
    logLevel: given.PASSERBY_LOG_LEVEL,
    accountsUrl: given.PASSERBY_ACCOUNTS_URL,
    serviceKey: given.PASSERBY_SERVICE_KEY,
  }));
