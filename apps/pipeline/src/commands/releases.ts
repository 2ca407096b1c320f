import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findAuditSummary } from '@passerby/release/audit-summary';
import { readManifests } from '@passerby/release/market-card';
import { privacyCardOf } from '@passerby/release/privacy-card';
import { getReleaseFolder, listReleasedMarkets, readManifest } from '@passerby/release/release-folder';
import { verifyRelease } from '@passerby/release/verify';
import { enclaveFolder } from '../enclave/open-enclave.ts';
import { assertInLedger } from '../release/ledger-check.ts';
import { ledgerPath } from '../release/ledger.ts';
import { describeCard } from '../release/describe-card.ts';
import { showRho, sumPairs } from '../release/release-report.ts';
import type { CommandContext } from './context.ts';
import { printResult } from './context.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `releases list`, `releases show ID`, `releases verify ID` (interfaces.md, Commands). */
export function registerReleases(program: Command, context: CommandContext): void {
  const releases = program.command('releases').description('sealed releases');
  releases
    .command('list')
    .description('list the published releases')
    .option('--market <id>', 'only this market')
    .option('--json', 'print the result as JSON')
    .action((options: JsonOption & { readonly market?: string }) => list(context, options));
  releases
    .command('show')
    .description('print the privacy card of a release')
    .argument('<id>', 'release id, for example day-2026-10-05-1a2b3c4d')
    .option('--json', 'print the result as JSON')
    .action((id: string, options: JsonOption) => show(context, id, options));
  releases
    .command('verify')
    .description('check the hashes, the signature and the ledger entry of a release')
    .argument('<id>', 'release id')
    .option('--json', 'print the result as JSON')
    .action((id: string, options: JsonOption) => verify(context, id, options));
}

function list(context: CommandContext, { market, json }: JsonOption & { readonly market?: string }): void {
  const folder = join(context.home, 'releases');
  const markets = market === undefined ? listReleasedMarkets(folder) : [market];
  const manifests = markets.flatMap((name) => readManifests(folder, name));
  const lines = manifests.map(
    ({ id, market, families, createdAt }) =>
      `${market}  ${id}  ${families.length} families  rho ${showRho(sumPairs(families.map(({ rho }) => rho)))}  sealed ${createdAt}`,
  );
  const data = manifests.map(({ id, market, kind, window, period, families, createdAt }) => ({
    id,
    market,
    kind,
    window,
    period,
    families: families.map(({ name }) => name),
    createdAt,
  }));
  printResult(context, json, { data, text: lines.length === 0 ? `no releases in ${folder} yet` : lines.join('\n') });
}

function show(context: CommandContext, id: string, { json }: JsonOption): void {
  const folder = getReleaseFolder(join(context.home, 'releases'), id);
  const manifest = readManifest(folder);
  const releases = join(context.home, 'releases');
  const published = readManifests(releases, manifest.market);
  const card = privacyCardOf(manifest, { published, audit: findAuditSummary(releases, manifest.market) });
  printResult(context, json, { data: card, text: describeCard(card) });
}

async function verify(context: CommandContext, id: string, { json }: JsonOption): Promise<void> {
  const folder = getReleaseFolder(join(context.home, 'releases'), id);
  const manifest = await verifyRelease(folder);
  const enclave = enclaveFolder(context.home, manifest.market);
  const hasLedger = existsSync(enclave);
  if (hasLedger) assertInLedger(ledgerPath(enclave), manifest);
  const rows = manifest.families.reduce((sum, family) => sum + family.rows, 0);
  const ledger = hasLedger ? 'SPENT in the ledger' : 'the ledger is not on this machine and was not checked';
  printResult(context, json, {
    data: { id, market: manifest.market, isSound: true, families: manifest.families.length, rows, isLedgerChecked: hasLedger },
    text: `${id}: signature, hashes and ${rows.toLocaleString('en')} rows of ${manifest.families.length} families are right; ${ledger}`,
  });
}
