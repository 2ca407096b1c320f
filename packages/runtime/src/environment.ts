import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import { z } from 'zod';

const defaultHome = join(import.meta.dirname, '..', '..', '..', '.data');
const portMax = 65_535;
const secretNamePattern = /KEY|SECRET|TOKEN|PASSWORD|PEPPER|URL/;

/** What is read: the process environment or, in a test, a plain object of the same shape. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads a flat environment with the one schema of an app, called once in its `main.ts`. The schema may transform to a
 * nested object; the result is frozen throughout. An empty variable counts as not set. Throws BAD_USER_INPUT naming every
 * problem at once; values of variables that may hold a secret are not repeated.
 */
export function parseEnvironment<Schema extends z.ZodType>(schema: Schema, variables: Variables): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return freezeDeep(parsed.data);
  const problems = parsed.error.issues.map((issue) => describeProblem(issue, given));
  throw badInput(`The environment cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, { problems });
}

/** PASSERBY_HOME: the folder of everything that is written; `.data` in the repository when not set (interfaces.md). */
export const homeVariable = z.string().default(defaultHome);

/** PASSERBY_HOST: the address to listen on; 127.0.0.1 unless told otherwise (interfaces.md). */
export const hostVariable = z.string().default('127.0.0.1');

/** PASSERBY_LOG_LEVEL. */
export const logLevelVariable = z
  .enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'must be fatal, error, warn, info, debug, trace or silent',
  )
  .default('info');

/** A TCP port; 0 asks the system for a free one. */
export function portVariable(defaultPort: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, `must be a whole number from 0 to ${portMax}`)
    .transform(Number)
    .refine((port) => port <= portMax, `must be a whole number from 0 to ${portMax}`)
    .default(defaultPort);
}

/** A public or private key as one line of JWK JSON. */
export const jwkVariable = z.string('is not set; it must be a key as JWK JSON').transform((text, context) => {
  const jwk = parseObject(text);
  if (typeof jwk?.['kty'] === 'string') return jwk;
  context.addIssue({ code: 'custom', message: 'must be a key as JWK JSON with a "kty"' });
  return z.NEVER;
});

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function describeProblem(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0] ?? 'environment');
  const value = given[name];
  const isMissing = value === undefined && issue.message.startsWith('Invalid input');
  if (isMissing) return `${name} is not set`;
  const shown = value === undefined || secretNamePattern.test(name) ? '' : ` is "${value}"; it`;
  return `${name}${shown} ${issue.message}`;
}

function freezeDeep<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freezeDeep(part);
  return Object.freeze(value);
}
