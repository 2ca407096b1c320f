import { PasserbyError } from '@passerby/domain/error';

const exitFailed = 1;
const exitBadInput = 2;

/**
 * Runs the start of a process. When it fails, a PasserbyError is written to standard error in its own words, anything else
 * with its stack, and the process ends with 2 for bad input, else 1 (interfaces.md, Commands).
 */
export async function runMain(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(error instanceof PasserbyError && error.code === 'BAD_USER_INPUT' ? exitBadInput : exitFailed);
  }
}

function describe(error: unknown): string {
  if (error instanceof PasserbyError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
