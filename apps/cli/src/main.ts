import { join, resolve } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { appsFolder } from './apps-folder.ts';
import type { CommandContext } from './command-context.ts';
import { registerAccounts } from './commands/accounts.ts';
import { registerDelegates } from './commands/delegates.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerKey } from './commands/key.ts';
import { registerNewSubgraph } from './commands/new-subgraph.ts';
import { registerUp } from './commands/up.ts';
import { homeOf } from './home.ts';

const exitFailed = 1;
const exitBadInput = 2;
/** What a client could mend: a wrong name, option or file (interfaces.md, Commands). */
const badInputCodes: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

await run(process.argv.slice(2), {
  home: homeOf(resolve(process.env['PASSERBY_HOME'] || join(appsFolder, '..', '.data'))),
  environment: process.env,
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
});

/** Runs one command line; exit code 0 ok, 1 failed, 2 bad input. */
async function run(argv: readonly string[], context: CommandContext): Promise<void> {
  const program = new Command('passerby')
    .description('Passerby: anonymised insights from mobile-network data')
    .version(packageJson.version)
    .exitOverride()
    .enablePositionalOptions();
  registerDemo(program, context);
  registerUp(program, context);
  registerDelegates(program, context, argv);
  registerKey(program, context);
  registerAccounts(program, context);
  registerNewSubgraph(program, context);
  registerDoctor(program, context);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error, context);
  }
}

function exitCodeOf(error: unknown, { note }: CommandContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitBadInput;
  if (!(error instanceof PasserbyError)) {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitFailed;
  }
  note(`passerby: ${error.message}`);
  return badInputCodes.has(error.code) ? exitBadInput : exitFailed;
}
