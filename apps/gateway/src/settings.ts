import { join } from 'node:path';
import { homeVariable, hostVariable, jwkVariable, logLevelVariable, portVariable } from '@passerby/runtime/environment';
import { z } from 'zod';
import { INTROSPECTION } from './introspection-plugin.ts';
import { loginVariables, toLoginSettings } from './login/login-settings.ts';
import type { LoginSettings } from './login/login-settings.ts';

const consoleFolder = join(import.meta.dirname, '..', '..', 'console', 'dist');
const urlVariable = (port: number) => z.url('must be a URL').default(`http://127.0.0.1:${port}/graphql`);

const demoFilesSchema = z.object({ consoleFile: z.string(), nightWorkerFile: z.string() });

/** What the demo tells its console, as JSON. */
const demoFiles = z.string().transform((text, context) => {
  const files = demoFilesSchema.safeParse(parseJson(text));
  if (files.success) return files.data;
  context.addIssue({ code: 'custom', message: 'must be JSON { "consoleFile": "<path>", "nightWorkerFile": "<path>" }' });
  return z.NEVER;
});

/** GraphQL URLs of the subgraphs that joined the graph since, by name, as JSON. */
const furtherSubgraphs = z.string().transform((text, context) => {
  const urls = z.record(z.string(), z.url()).safeParse(parseJson(text));
  if (urls.success) return urls.data;
  context.addIssue({ code: 'custom', message: 'must be JSON { "<name>": "<url>" }' });
  return z.NEVER;
});

/** The gateway's environment (interfaces.md, Commands): flat variables in, one frozen object out. */
export const settingsSchema = z
  .object({
    PASSERBY_HOME: homeVariable,
    PASSERBY_HOST: hostVariable,
    PASSERBY_PORT: portVariable(4000),
    PASSERBY_LOG_LEVEL: logLevelVariable,
    PASSERBY_PRINCIPAL_PRIVATE_KEY: jwkVariable,
    PASSERBY_SERVICE_KEY: z.string().min(16, 'must have at least 16 characters'),
    PASSERBY_DEMOGRAPHICS_URL: urlVariable(4001),
    PASSERBY_MOVEMENT_URL: urlVariable(4002),
    PASSERBY_ACCOUNTS_URL: urlVariable(4003),
    PASSERBY_FURTHER_SUBGRAPHS: furtherSubgraphs.default({}),
    PASSERBY_CONSOLE_FOLDER: z.string().default(consoleFolder),
    PASSERBY_BASEMAP: z.string().min(1).optional(),
    PASSERBY_DEMO_FILES: demoFiles.optional(),
    PASSERBY_REDIS_URL: z.url('must be a URL').optional(),
    PASSERBY_TRACES_URL: z.url('must be a URL').optional(),
    PASSERBY_INTROSPECTION: z.enum(INTROSPECTION, `must be ${INTROSPECTION.join(', ')}`).default('KEYS'),
    PASSERBY_TRUSTED_DOCUMENTS: z.string().optional(),
    ...loginVariables,
  })
  .transform((given, context) => ({
    releasesFolder: join(given.PASSERBY_HOME, 'releases'),
    host: given.PASSERBY_HOST,
    port: given.PASSERBY_PORT,
    logLevel: given.PASSERBY_LOG_LEVEL,
    principalPrivateKey: given.PASSERBY_PRINCIPAL_PRIVATE_KEY,
    serviceKey: given.PASSERBY_SERVICE_KEY,
    subgraphUrls: {
      ...given.PASSERBY_FURTHER_SUBGRAPHS,
      demographics: given.PASSERBY_DEMOGRAPHICS_URL,
      movement: given.PASSERBY_MOVEMENT_URL,
      accounts: given.PASSERBY_ACCOUNTS_URL,
    },
    redisUrl: given.PASSERBY_REDIS_URL,
    tracesUrl: given.PASSERBY_TRACES_URL,
    introspection: given.PASSERBY_INTROSPECTION,
    trustedDocumentsFile: given.PASSERBY_TRUSTED_DOCUMENTS,
    login: withFolder(toLoginSettings(given, context), join(given.PASSERBY_HOME, 'gateway')),
    console: {
      folder: given.PASSERBY_CONSOLE_FOLDER,
      demo: given.PASSERBY_DEMO_FILES,
      basemapFile: given.PASSERBY_BASEMAP,
    },
  }));

function withFolder(login: LoginSettings | undefined, folder: string): (LoginSettings & { readonly folder: string }) | undefined {
  return login && { ...login, folder };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
