import { join, resolve } from 'node:path';
import { badInput } from '@passerby/domain/error';
import { type Load, recordLoad } from '@passerby/release/load-list';
import type { Command } from 'commander';
import type { Enclave } from '../enclave/enclave.ts';
import { readMarketFile } from '../enclave/market-file.ts';
import { createEnclave } from '../enclave/open-enclave.ts';
import { ingest, type IngestOutcome } from '../ingest/ingest.ts';
import { judgeLoad } from '../ingest/load-verdict.ts';
import { reportQuality } from '../ingest/quality-report.ts';
import { formatLoad, formatSummary, type IngestSummary, summarise } from '../ingest/summary.ts';
import { watch } from '../ingest/watch.ts';
import { hasSiteLists, pullSites } from '../sites/pull-sites.ts';
import { publishSiteRules } from '../sites/site-rules.ts';
import type { CommandContext } from './context.ts';
import { parseNow, printResult } from './context.ts';

interface IngestCommandOptions {
  readonly testKey?: string;
  readonly now?: Date;
  readonly watch?: boolean;
  readonly every: string;
  readonly json?: boolean;
}

/** `ingest DIR`: reads a landing folder into the enclave of its market, once or as files come (interfaces.md, Commands). */
export function registerIngest(program: Command, context: CommandContext): void {
  program
    .command('ingest')
    .description('read a landing folder into the enclave of its market')
    .argument('<dir>', 'the landing folder: market.json, reference files, events/date=YYYY-MM-DD/*')
    .option('--test-key <hex>', 'key of a new enclave, 64 hex digits; for tests')
    .option('--watch', 'stay, and load finished files as they come; Ctrl-C ends it after the load at work')
    .option('--every <seconds>', 'with --watch: pause between two looks', '5')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow)
    .option('--json', 'print the result as JSON; with --watch one object a line')
    .action(async (dir: string, options: IngestCommandOptions) => {
      const folder = resolve(dir);
      await (options.watch === true ? runWatch(context, folder, options) : runIngest(context, folder, options));
    });
}

async function runIngest(context: CommandContext, dir: string, options: IngestCommandOptions): Promise<void> {
  const enclave = await open(context, dir, options);
  try {
    const now = options.now ?? new Date();
    pullWhereThere(context, enclave, now);
    const outcome = await ingest(enclave, dir, { now });
    const summary = await summaryOf(enclave, outcome);
    publish(context, enclave, judgeLoad(outcome, summary, now));
    printResult(context, options.json, { data: summary, text: formatSummary(enclave.market, summary) });
  } finally {
    await enclave.close();
  }
}

async function runWatch(context: CommandContext, dir: string, options: IngestCommandOptions): Promise<void> {
  const everyMs = Number(options.every) * 1000;
  if (!(everyMs > 0)) throw badInput(`--every "${options.every}" is not a number of seconds above 0`);
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const say = (data: object, text: string): void => context.print(options.json === true ? JSON.stringify(data) : text);
  say({ watching: dir }, `watching ${dir}; Ctrl-C ends it`);
  try {
    await watch(dir, {
      async open() {
        const enclave = await open(context, dir, options);
        pullWhereThere(context, enclave, options.now ?? new Date());
        return enclave;
      },
      now: () => options.now ?? new Date(),
      everyMs,
      signal: stop.signal,
      async onLoad(enclave, outcome) {
        const summary = await summaryOf(enclave, outcome);
        publish(context, enclave, judgeLoad(outcome, summary, options.now ?? new Date()));
        say(summary, `${new Date().toISOString()}  ${formatLoad(summary)}`);
      },
      onProblem: (problem) => say({ problem }, `${new Date().toISOString()}  not taken: ${problem}`),
    });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** What others read of an ingest, beside the releases: the rules for study zones, and the verdict of the load. */
function publish({ home }: CommandContext, { folder, market }: Enclave, load: Load): void {
  const releases = join(home, 'releases');
  publishSiteRules(folder, join(releases, market.id));
  recordLoad(releases, market.id, load);
}

/** Study zones that accounts signed below the same PASSERBY_HOME; from elsewhere `sites pull` brings them. */
function pullWhereThere({ home }: CommandContext, { folder, market }: Enclave, now: Date): void {
  const from = join(home, 'accounts', 'sites');
  if (hasSiteLists({ from, market })) pullSites({ from, enclaveFolder: folder, market, now });
}

function open(context: CommandContext, dir: string, { testKey }: IngestCommandOptions): Promise<Enclave> {
  const market = readMarketFile(resolve(dir, 'market.json'));
  return createEnclave(context.home, market, { ...context.opening, ...(testKey === undefined ? {} : { testKey }) });
}

async function summaryOf({ engine, market }: Enclave, outcome: IngestOutcome): Promise<IngestSummary> {
  const paths = outcome.loaded.map(({ path }) => path);
  return summarise(market, outcome, await reportQuality(engine, paths, { isBuilt: false }));
}
