import { resolve } from 'node:path';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Command } from 'commander';
import { backUp, restore } from '../enclave/backup.ts';
import { openEnclave } from '../enclave/open-enclave.ts';
import { type Purge, purge } from '../enclave/purge.ts';
import { checkCluster } from '../engine/cluster-check.ts';
import { reportWholeQuality } from '../ingest/quality-report.ts';
import { formatQuality } from '../ingest/quality-table.ts';
import { type CommandContext, parseNow, printResult } from './context.ts';

interface EnclaveOptions {
  readonly market: string;
  readonly now: Date;
  readonly json?: boolean;
}

/** `enclave report`, `purge`, `backup`, `restore`, `cluster`: the operation of a market's enclave (apps/pipeline/README.md). */
export function registerEnclave(program: Command, context: CommandContext): void {
  const enclave = program.command('enclave').description("operate a market's enclave: report, purge, backup, restore, cluster");
  enclave
    .command('report')
    .description('the quality of every file that is in; with the rules of a subscriber when exact tables are built')
    .requiredOption('--market <id>', 'the market')
    .option('--json', 'print the report as JSON')
    .action((options: EnclaveOptions) => runReport(context, options));
  enclave
    .command('purge')
    .description('erase rows older than 56 days before the last released day, and quarantine older than 28 days')
    .requiredOption('--market <id>', 'the market')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print what was erased as JSON')
    .action((options: EnclaveOptions) => runPurge(context, options));
  enclave
    .command('backup')
    .description('copy the enclave, keys included, to a new folder, with hashes')
    .requiredOption('--market <id>', 'the market')
    .requiredOption('--out <folder>', 'the folder to make; as secret as the enclave itself')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the result as JSON')
    .action(async ({ market, out, now, json }: EnclaveOptions & { readonly out: string }) => {
      const { files, ...facts } = await backUp(context.home, { market, out: resolve(out), now });
      const data = { ...facts, out: resolve(out), files: Object.keys(files).length };
      const text = `${market}: ${data.files} files and ${facts.ledgerLines} ledger lines in ${data.out}`;
      printResult(context, json, { data, text });
    });
  enclave
    .command('restore')
    .description('put a backup where no enclave of its market is; its hashes and its ledger are checked first')
    .requiredOption('--from <folder>', 'a folder made by `enclave backup`')
    .option('--json', 'print the result as JSON')
    .action(async ({ from, json }: { readonly from: string; readonly json?: boolean }) => {
      const { market, at, ledgerLines, files } = await restore(context.home, resolve(from));
      const data = { market, at, ledgerLines, files: Object.keys(files).length };
      const text = `${market}: restored as of ${at}, ${data.files} files, ledger at line ${ledgerLines}`;
      printResult(context, json, { data, text });
    });
  enclave
    .command('cluster')
    .description('check the ClickHouse cluster that PASSERBY_CLICKHOUSE_URL names')
    .option('--json', 'print the checks as JSON')
    .action((options: { readonly json?: boolean }) => runCluster(context, options));
}

async function runCluster({ opening, ...context }: CommandContext, { json }: { readonly json?: boolean }): Promise<void> {
  if (opening?.clickhouse === undefined) throw badInput('PASSERBY_CLICKHOUSE_URL is not set: the tables are in chDB');
  const checks = await checkCluster(opening.clickhouse);
  const lines = checks.map(
    ({ name, isOk, found, cure }) => `${isOk ? 'ok  ' : 'fail'} ${name}: ${found}${isOk ? '' : `\n     ${cure}`}`,
  );
  printResult(context, json, { data: checks, text: lines.join('\n') });
  if (!checks.every(({ isOk }) => isOk))
    throw new PasserbyError('UPSTREAM_UNAVAILABLE', 'the cluster is not as the enclave needs it');
}

async function runReport(context: CommandContext, { market, json }: EnclaveOptions): Promise<void> {
  const enclave = await openEnclave(context.home, market, context.opening);
  try {
    const report = await reportWholeQuality(enclave.engine);
    printResult(context, json, { data: report, text: [market, ...formatQuality(report)].join('\n') });
  } finally {
    await enclave.close();
  }
}

async function runPurge(context: CommandContext, { market, now, json }: EnclaveOptions): Promise<void> {
  const enclave = await openEnclave(context.home, market, context.opening);
  try {
    const done = await purge(enclave, now);
    printResult(context, json, { data: done, text: describePurge(done) });
  } finally {
    await enclave.close();
  }
}

function describePurge({ market, lastReleasedDay, keptFrom, rows }: Purge): string {
  const erased = Object.entries(rows).map(([table, count]) => `  ${table.padEnd(12)} ${count.toLocaleString('en')} rows erased`);
  const kept =
    keptFrom === null
      ? 'nothing is released yet, so all events stay'
      : `events from ${keptFrom} on stay (last released day ${lastReleasedDay ?? ''})`;
  return [`${market}: ${kept}`, ...(erased.length === 0 ? ['  nothing to erase'] : erased)].join('\n');
}
