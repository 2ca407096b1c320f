import { readFileSync } from 'node:fs';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { Command } from 'commander';
import type { AccountsClient, OrganisationKind } from '../accounts-client.ts';
import type { CommandContext } from '../command-context.ts';
import { withAccounts } from '../with-accounts.ts';

interface KeyOptions {
  readonly organisation: string;
  readonly licence: string;
  readonly name: string;
  readonly environment: string;
  readonly expires?: string;
  readonly terms?: string;
  readonly kind: OrganisationKind;
  readonly scopes?: readonly string[];
  readonly member?: string;
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
    .option('--scopes <list>', 'what it may be used for, comma separated (default: all but REVIEW and ADMIN)', parseList)
    .option('--member <email>', "whose key it is; a key with the scope REVIEW must be a person's")
    .option('--json', 'print the key as JSON')
    .action(async (options: KeyOptions) => {
      const created = await withAccounts(context, (accounts) => createKey(accounts, options));
      context.print(options.json ? JSON.stringify(created) : created.key);
    });
}

async function createKey(accounts: AccountsClient, options: KeyOptions) {
  const { organisation, licence, name, environment, expires, terms, kind, scopes, member } = options;
  if (terms !== undefined) {
    await accounts.putOrganisation(organisation, kind);
    await accounts.putLicence(organisation, licence, readTerms(terms));
  }
  const key = { organisation, licence, name, environment, expiresAt: expires, scopes, member };
  return accounts.createKey(key).catch((error: unknown) => {
    if (!(error instanceof PasserbyError) || error.code !== 'NOT_FOUND') throw error;
    throw badInput(`${error.message}; --terms FILE, a licence as JSON, makes both`);
  });
}

function parseList(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

function readTerms(file: string): Licence {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Licence;
  } catch (error) {
    throw badInput(`${file}: not a licence as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
