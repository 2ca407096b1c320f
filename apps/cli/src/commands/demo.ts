import type { Command } from 'commander';
import { join } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { parseDemoParameters } from '../demo/demo-parameters.ts';
import { runDemo } from '../demo/run-demo.ts';
import { portsFrom } from '../port.ts';

interface DemoOptions {
  readonly subscribers: string;
  readonly days: string;
  readonly seed: string;
  readonly port?: string;
  readonly once?: boolean;
  readonly json?: boolean;
}

/** `demo`: simulate, ingest, release, keys and console, up; `npm start` calls it (interfaces.md, Commands). */
export function registerDemo(program: Command, context: CommandContext): void {
  const { environment, home } = context;
  program
    .command('demo')
    .description('simulate London, release its first week, serve it with one key a persona; the other weeks follow behind')
    .option('--subscribers <number>', 'how many people', '100000')
    .option('--days <number>', 'how many days, 8 to 29: the 29th closes the first budget period', '29')
    .option('--seed <number>', 'another seed, another London', '1')
    .option(
      '--port <port>',
      'port of the gateway; the subgraphs take the three after it; 0 for free ones (default: PASSERBY_PORT, else 4000)',
    )
    .option('--once', 'stop when the question is answered')
    .option('--json', 'no progress; one JSON line when ready')
    .addHelpText('after', `\nEverything is kept in ${join(home.folder)} and reused at the next start.`)
    .action(async (options: DemoOptions) => {
      process.exitCode = await runDemo(context, {
        parameters: parseDemoParameters(options),
        ports: portsFrom(options.port ?? environment['PASSERBY_PORT']),
        host: environment['PASSERBY_HOST'] ?? '127.0.0.1',
        isOnce: options.once === true,
        isJson: options.json === true,
      });
    });
}
