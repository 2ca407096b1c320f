import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import type { Command } from 'commander';
import { enclaveFolder } from '../enclave/open-enclave.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { describeEvaluation, listProblems } from '../evaluate/evaluation.ts';
import { writeExactFiles } from '../evaluate/exact-files.ts';
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
    .description(
      'compare the releases of a simulated market with its truth and, on the machine of the enclave, with its exact tables',
    )
    .requiredOption('--market <market>', 'the market')
    .requiredOption('--truth <dir>', 'the folder that simulate --truth wrote')
    .option('--exact <dir>', "files of inspect, <family>.csv, instead of the enclave's own tables")
    .option('--json', 'print the result as JSON')
    .action((options: EvaluateOptions) => run(options, context));
}

async function run(options: EvaluateOptions, context: CommandContext): Promise<void> {
  const evaluation = await evaluateWithExact(options, context);
  const problems = listProblems(evaluation);
  const text = [describeEvaluation(evaluation), ...problems.map((problem) => `PROBLEM: ${problem}`)].join('\n');
  printResult(context, options.json, { data: { ...evaluation, problems }, text });
  if (problems.length > 0)
    throw new PasserbyError('DATA_NOT_AVAILABLE', `the releases of ${options.market} do not show what they should`);
}

/** Exact tables are people before noise: they are written for the time of the comparison only. */
async function evaluateWithExact({ market, truth, exact }: EvaluateOptions, context: CommandContext): Promise<Evaluation> {
  const folders = { releases: join(context.home, 'releases'), truth: resolve(truth) };
  if (exact !== undefined) return evaluate(market, { ...folders, exact: resolve(exact) });
  if (!existsSync(enclaveFolder(context.home, market))) return evaluate(market, folders);
  const written = mkdtempSync(join(tmpdir(), 'passerby-exact-'));
  try {
    await writeExactFiles(market, { home: context.home, releases: folders.releases, out: written, opening: context.opening });
    return await evaluate(market, { ...folders, exact: written });
  } finally {
    rmSync(written, { recursive: true, force: true });
  }
}
