import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openEnclave } from '../enclave/open-enclave.ts';
import { EXACT_TABLES, needsMovements, parseExactTable } from '../inspect/exact-table.ts';
import { inspectTable } from '../inspect/inspect-table.ts';
import { buildExactTables } from '../stays/build-exact-tables.ts';
import type { CommandContext } from './context.ts';
import { parseNow, printResult } from './context.ts';

interface InspectOptions {
  readonly market: string;
  readonly out: string;
  readonly now: Date;
  readonly json?: boolean;
}

/** `inspect TABLE`: writes an exact table of the enclave as CSV, before noise (interfaces.md, Commands; measures.md 6). */
export function registerInspect(program: Command, context: CommandContext): void {
  program
    .command('inspect')
    .description('enclave only: write an exact table, before noise, as CSV')
    .argument('<table>', `one of ${EXACT_TABLES.join(', ')}`)
    .requiredOption('--market <id>', 'the market')
    .requiredOption('--out <file>', 'the CSV file to write')
    .option('--now <instant>', 'the time of the build instead of the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the result as JSON')
    .action((table: string, options: InspectOptions) => runInspect(context, table, options));
}

async function runInspect(context: CommandContext, name: string, { market, out, now, json }: InspectOptions): Promise<void> {
  const table = parseExactTable(name);
  const path = resolve(out);
  const enclave = await openEnclave(context.home, market, context.opening);
  try {
    await buildExactTables(enclave, { now, movements: needsMovements(table) });
    const rows = await inspectTable(enclave, table, path);
    printResult(context, json, {
      data: { market, table, rows, file: path },
      text: `${market}: ${rows} rows of ${table} in ${path}`,
    });
  } finally {
    await enclave.close();
  }
}
