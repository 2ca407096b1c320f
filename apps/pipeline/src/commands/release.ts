import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { Command } from 'commander';
import { openEnclave } from '../enclave/open-enclave.ts';
import { policyOf } from '../families/market-policy.ts';
import { enclaveSource } from '../release/enclave-source.ts';
import { describeRelease, describeRun, runData } from '../release/release-report.ts';
import { runRelease } from '../release/run-release.ts';
import type { ReleaseRun } from '../release/run-release.ts';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

interface ReleaseOptions {
  readonly market: string;
  readonly through?: string;
  readonly now?: string;
  readonly json?: boolean;
}

/** `release --market M`: builds and seals every family whose window is closed and not yet released (interfaces.md, Commands). */
export function registerRelease(program: Command, context: CommandContext): void {
  program
    .command('release')
    .description('build and seal every family whose window is closed and not yet released')
    .requiredOption('--market <id>', 'the market')
    .option('--through <day>', 'last day to release, YYYY-MM-DD; default: the last one that has events and is closed')
    .option('--now <instant>', 'the time of the build instead of the clock, ISO 8601')
    .option('--json', 'print the result as JSON')
    .action(async (options: ReleaseOptions) => {
      const run = await release(context, options);
      printResult(context, options.json, { data: runData(run), text: describeRun(run) });
    });
}

async function release(context: CommandContext, { market, through, now, json }: ReleaseOptions): Promise<ReleaseRun> {
  const instant = parseInstant(now);
  const enclave = await openEnclave(context.home, market, context.opening);
  const print = (text: string): void => {
    if (json !== true) context.print(text);
  };
  try {
    return await runRelease({
      market: enclave.market,
      policy: policyOf(enclave.market),
      enclaveFolder: enclave.folder,
      releasesFolder: join(context.home, 'releases'),
      source: enclaveSource(enclave, (done) => print(`exact tables: ${Math.round(done * 100)} %`)),
      now: instant,
      ...(through === undefined ? {} : { through }),
      onRelease: (manifest, budget) => print(describeRelease(manifest, budget)),
    });
  } finally {
    await enclave.close();
  }
}

function parseInstant(text: string | undefined): Date {
  const instant = text === undefined ? new Date() : new Date(text);
  const isIso = text === undefined || /^\d{4}-\d{2}-\d{2}T/.test(text);
  if (!isIso || Number.isNaN(instant.getTime()))
    throw badInput(`--now "${text}" is not an ISO 8601 instant, e.g. 2026-11-04T06:00:00Z`);
  return instant;
}
