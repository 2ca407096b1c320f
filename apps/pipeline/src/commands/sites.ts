import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { openEnclaveFacts } from '../release/enclave-facts.ts';
import { pullSites } from '../sites/pull-sites.ts';
import type { PulledSites } from '../sites/pull-sites.ts';
import { readRegisteredSites } from '../sites/registered-site.ts';
import type { RegisteredSite } from '../sites/registered-site.ts';
import { type CommandContext, parseNow, printResult } from './context.ts';

interface SitesOptions {
  readonly market: string;
  readonly from?: string;
  readonly now: Date;
  readonly json?: boolean;
}

/** `sites pull` and `sites list`: study zones that clients registered with accounts (interfaces.md, Order and time). */
export function registerSites(program: Command, context: CommandContext): void {
  const sites = program.command('sites').description('study zones that clients registered');
  sites
    .command('pull')
    .description('take over the study zones that accounts has signed; the next ingest measures those whose Monday has come')
    .requiredOption('--market <id>', 'the market')
    .option('--from <folder>', 'sites/ of the accounts folder, or a copy of it (default: accounts/sites in PASSERBY_HOME)')
    .option('--now <instant>', 'override the clock (ISO 8601 with offset)', parseNow, new Date())
    .option('--json', 'print the result as JSON')
    .action(({ market, from, now, json }: SitesOptions) => {
      const facts = openEnclaveFacts(context.home, market);
      const folder = from === undefined ? join(context.home, 'accounts', 'sites') : resolve(from);
      const pulled = pullSites({ from: folder, enclaveFolder: facts.folder, market: facts.market, now });
      printResult(context, json, { data: pulled, text: describePull(pulled) });
    });
  sites
    .command('list')
    .description('list the study zones that the enclave has taken over')
    .requiredOption('--market <id>', 'the market')
    .option('--json', 'print the list as JSON')
    .action(({ market, json }: SitesOptions) => {
      const known = readRegisteredSites(openEnclaveFacts(context.home, market).folder);
      printResult(context, json, { data: known, text: known.map(describeSite).join('\n') || 'no study zones' });
    });
}

function describePull({ taken, known, fingerprint }: PulledSites): string {
  return [...taken.map(describeSite), `${taken.length} taken, ${known} known; lists signed by ${fingerprint}`].join('\n');
}

function describeSite({ siteId, name, radiusM, measuredFrom, owner }: RegisteredSite): string {
  return `${siteId}  from ${measuredFrom}  ${radiusM} m  ${name} (${owner})`;
}
