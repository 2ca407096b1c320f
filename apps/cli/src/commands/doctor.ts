import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { runChecks } from '../health-checks.ts';
import { portsFrom } from '../port.ts';

/** `doctor`: checks Node, folders, ports, engines and services, and says the cure (interfaces.md, Commands). */
export function registerDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check Node, folders, ports, engines and services, and say the cure')
    .option('--port <port>', 'port of the gateway (default: PASSERBY_PORT, else 4000)')
    .option('--json', 'print the checks as JSON')
    .action(async (options: { readonly port?: string; readonly json?: boolean }) => {
      const checks = await runChecks(context, portsFrom(options.port ?? context.environment['PASSERBY_PORT']));
      const lines = checks.map(
        ({ name, state, found, cure }) => `${state.padEnd(4)} ${name}: ${found}${state === 'ok' ? '' : `\n     ${cure}`}`,
      );
      context.print(options.json ? JSON.stringify(checks, null, 2) : lines.join('\n'));
      process.exitCode = checks.some(({ state }) => state === 'fail') ? 1 : 0;
    });
}
