import type { Command } from 'commander';
import { createEnclave } from '../enclave/open-enclave.ts';
import { readMarketFile } from '../enclave/market-file.ts';
import { join } from 'node:path';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

/** `ingest DIR`: reads a landing folder into the enclave of its market (interfaces.md, Commands). */
export function registerIngest(program: Command, context: CommandContext): void {
  program
    .command('ingest')
    .description('read a landing folder into the enclave of its market')
    .argument('<dir>', 'the landing folder: market.json, reference files, events/date=YYYY-MM-DD/*')
    .option('--test-key <hex>', 'key of a new enclave, 64 hex digits; for tests')
    .option('--json', 'print the result as JSON')
    .action(async (dir: string, options: { readonly testKey?: string; readonly json?: boolean }) => {
      const market = readMarketFile(join(dir, 'market.json'));
      const enclave = await createEnclave(
        context.home,
        market,
        options.testKey === undefined ? {} : { testKey: options.testKey },
      );
      try {
        printResult(context, options.json, { data: { market: market.id }, text: `${market.name}: enclave ready` });
      } finally {
        await enclave.close();
      }
    });
}
