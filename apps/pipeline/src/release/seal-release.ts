import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FamilyName } from '@passerby/domain/family';
import { guaranteeOf } from '@passerby/anonymisation/accountant';
import { addNoise, openNoise, samplerDelta } from '@passerby/anonymisation/mechanism';
import { BOUNDING_PLAN, familyNoise } from '@passerby/anonymisation/policy';
import { sum, toPair } from '@passerby/anonymisation/rational';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { ReleaseManifest } from '@passerby/release/manifest';
import { publishRelease } from '@passerby/release/publish';
import { openReleaseWriter } from '@passerby/release/writer';
import type { NoisyFamily, SealedRelease } from '@passerby/release/writer';
import packageFile from '../../package.json' with { type: 'json' };
import type { ReleaseWindow } from './closing-rule.ts';
import { listBatches } from './ledger-batch.ts';
import { assertAffordable, budgetOf } from './ledger-budget.ts';
import type { LedgerLine } from './ledger-line.ts';
import { stagingFolder, windowName } from './seal-context.ts';
import type { SealContext } from './seal-context.ts';
import { UNPROTECTED_QUANTITIES } from './unprotected-quantities.ts';

/** Version of the definitions in measures.md and privacy.md that releases follow. */
const methodVersion = '1';

/**
 * Builds, seals and publishes one release (privacy.md 4): reserve every family in the ledger, draw each into a staging
 * folder of the enclave, seal, write SPENT with the files' hashes, then rename. Throws QUOTA_EXCEEDED, before anything is
 * reserved, when it would pass the period's cap. Whatever fails later is left as a crash would leave it, for
 * `recoverReleases`.
 */
export async function sealRelease(
  context: SealContext,
  window: ReleaseWindow,
  families: readonly FamilyName[],
): Promise<ReleaseManifest> {
  const { ledger, onStep } = context;
  const { attempt, reservedHash } = reserve(context, window, families);
  onStep?.('reserved');
  const folder = stagingFolder(context.enclaveFolder, windowName(window), attempt);
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const writer = openReleaseWriter(folder);
  for (const family of families) {
    await writer.addFamily(drawFamily(context, await context.countFamily(family, window.window)));
    onStep?.('drawn');
  }
  const sealed = writer.seal(draftOf(context, window, reservedHash), {
    publicInputs: context.publicInputs,
    privateKey: context.signingKey,
  });
  onStep?.('sealed');
  ledger.append(listSpent(sealed, { attempt, at: context.now().toISOString(), families }));
  onStep?.('spent');
  publishRelease({
    stagingFolder: folder,
    releasesFolder: context.releasesFolder,
    market: context.market,
    id: sealed.manifest.id,
    key: context.signingKey,
  });
  onStep?.('published');
  return sealed.manifest;
}

/** SPENT lines of a sealed release's families; also what recovery writes for those that a crash left out. */
export function listSpent(
  { manifest, contentHash }: SealedRelease,
  { attempt, at, families }: { readonly attempt: number; readonly at: string; readonly families: readonly FamilyName[] },
): readonly Omit<LedgerLine, 'seq' | 'previous' | 'hash'>[] {
  return manifest.families
    .filter(({ name }) => families.includes(name))
    .map(({ name, rho, file, sha256 }) => ({
      at,
      period: manifest.period,
      release: manifest.id,
      family: name,
      rho,
      state: 'SPENT',
      attempt,
      manifest: contentHash,
      files: { [file]: sha256 },
    }));
}

interface Reservation {
  readonly attempt: number;
  readonly reservedHash: string;
}

function reserve({ ledger, policy, now }: SealContext, window: ReleaseWindow, families: readonly FamilyName[]): Reservation {
  const batches = listBatches(ledger.lines);
  const name = windowName(window);
  const costs = families.map((family) => familyNoise(policy, family).rho);
  assertAffordable(budgetOf(batches, window.period, policy.cap), name, sum(costs));
  const attempt = 1 + Math.max(0, ...batches.filter((batch) => batch.window === name).map((batch) => batch.attempt));
  const lines = ledger.append(
    families.map((family) => ({
      at: now().toISOString(),
      period: window.period,
      release: name,
      family,
      rho: toPair(familyNoise(policy, family).rho),
      state: 'RESERVED',
      attempt,
    })),
  );
  return { attempt, reservedHash: lines.at(-1)?.hash ?? '' };
}

/** Adds fresh noise to every cell, zero cells too (privacy.md 2); the audit attacks builds of this very function. */
export function drawFamily({ policy }: Pick<SealContext, 'policy'>, { domain, counts }: ExactCounts): NoisyFamily {
  const { d2, rho, sigma2 } = familyNoise(policy, domain.family);
  const noise = openNoise(sigma2);
  return {
    domain,
    noisy: addNoise(counts, noise),
    terms: {
      cap: BOUNDING_PLAN[domain.family].words,
      d2: toPair(d2),
      rho: toPair(rho),
      sigma2: toPair(sigma2),
      delta: samplerDelta(noise, counts.length),
    },
  };
}

function draftOf({ market, policy, now }: SealContext, window: ReleaseWindow, ledgerHead: string) {
  return {
    market,
    period: window.period,
    kind: window.kind,
    window: window.window,
    guarantee: guaranteeOf(policy.cap),
    policy: policy.name,
    minimumGroup: policy.minimumGroup,
    methodVersion,
    code: packageFile.version,
    unprotectedQuantities: UNPROTECTED_QUANTITIES,
    ledgerHead,
    createdAt: now().toISOString(),
  };
}
