import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { ensureConsoleBuilt } from '../console-build.ts';
import { portsFrom } from '../port.ts';
import { getMarketsToServe } from '../served-markets.ts';
import { describeEnd } from '../service.ts';
import { Stack } from '../stack.ts';
import { whenStopped } from '../stop-signal.ts';

interface UpOptions {
  readonly market?: string;
  readonly port?: string;
  readonly host?: string;
  readonly json?: boolean;
}

/** `up [--market M]`: subgraphs, gateway and console as processes, until Ctrl-C (interfaces.md, Commands). */
export function registerUp(program: Command, context: CommandContext): void {
  program
    .command('up')
    .description('start accounts, demographics, movement, the gateway and the console; Ctrl-C stops all')
    .option('--market <id>', 'serve this market only (default: every market that has a release)')
    .option(
      '--port <port>',
      'port of the gateway; the subgraphs take the three after it; 0 for free ones (default: PASSERBY_PORT, else 4000)',
    )
    .option('--host <address>', 'address of the gateway (default: PASSERBY_HOST, else 127.0.0.1)')
    .option('--json', 'print one JSON line when ready')
    .action(async (options: UpOptions) => {
      process.exitCode = await runUp(options, context);
    });
}

async function runUp(options: UpOptions, context: CommandContext): Promise<number> {
  const { home, environment, note, print } = context;
  const ports = portsFrom(options.port ?? environment['PASSERBY_PORT']);
  const markets = getMarketsToServe(home.releases, options.market);
  const stopped = whenStopped();
  const stack = await Stack.open({
    home,
    environment,
    host: options.host ?? environment['PASSERBY_HOST'] ?? '127.0.0.1',
    ports,
    note,
  });
  try {
    const started = Promise.all([ensureConsoleBuilt(environment), stack.startAccounts()]).then(() => stack.serve({ markets }));
    started.catch(() => undefined);
    const url = await Promise.race([started, stopped.then(() => undefined)]);
    if (url === undefined) return 0;
    print(
      options.json
        ? JSON.stringify({ url, markets })
        : `Passerby serves ${markets.join(', ')} at ${url}/ (graph: ${url}/graphql); Ctrl-C stops it`,
    );
    return await waitForEnd(stack, { stopped, note });
  } finally {
    await stack.close();
  }
}

/** Waits for Ctrl-C (0) or for a service to die on its own (1, having said which and why). */
export async function waitForEnd(
  stack: Stack,
  { stopped, note }: { readonly stopped: Promise<NodeJS.Signals>; readonly note: (text: string) => void },
): Promise<number> {
  const end = await Promise.race([stopped.then(() => undefined), stack.firstEnd()]);
  note(end === undefined ? 'stopping' : `${describeEnd(end)}\nstopping the others`);
  return end === undefined ? 0 : 1;
}
