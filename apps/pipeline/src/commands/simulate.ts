import { resolve } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { Command } from 'commander';
import { simulate } from '../simulate/simulate.ts';
import type { EventFormat } from '../simulate/simulation.ts';
import { parseSimulation } from '../simulate/simulation.ts';
import type { CommandContext } from './context.ts';

interface SimulateOptions {
  readonly market: string;
  readonly subscribers: string;
  readonly days: string;
  readonly seed: string;
  readonly out: string;
  readonly truth?: string;
  readonly format: string;
  readonly eventsPerDay: string;
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly json?: boolean;
}

/** `simulate`: writes the landing folder of a synthetic market, the truth apart (interfaces.md, Commands; measures.md 5). */
export function registerSimulate(program: Command, context: CommandContext): void {
  program
    .command('simulate')
    .description('write the landing folder of a synthetic market')
    .requiredOption('--out <dir>', 'the landing folder to write')
    .option('--market <market>', 'the market to simulate', 'london')
    .option('--subscribers <count>', 'how many customers', '100000')
    .option('--days <count>', 'how many days from the first period on', '28')
    .option('--seed <number>', 'the same seed gives the same files', '1')
    .option('--truth <dir>', 'also write what really happened, for evaluation only')
    .option('--format <format>', 'of the event files: parquet or csv', 'parquet')
    .option('--events-per-day <count>', 'mean events of a subscriber and day', '40')
    .option('--from-day <number>', 'first day to write, counted from 0')
    .option('--to-day <number>', 'last day to write, counted from 0, included')
    .option('--json', 'print progress and result as JSON, one object a line')
    .action((options: SimulateOptions) => run(options, context));
}

async function run(options: SimulateOptions, context: CommandContext): Promise<void> {
  const simulation = parseSimulation({
    market: options.market,
    format: options.format as EventFormat,
    subscribers: Number(options.subscribers),
    days: Number(options.days),
    seed: Number(options.seed),
    eventsPerDay: Number(options.eventsPerDay),
    ...(options.fromDay === undefined ? {} : { fromDay: Number(options.fromDay) }),
    ...(options.toDay === undefined ? {} : { toDay: Number(options.toDay) }),
  });
  const out = resolve(options.out);
  const truth = options.truth === undefined ? {} : { truth: truthFolder(options.truth, out) };
  const started = Date.now();
  const say = (kind: string, data: object, text: string) =>
    context.print(options.json === true ? JSON.stringify({ kind, ...data }) : text);
  const days = await simulate(simulation, {
    out,
    ...truth,
    onDay: (day) =>
      say('day', day, `${day.date}  day ${day.day + 1} of ${simulation.days}  ${day.rows.toLocaleString('en')} rows`),
  });
  const rows = days.reduce((sum, day) => sum + day.rows, 0);
  const seconds = (Date.now() - started) / 1000;
  const result = { market: simulation.market, out, ...truth, days: days.length, rows, seconds };
  say(
    'done',
    result,
    `${simulation.market}: ${days.length} days, ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, in ${out}`,
  );
}

/** The truth may not lie where ingestion reads. */
function truthFolder(truth: string, out: string): string {
  const folder = resolve(truth);
  if (folder === out || folder.startsWith(`${out}/`)) throw badInput(`--truth ${truth}: lies inside the landing folder ${out}`);
  return folder;
}
