import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readMarketFile } from '../enclave/market-file.ts';
import { createEnclave } from '../enclave/open-enclave.ts';
import { ingest } from '../ingest/ingest.ts';
import { reportQuality } from '../ingest/quality-report.ts';
import { formatSummary, summarise } from '../ingest/summary.ts';
import type { CommandContext } from './context.ts';
import { parseNow, printResult } from './context.ts';

interface IngestOptions {
  readonly testKey?: string;
  readonly now: Date;
  readonly json?: boolean;
}

/** `ingest DIR`: reads a landing folder into the enclave of its market (interfaces.md, Commands). */
export function registerIngest(program: Command, context: CommandContext): void {
  program
    .command('ingest')
    .description('read a landing folder into the enclave of its market')
    .argument('<dir>', 'the landing folder: market.json, reference files, events/date=YYYY-MM-DD/*')
    .option('--test-key <hex>', 'key of a new enclave, 64 hex digits; for tests')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the result as JSON')
    .action((dir: string, options: IngestOptions) => runIngest(context, resolve(dir), options));
}

async function runIngest(context: CommandContext, dir: string, { testKey, now, json }: IngestOptions): Promise<void> {
  const market = readMarketFile(resolve(dir, 'market.json'));
  const enclave = await createEnclave(context.home, market, testKey === undefined ? {} : { testKey });
  try {
    const outcome = await ingest(enclave, dir, { now });
    const paths = outcome.loaded.map(({ path }) => path);
    const summary = summarise(market, outcome, await reportQuality(enclave.engine, paths, { isBuilt: false }));
    printResult(context, json, { data: summary, text: formatSummary(market, summary) });
  } finally {
    await enclave.close();
  }
}
