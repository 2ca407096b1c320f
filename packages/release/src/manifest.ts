import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { GuaranteeFacts } from '@passerby/anonymisation/plan';
import type { RationalPair } from '@passerby/anonymisation/rational';
import { canonicalJson, sha256 } from './canonical-json.ts';

export { canonicalJson, sha256 } from './canonical-json.ts';

/** One noised table of a release, as its manifest lists it (interfaces.md, Release folder). */
export interface ManifestFamily {
  readonly name: FamilyName;
  readonly rows: number;
  /** File name inside the release folder. */
  readonly file: string;
  readonly sha256: string;
  readonly keys: readonly KeyColumn[];
  /** The contribution bound in words, e.g. `person-hour: 1 zone an hour, 24 a day`. */
  readonly cap: string;
  /** Squared L2 sensitivity of this release's cells: the family's D2, for a daily one its share of the period. */
  readonly d2: RationalPair;
  readonly rho: RationalPair;
  readonly sigma2: RationalPair;
  /** Statistical distance of the sampler, charged to delta; 0 for an exact one. */
  readonly delta: number;
}

/** `manifest.json` of a sealed release. */
export interface ReleaseManifest {
  readonly id: string;
  readonly market: string;
  /** First day of the budget period that pays. */
  readonly period: LocalDay;
  readonly kind: WindowKind;
  /** Half-open, market-local days. */
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  readonly families: readonly ManifestFamily[];
  readonly guarantee: GuaranteeFacts;
  readonly policy: string;
  /** K of privacy.md 6 in that policy: figures of this release are shown from so many noisy devices on. Absent before it was recorded: 15. */
  readonly minimumGroup?: number;
  readonly methodVersion: string;
  /** Version of the code that built it. */
  readonly code: string;
  /** sha256 of `domain.json`. */
  readonly domain: string;
  /** sha256 of every public input by file name under `public/`: market, areas, sites, population. */
  readonly publicInputs: Readonly<Record<string, string>>;
  readonly unprotectedQuantities: readonly string[];
  /** Hash of the ledger's RESERVED line; of the last one, where several families were reserved together. */
  readonly ledgerHead: string;
  readonly createdAt: string;
}

const idHashDigits = 8;

/**
 * What a release is, whenever it was built: SHA-256 over the canonical JSON of its manifest without `id` and `createdAt`.
 * Its first eight digits end the release's id, and the ledger's SPENT lines carry it whole (interfaces.md, Ledger).
 */
export function contentHashOf(manifest: Omit<ReleaseManifest, 'id' | 'createdAt'>): string {
  const { id: _id, createdAt: _createdAt, ...content } = manifest as ReleaseManifest;
  return sha256(canonicalJson(content));
}

/** `day-2026-10-05-1a2b3c4d`: kind, first day and the start of the content hash (interfaces.md, Release folder). */
export function releaseIdOf(manifest: Omit<ReleaseManifest, 'id' | 'createdAt'>): string {
  return `${manifest.kind}-${manifest.window.from}-${contentHashOf(manifest).slice(0, idHashDigits)}`;
}
