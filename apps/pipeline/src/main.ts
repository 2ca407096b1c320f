import { resolve } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { homeVariable, parseEnvironment } from '@passerby/runtime/environment';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { registerAudit } from './commands/audit.ts';
import type { CommandContext } from './commands/context.ts';
import { registerEnclave } from './commands/enclave.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerConsent } from './commands/consent.ts';
import { registerIngest } from './commands/ingest.ts';
import { registerInspect } from './commands/inspect.ts';
import { registerLedger } from './commands/ledger.ts';
import { registerRelease } from './commands/release.ts';
import { registerReleases } from './commands/releases.ts';
import { registerSites } from './commands/sites.ts';
import { registerSimulate } from './commands/simulate.ts';
import { parseClickHouseUrl } from './engine/clickhouse-target.ts';

const exitFailed = 1;
const exitBadInput = 2;

const environmentSchema = z.object({ PASSERBY_HOME: homeVariable, PASSERBY_CLICKHOUSE_URL: z.string().optional() });

process.exitCode = await runCommand(process.argv);

/** Runs one command line and returns the exit code: 0 ok, 1 failed, 2 bad input (interfaces.md, Commands). */
async function runCommand(argv: readonly string[]): Promise<number> {
  try {
    const environment = parseEnvironment(environmentSchema, process.env);
    await programOf(contextOf(environment)).parseAsync(argv);
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function contextOf({ PASSERBY_HOME, PASSERBY_CLICKHOUSE_URL }: z.output<typeof environmentSchema>): CommandContext {
  return {
    home: resolve(PASSERBY_HOME),
    opening: PASSERBY_CLICKHOUSE_URL === undefined ? {} : { clickhouse: parseClickHouseUrl(PASSERBY_CLICKHOUSE_URL) },
    print: (text: string) => console.log(text),
  };
}

function programOf(context: CommandContext): Command {
  const program = new Command('passerby')
    .description('the enclave: from a landing folder to a sealed release')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  registerSimulate(program, context);
  registerIngest(program, context);
  registerConsent(program, context);
  registerEnclave(program, context);
  registerInspect(program, context);
  registerRelease(program, context);
  registerReleases(program, context);
  registerSites(program, context);
  registerLedger(program, context);
  registerEvaluate(program, context);
  registerAudit(program, context);
  return program;
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
