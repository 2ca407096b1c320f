import { readFileSync } from 'node:fs';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { Command } from 'commander';
import { AccountsClient } from '../accounts-client.ts';
import type { OrganisationKind } from '../accounts-client.ts';
import type { CommandContext } from '../command-context.ts';
import { portsFrom } from '../port.ts';
import { findRun } from '../run-file.ts';
import { Stack } from '../stack.ts';

interface KeyOptions {
  readonly organisation: string;
  readonly licence: string;
  readonly name: string;
  readonly environment: string;
  readonly expires?: string;
  readonly terms?: string;
  readonly kind: OrganisationKind;
  readonly json?: boolean;
}

/** `key create --organisation O --licence L`: prints a key once (interfaces.md, Commands). */
export function registerKey(program: Command, context: CommandContext): void {
  const key = program.command('key').description('API keys');
  key
    .command('create')
    .description('create an API key and print it, this once')
    .requiredOption('--organisation <name>', 'name or id of the organisation')
    .requiredOption('--licence <name>', 'name or id of its licence')
    .option('--name <name>', 'what the key is for', 'command line')
    .option('--environment <word>', 'second part of the key: pby_<environment>_...', 'live')
    .option('--expires <instant>', 'ISO 8601, in the future (default: it does not expire)')
    .option('--terms <file>', 'a licence as JSON: creates the organisation and the licence, or gives the licence these terms')
    .option('--kind <kind>', 'with --terms: RETAIL, PARTNER, PUBLIC or INTERNAL', 'PARTNER')
    .option('--json', 'print the key as JSON')
    .action(async (options: KeyOptions) => {
      const created = await withAccounts(context, (accounts) => createKey(accounts, options));
      context.print(options.json ? JSON.stringify(created) : created.key);
    });
}

async function createKey(accounts: AccountsClient, options: KeyOptions) {
  const { organisation, licence, name, environment, expires, terms, kind } = options;
  if (terms !== undefined) {
    await accounts.putOrganisation(organisation, kind);
    await accounts.putLicence(organisation, licence, readTerms(terms));
  }
  return accounts.createKey({ organisation, licence, name, environment, expiresAt: expires }).catch((error: unknown) => {
    if (!(error instanceof PasserbyError) || error.code !== 'NOT_FOUND') throw error;
    throw badInput(`${error.message}; --terms FILE, a licence as JSON, makes both`);
  });
}

function readTerms(file: string): Licence {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Licence;
  } catch (error) {
    throw badInput(`${file}: not a licence as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Speaks to the running accounts, or starts it for the moment: one process alone opens the accounts database. */
async function withAccounts<Result>(
  { home, environment, note }: CommandContext,
  work: (accounts: AccountsClient) => Promise<Result>,
): Promise<Result> {
  const run = findRun(home.runFile);
  if (run !== undefined) return work(new AccountsClient(run));
  const stack = await Stack.open({ home, environment, host: '127.0.0.1', ports: portsFrom('0'), note });
  try {
    return await work(new AccountsClient(await stack.startAccounts()));
  } finally {
    await stack.close();
  }
}
