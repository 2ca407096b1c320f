import { badInput } from '@passerby/domain/error';
import type { OpenOptions } from '../enclave/open-enclave.ts';

/** What a command may know of its surroundings; main.ts alone reads the environment. */
export interface CommandContext {
  /** PASSERBY_HOME: the folder under which everything is written. */
  readonly home: string;
  /** How enclaves are opened: where their tables are. Absent: chDB in the enclave's folder. */
  readonly opening?: OpenOptions;
  /** Prints one line or block to standard output. */
  readonly print: (text: string) => void;
}

/** Prints a command's result: as one JSON document with `--json`, else as text for people. */
export function printResult(
  context: CommandContext,
  json: boolean | undefined,
  result: { readonly data: unknown; readonly text: string },
): void {
  context.print(json === true ? JSON.stringify(result.data, null, 2) : result.text);
}

/** Value of a `--now` option: an instant with offset. */
export function parseNow(text: string): Date {
  const date = new Date(text);
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(date.getTime())) {
    throw badInput(`--now must be an instant with offset, e.g. 2026-11-02T06:00:00Z, not "${text}"`);
  }
  return date;
}
