import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PasserbyError } from '@passerby/domain/error';
import { Command, CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerConsent } from './commands/consent.ts';
import { registerIngest } from './commands/ingest.ts';
import { registerInspect } from './commands/inspect.ts';
import { registerLedger } from './commands/ledger.ts';
import { registerRelease } from './commands/release.ts';
import { registerReleases } from './commands/releases.ts';
import { registerSimulate } from './commands/simulate.ts';

const exitFailed = 1;
const exitBadInput = 2;

process.exitCode = await runCommand(process.argv, {
  home: resolve(process.env['PASSERBY_HOME'] ?? fileURLToPath(new URL('../../../.data', import.meta.url))),
  print: (text) => console.log(text),
});

/** Runs one command line and returns the exit code: 0 ok, 1 failed, 2 bad input (interfaces.md, Commands). */
async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('passerby')
    .description('the enclave: from a landing folder to a sealed release')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  registerSimulate(program, context);
  registerIngest(program, context);
  registerConsent(program, context);
  registerInspect(program, context);
  registerRelease(program, context);
  registerReleases(program, context);
  registerLedger(program, context);
  registerEvaluate(program, context);
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitBadInput;
  if (error instanceof PasserbyError) {
    console.error(error.message);
    return error.code === 'BAD_USER_INPUT' ? exitBadInput : exitFailed;
  }
  console.error(error);
  return exitFailed;
}
