import { badInput } from '@passerby/domain/error';
import type { Command } from 'commander';
import type { AuditHead, AuditVerdict } from '../accounts-client.ts';
import type { CommandContext } from '../command-context.ts';
import { withAccounts } from '../with-accounts.ts';

const exitFailed = 1;
const headPattern = /^(\d{1,9}):([0-9a-f]{64})$/;

interface VerifyOptions {
  readonly noted?: AuditHead;
  readonly json?: boolean;
}

/** `accounts audit verify`: recomputes the hash chain of the audit log (interfaces.md, Ledger, for the same of budgets). */
export function registerAccounts(program: Command, context: CommandContext): void {
  const accounts = program.command('accounts').description('organisations, keys and who did what');
  const audit = accounts.command('audit').description('the append-only audit log');
  audit
    .command('verify')
    .description('recompute the hash chain of the audit log; exit code 1 when an entry was changed, moved or removed')
    .option('--noted <seq:hash>', 'a head noted earlier: finds a log that was forged anew as a whole', parseHead)
    .option('--json', 'print the verdict as JSON')
    .action(async ({ noted, json }: VerifyOptions) => {
      const verdict = await withAccounts(context, (client) => client.verifyAudit(noted));
      context.print(json ? JSON.stringify(verdict) : describe(verdict));
      if (!verdict.isIntact) process.exitCode = exitFailed;
    });
}

function describe({ isIntact, entries, head, problem }: AuditVerdict): string {
  if (!isIntact) return `the audit log is damaged: ${problem ?? 'unknown'} (${entries} entries before are intact)`;
  return `${entries} entries are intact; note this head to find a rewrite later: ${head.seq}:${head.hash}`;
}

function parseHead(text: string): AuditHead {
  const [, seq, hash] = headPattern.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw badInput(`--noted "${text}" is not seq:hash as "verify" prints it`);
  return { seq: Number(seq), hash };
}
