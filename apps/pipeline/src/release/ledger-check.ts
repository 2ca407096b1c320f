import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import type { Rational } from '@passerby/anonymisation/rational';
import { contentHashOf } from '@passerby/release/manifest';
import type { ReleaseManifest } from '@passerby/release/manifest';
import { listReleaseIds, readManifest } from '@passerby/release/release-folder';
import { listBatches } from './ledger-batch.ts';
import type { LedgerBatch } from './ledger-batch.ts';
import { listBudgets } from './ledger-budget.ts';
import type { PeriodBudget } from './ledger-budget.ts';
import { readLedger } from './ledger.ts';

/** What a check of the ledger found. It is sound when there are no problems. */
export interface LedgerCheck {
  readonly lines: number;
  /** Hash of the last line; null for an empty ledger. */
  readonly head: string | null;
  readonly budgets: readonly PeriodBudget[];
  /** Attempts that were void, over all windows. */
  readonly voided: number;
  /** What does not agree, in words. */
  readonly problems: readonly string[];
  /** What the next `release` run will mend. */
  readonly notes: readonly string[];
}

interface CheckOptions {
  readonly path: string;
  readonly releasesFolder: string;
  readonly market: string;
  readonly cap: Rational;
}

/**
 * Checks a ledger whole: chain, sense, budget against the cap, and that every published release is SPENT in it with the
 * same hashes. Throws DATA_NOT_AVAILABLE where chain or sense is broken; all else is listed.
 */
export function checkLedger({ path, releasesFolder, market, cap }: CheckOptions): LedgerCheck {
  const { lines, isTorn } = readLedger(path);
  const batches = listBatches(lines);
  const budgets = listBudgets(batches, cap);
  const manifests = listReleaseIds(releasesFolder, market).map((id) => readManifest(join(releasesFolder, market, id)));
  const overdrawn = budgets
    .filter(({ isOverdrawn }) => isOverdrawn)
    .map(({ period }) => `period ${period} has spent more than its cap`);
  return {
    lines: lines.length,
    head: lines.at(-1)?.hash ?? null,
    budgets,
    voided: batches.filter(({ families }) => families.some(({ state }) => state === 'VOID')).length,
    problems: [...overdrawn, ...manifests.flatMap((manifest) => findFaults(batches, manifest))],
    notes: listNotes(batches, { isTorn, published: new Set(manifests.map(({ id }) => id)) }),
  };
}

/**
 * Throws DATA_NOT_AVAILABLE while a published release is not SPENT in the ledger: with a ledger below what was published, as
 * an old copy is, a window would be drawn a second time, and two draws tell more than the budget says (privacy.md 4).
 */
export function assertCoversPublished(
  batches: readonly LedgerBatch[],
  { releasesFolder, market }: Pick<CheckOptions, 'releasesFolder' | 'market'>,
): void {
  const spent = new Set(batches.map(({ id }) => id));
  const missing = listReleaseIds(releasesFolder, market).filter((id) => !spent.has(id));
  if (missing.length === 0) return;
  throw new PasserbyError(
    'DATA_NOT_AVAILABLE',
    `the ledger of ${market} is older than its published releases: it has not SPENT ${missing.join(', ')}; nothing is built on it`,
  );
}

/** Throws DATA_NOT_AVAILABLE unless the ledger has this release SPENT, with its hashes, family by family. */
export function assertInLedger(path: string, manifest: ReleaseManifest): void {
  if (!existsSync(path)) throw new PasserbyError('DATA_NOT_AVAILABLE', `${path} is missing, so ${manifest.id} is in no ledger`);
  const [fault] = findFaults(listBatches(readLedger(path).lines), manifest);
  if (fault !== undefined) throw new PasserbyError('DATA_NOT_AVAILABLE', fault);
}

function findFaults(batches: readonly LedgerBatch[], manifest: ReleaseManifest): readonly string[] {
  const batch = batches.find(({ id }) => id === manifest.id);
  if (batch === undefined) return [`release ${manifest.id} is published, but the ledger has not SPENT it`];
  const faults: string[] = [];
  if (batch.manifest !== contentHashOf(manifest))
    faults.push(`release ${manifest.id}: its manifest is not the one that was SPENT`);
  if (batch.reservedHash !== manifest.ledgerHead) faults.push(`release ${manifest.id}: its ledgerHead is no RESERVED line of it`);
  if (batch.period !== manifest.period)
    faults.push(`release ${manifest.id}: period ${manifest.period} is charged to ${batch.period}`);
  for (const { name, file, sha256, rho } of manifest.families) {
    const spent = batch.families.find(({ family, state }) => family === name && state === 'SPENT');
    if (spent === undefined) faults.push(`release ${manifest.id}: ${name} is published, but the ledger has not SPENT it`);
    else if (spent.files[file] !== sha256) faults.push(`release ${manifest.id}: ${file} is not the file that was SPENT`);
    else if (spent.rho[0] !== rho[0] || spent.rho[1] !== rho[1])
      faults.push(`release ${manifest.id}: rho of ${name} is not what was SPENT`);
  }
  return faults;
}

function listNotes(
  batches: readonly LedgerBatch[],
  { isTorn, published }: { readonly isTorn: boolean; readonly published: ReadonlySet<string> },
): readonly string[] {
  const notes = isTorn ? ['the last line was cut short by a crash; it says nothing and will be cut off'] : [];
  for (const { id, window, attempt, families } of batches) {
    if (id === undefined && families.some(({ state }) => state === 'RESERVED'))
      notes.push(`${window} attempt ${attempt} has not ended`);
    if (id !== undefined && !published.has(id)) notes.push(`${id} is SPENT but not among the published releases`);
  }
  return notes;
}
