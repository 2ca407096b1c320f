import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { contentHashOf, sha256 } from '@passerby/release/manifest';
import { publishRelease } from '@passerby/release/publish';
import { readManifest } from '@passerby/release/release-folder';
import { listBatches } from './ledger-batch.ts';
import type { LedgerBatch } from './ledger-batch.ts';
import { stagingFolder } from './seal-context.ts';
import type { SealContext } from './seal-context.ts';
import { listSpent } from './seal-release.ts';

/** What recovery found to do. */
export interface Recovery {
  /** Ids of releases that were SPENT but not yet renamed, and are published now. */
  readonly finished: readonly string[];
  /** Windows whose draw was cut short before SPENT: wiped, VOID, to be drawn anew. */
  readonly voided: readonly string[];
}

type RecoveryContext = Pick<SealContext, 'market' | 'enclaveFolder' | 'releasesFolder' | 'ledger' | 'signingKey' | 'now'>;

/**
 * Ends every build that a crash cut short (privacy.md 4, Ledger): with SPENT the rename is finished, without it the staged
 * draw, which nobody saw, is wiped and its budget given back. Throws DATA_NOT_AVAILABLE when staged files are not the ones
 * that were SPENT.
 */
export function recoverReleases(context: RecoveryContext): Recovery {
  const finished: string[] = [];
  const voided: string[] = [];
  for (const batch of listBatches(context.ledger.lines)) {
    const isOpen = batch.families.some(({ state }) => state === 'RESERVED');
    if (batch.id === undefined) {
      if (isOpen) voided.push(voidBatch(context, batch));
    } else if (existsSync(stagingFolder(context.enclaveFolder, batch.window, batch.attempt))) {
      finished.push(finishBatch(context, batch));
    }
  }
  wipe(join(context.enclaveFolder, 'staging'));
  return { finished, voided };
}

function voidBatch({ enclaveFolder, ledger, now }: RecoveryContext, batch: LedgerBatch): string {
  wipe(stagingFolder(enclaveFolder, batch.window, batch.attempt));
  ledger.append(
    batch.families
      .filter(({ state }) => state === 'RESERVED')
      .map(({ family, rho }) => ({
        at: now().toISOString(),
        period: batch.period,
        release: batch.window,
        family,
        rho,
        state: 'VOID',
        attempt: batch.attempt,
      })),
  );
  return batch.window;
}

function finishBatch(context: RecoveryContext, batch: LedgerBatch): string {
  const folder = stagingFolder(context.enclaveFolder, batch.window, batch.attempt);
  const manifest = readManifest(folder);
  const contentHash = contentHashOf(manifest);
  if (contentHash !== batch.manifest) throw changed(folder, 'manifest.json');
  for (const { file, sha256: expected } of manifest.families) {
    if (sha256(readFileSync(join(folder, file))) !== expected) throw changed(folder, file);
  }
  const open = batch.families.filter(({ state }) => state === 'RESERVED').map(({ family }) => family);
  if (open.length > 0) {
    const lines = listSpent(
      { manifest, contentHash },
      { attempt: batch.attempt, at: context.now().toISOString(), families: open },
    );
    context.ledger.append(lines);
  }
  const isPublished = existsSync(join(context.releasesFolder, context.market, manifest.id));
  if (isPublished) return manifest.id;
  publishRelease({
    stagingFolder: folder,
    releasesFolder: context.releasesFolder,
    market: context.market,
    id: manifest.id,
    key: context.signingKey,
  });
  return manifest.id;
}

function wipe(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function changed(folder: string, file: string): PasserbyError {
  return new PasserbyError(
    'DATA_NOT_AVAILABLE',
    `${join(folder, file)} is not the file that the ledger says is SPENT; ${basename(folder)} cannot be published. ` +
      'Its budget stays spent: move the folder away to go on without this release',
  );
}
