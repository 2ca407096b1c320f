import { join } from 'node:path';
import { homeVariable, hostVariable, jwkVariable, logLevelVariable, portVariable } from '@passerby/runtime/environment';
import { z } from 'zod';

const defaultPort = 4003;

/** The environment of accounts (README): flat variables in, one frozen object out. */
export const settingsSchema = z
  .object({
    PASSERBY_HOME: homeVariable,
    PASSERBY_HOST: hostVariable,
    PASSERBY_SUBGRAPH_PORT: portVariable(defaultPort),
    PASSERBY_LOG_LEVEL: logLevelVariable,
    PASSERBY_PRINCIPAL_PUBLIC_KEY: jwkVariable,
    PASSERBY_SERVICE_KEY: z.string().min(16, 'must have at least 16 characters'),
    PASSERBY_DATABASE_URL: z.string().optional(),
  })
  .transform((given) => ({
    folder: join(given.PASSERBY_HOME, 'accounts'),
    releasesFolder: join(given.PASSERBY_HOME, 'releases'),
    databaseUrl: given.PASSERBY_DATABASE_URL,
    host: given.PASSERBY_HOST,
    port: given.PASSERBY_SUBGRAPH_PORT,
    logLevel: given.PASSERBY_LOG_LEVEL,
    principalPublicKey: given.PASSERBY_PRINCIPAL_PUBLIC_KEY,
    serviceKey: given.PASSERBY_SERVICE_KEY,
  }));
