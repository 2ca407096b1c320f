import { mkdirSync, readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { FamilyDomain } from './family-domain.ts';
import { listKeys } from './family-domain.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { syncTree, writeDurable } from './durable-file.ts';
import { writeFamilyParquet } from './family-parquet.ts';
import { contentHashOf, releaseIdOf } from './manifest.ts';
import type { ManifestFamily, ReleaseManifest } from './manifest.ts';
import { writePublicInputs } from './public-inputs.ts';
import type { PublicInputs } from './public-inputs.ts';
import { signManifest } from './signature.ts';

export type { PopulationCount, PublicInputs } from './public-inputs.ts';

/** A family ready to be sealed: noisy signed counts in the order of the domain, never clamped (privacy.md 4). */
export interface NoisyFamily {
  readonly domain: FamilyDomain;
  readonly noisy: Int32Array;
  readonly terms: Pick<ManifestFamily, 'cap' | 'd2' | 'rho' | 'sigma2' | 'delta'>;
}

/** What the manifest says beside the families: see {@link ReleaseManifest}. */
export type ReleaseDraft = Omit<ReleaseManifest, 'id' | 'families' | 'domain' | 'publicInputs'>;

/** A release that is complete on disk but not yet published. */
export interface SealedRelease {
  readonly manifest: ReleaseManifest;
  /** SHA-256 over the canonical manifest without id and createdAt; the ledger's SPENT lines carry it. */
  readonly contentHash: string;
}

/** Writes one release folder, family by family, and seals it. */
export interface ReleaseWriter {
  /** Writes `<family>.parquet`; families stand in the manifest in the order in which they are added. */
  addFamily(family: NoisyFamily): Promise<void>;
  /**
   * Writes `domain.json`, `public/`, `manifest.json` and `manifest.sig` (Ed25519) and returns when all of it is on disk.
   * Throws when no family was added.
   */
  seal(draft: ReleaseDraft, options: { readonly publicInputs: PublicInputs; readonly privateKey: KeyObject }): SealedRelease;
}

/** Starts a release in an empty folder, which is made where it is not there; `publishRelease` moves it where readers look. */
export function openReleaseWriter(folder: string): ReleaseWriter {
  mkdirSync(folder, { recursive: true });
  const families: ManifestFamily[] = [];
  const domains: FamilyDomain[] = [];
  return {
    async addFamily({ domain, noisy, terms }) {
      const file = `${domain.family}.parquet`;
      await writeFamilyParquet(join(folder, file), domain, noisy);
      domains.push(domain);
      families.push({
        name: domain.family,
        rows: noisy.length,
        file,
        sha256: sha256(readFileSync(join(folder, file))),
        keys: listKeys(domain),
        ...terms,
      });
    },
    seal(draft, { publicInputs, privateKey }) {
      if (families.length === 0) throw new RangeError('a release without a family');
      const domainText = `${canonicalJson({ families: domains })}\n`;
      writeDurable(join(folder, 'domain.json'), domainText);
      const content = { ...draft, families, domain: sha256(domainText), publicInputs: writePublicInputs(folder, publicInputs) };
      const manifest: ReleaseManifest = { id: releaseIdOf(content), ...content };
      const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
      writeDurable(join(folder, 'manifest.json'), bytes);
      writeDurable(join(folder, 'manifest.sig'), signManifest(bytes, privateKey));
      syncTree(folder);
      return { manifest, contentHash: contentHashOf(manifest) };
    },
  };
}
