import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { evaluate } from '../evaluate/evaluate.ts';
import { describeEvaluation } from '../evaluate/evaluation.ts';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

interface EvaluateOptions {
  readonly market: string;
  readonly truth: string;
  readonly exact?: string;
  readonly json?: boolean;
}

/** `evaluate`: published against true values, per family, and whether each planted story shows (interfaces.md, Commands). */
export function registerEvaluate(program: Command, context: CommandContext): void {
  program
    .command('evaluate')
    .description('compare the releases of a simulated market with its truth')
    .requiredOption('--market <market>', 'the market')
    .requiredOption('--truth <dir>', 'the folder that simulate --truth wrote')
    .option('--exact <dir>', 'files of inspect, <family>.csv, to tell noise from the error of stays')
    .option('--json', 'print the result as JSON')
    .action((options: EvaluateOptions) => run(options, context));
}

async function run({ market, truth, exact, json }: EvaluateOptions, context: CommandContext): Promise<void> {
  const evaluation = await evaluate(market, {
    releases: join(context.home, 'releases'),
    truth: resolve(truth),
    ...(exact === undefined ? {} : { exact: resolve(exact) }),
  });
  printResult(context, json, { data: evaluation, text: describeEvaluation(evaluation) });
}
