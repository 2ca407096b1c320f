import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { runPipeline } from '../pipeline-process.ts';

/** Commands of the enclave, run by apps/pipeline in a process of its own (interfaces.md, Commands). */
const pipelineCommands = {
  simulate: 'write the landing folder of a synthetic market',
  ingest: 'read a landing folder into the enclave of its market',
  release: 'build and seal every family whose window is closed and not yet released',
  inspect: 'write an exact table of the enclave as CSV; never leaves it',
  releases: 'list, show or verify sealed releases',
  ledger: 'verify the chain of the budget ledger',
  sites: 'take over the study zones that clients registered, or list them',
  consent: 'import objections or enter one; erases and prints a receipt',
  enclave: 'report on, purge, back up or restore the enclave of a market',
  audit: 'attack the releases of a market and report; fails on a breach',
  evaluate: 'compare published with true values of a synthetic market',
} as const;

/** Registers the commands that the pipeline runs; their options and `--help` are the pipeline's own. */
export function registerDelegates(program: Command, { environment, home }: CommandContext, argv: readonly string[]): void {
  for (const [name, description] of Object.entries(pipelineCommands)) {
    program
      .command(name)
      .description(description)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async () => {
        const args = argv.slice(argv.indexOf(name) + 1);
        process.exitCode = await runPipeline([name, ...args], { ...environment, PASSERBY_HOME: home.folder });
      });
  }
}
