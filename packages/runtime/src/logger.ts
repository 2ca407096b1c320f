import { destination as openDestination, pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';

/** A structured logger: one JSON object a line. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** The process that speaks, e.g. `movement`. */
  readonly name: string;
  /** `info` when absent. */
  readonly level?: string | undefined;
  /** Standard output when absent. */
  readonly destination?: DestinationStream | undefined;
}

const redactedNames = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["x-passerby-service-key"]',
  'serviceKey',
  'password',
  'pepper',
  'secret',
  'token',
  'key',
  'apiKey',
  'email',
  'subscriber',
  'subscriber_id',
];
const redactedPaths = redactedNames.flatMap((name) => {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
});

/** Opens a logger that writes ISO times and level names, and never a credential or a subscriber. */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    base: { name },
  };
  // Written at once: what is left to write at the exit of a process would be tried for ever when nobody reads any more.
  return pino(options, destination ?? openDestination({ dest: 1, sync: true }));
}
