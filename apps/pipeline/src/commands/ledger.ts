import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import type { Command } from 'commander';
import { openEnclaveFacts } from '../release/enclave-facts.ts';
import { checkLedger } from '../release/ledger-check.ts';
import type { LedgerCheck } from '../release/ledger-check.ts';
import { ledgerPath } from '../release/ledger.ts';
import { budgetData, describeBudget } from '../release/release-report.ts';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

/** `ledger verify --market M`: checks the chain and recomputes the budget (interfaces.md, Commands). */
export function registerLedger(program: Command, context: CommandContext): void {
  program
    .command('ledger')
    .description('the record of the privacy budget')
    .command('verify')
    .description('check the chain, the releases against it, and recompute what each period has spent and left')
    .requiredOption('--market <id>', 'the market')
    .option('--json', 'print the result as JSON')
    .action(({ market, json }: { readonly market: string; readonly json?: boolean }) => {
      const { folder, policy } = openEnclaveFacts(context.home, market);
      const path = ledgerPath(folder);
      const check = checkLedger({ path, releasesFolder: join(context.home, 'releases'), market, cap: policy.cap });
      const data = { ...check, market, isSound: check.problems.length === 0, budgets: check.budgets.map(budgetData) };
      printResult(context, json, { data, text: describe(market, check) });
      if (check.problems.length > 0)
        throw new PasserbyError('DATA_NOT_AVAILABLE', `the ledger of ${market} does not agree with its releases`);
    });
}

function describe(market: string, { lines, head, budgets, voided, problems, notes }: LedgerCheck): string {
  return [
    `${market}: ${lines} lines, chain sound${head === null ? '' : `, head ${head}`}; ${voided} void attempts`,
    ...budgets.map(describeBudget),
    ...notes.map((note) => `note: ${note}`),
    ...problems.map((problem) => `PROBLEM: ${problem}`),
  ].join('\n');
}
