import { homeVariable, hostVariable, jwkVariable, logLevelVariable, portVariable } from '@passerby/runtime/environment';
import { z } from 'zod';

const defaultPort = 4002;

/** What movement reads from its environment, once, in `main.ts` (interfaces.md). */
export const environmentSchema = z
  .object({
    PASSERBY_HOME: homeVariable,
    PASSERBY_HOST: hostVariable,
    PASSERBY_SUBGRAPH_PORT: portVariable(defaultPort),
    PASSERBY_PRINCIPAL_PUBLIC_KEY: jwkVariable,
    PASSERBY_LOG_LEVEL: logLevelVariable,
  })
  .transform((variables) => ({
    home: variables.PASSERBY_HOME,
    host: variables.PASSERBY_HOST,
    port: variables.PASSERBY_SUBGRAPH_PORT,
    principalPublicKey: variables.PASSERBY_PRINCIPAL_PUBLIC_KEY,
    logLevel: variables.PASSERBY_LOG_LEVEL,
  }));
