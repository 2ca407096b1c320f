import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { writeAuditSummary } from '@passerby/release/audit-summary';
import type { Command } from 'commander';
import { ATTACKS } from '../audit/attack-list.ts';
import { describeAudit, describeFinding } from '../audit/audit-report.ts';
import type { AuditReport } from '../audit/audit-report.ts';
import { runAudit } from '../audit/audit.ts';
import { FULL_SCALE, QUICK_SCALE } from '../audit/scale.ts';
import { findSealedMarket } from '../audit/worlds/sealed-market.ts';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

interface AuditCommandOptions {
  readonly market: string;
  readonly quick?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `audit --market M [--quick]`: the attack battery; exit code 1 on a breach (interfaces.md, Commands; issue 4, item 4). */
export function registerAudit(program: Command, context: CommandContext): void {
  program
    .command('audit')
    .description('attack the newest releases of a market and made-up markets of its policy; fails on a breach')
    .requiredOption('--market <id>', 'the market, with its enclave and its releases')
    .option('--quick', 'fewer questions and draws: some two minutes')
    .option('--out <dir>', 'also write the report there, as audit-<market>.md and audit-<market>.json')
    .option('--json', 'print the report as JSON')
    .action(async (options: AuditCommandOptions) => {
      const report = await audit(context, options);
      writeAuditSummary(join(context.home, 'releases'), report);
      if (options.out !== undefined) writeReport(resolve(options.out), report);
      printResult(context, options.json, { data: report, text: describeAudit(report) });
      if (report.verdict === 'PASS') return;
      const failed = report.findings
        .filter(({ verdict }) => verdict !== 'PASS')
        .map(({ check, verdict }) => `${check} (${verdict})`);
      throw new PasserbyError('INTERNAL', `the audit of ${report.market} found a breach: ${failed.join('; ')}`);
    });
}

function audit(context: CommandContext, { market, quick, json }: AuditCommandOptions): Promise<AuditReport> {
  return runAudit({
    market: findSealedMarket(context.home, market, context.opening),
    scale: quick === true ? QUICK_SCALE : FULL_SCALE,
    attacks: ATTACKS,
    onFinding: (finding) => {
      if (json !== true) context.print(describeFinding(finding).join('  '));
    },
  });
}

function writeReport(folder: string, report: AuditReport): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `audit-${report.market}`);
  writeFileSync(`${path}.md`, describeAudit(report));
  writeFileSync(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
}
