import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { Command } from 'commander';
import { eraseWithReceipt, formatReceipt } from '../consent/receipt.ts';
import { registerObjection, registerObjectionFile } from '../consent/register-objections.ts';
import type { Enclave } from '../enclave/enclave.ts';
import { openEnclave } from '../enclave/open-enclave.ts';
import { type CommandContext, parseNow, printResult } from './context.ts';

interface ConsentOptions {
  readonly market: string;
  readonly now: Date;
  readonly json?: boolean;
}

/** `consent import FILE` and `consent object ID`: objections, carried out at once, with a receipt (interfaces.md, Commands). */
export function registerConsent(program: Command, context: CommandContext): void {
  const consent = program.command('consent').description('objections, withdrawals and returns of subscribers');
  consent
    .command('import')
    .description('add a file of objections to the register and erase whom they concern')
    .argument('<file>', 'subscriber_id, effective_at, kind (OBJECTION, WITHDRAWAL, RETURN); CSV, CSV.gz or Parquet')
    .requiredOption('--market <id>', 'the market')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the receipt as JSON')
    .action(async (file: string, options: ConsentOptions) => {
      const path = resolve(file);
      if (!existsSync(path)) throw badInput(`${path} cannot be read`);
      await carryOut(context, options, (enclave) => registerObjectionFile(enclave, path));
    });
  consent
    .command('object')
    .description("register one subscriber's objection as of now and erase the rows of that person")
    .argument('<id>', 'the subscriber id of the landing folder')
    .requiredOption('--market <id>', 'the market')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the receipt as JSON')
    .action((id: string, options: ConsentOptions) =>
      carryOut(context, options, (enclave) => registerObjection(enclave, id, options.now)),
    );
}

async function carryOut(
  context: CommandContext,
  { market, now, json }: ConsentOptions,
  register: (enclave: Enclave) => Promise<number>,
): Promise<void> {
  const enclave = await openEnclave(context.home, market, context.opening);
  try {
    const receipt = await eraseWithReceipt(enclave, now, await register(enclave));
    printResult(context, json, { data: receipt, text: formatReceipt(receipt) });
  } finally {
    await enclave.close();
  }
}
