import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { FamilyName } from '@passerby/domain/family';
import type { Policy } from '@passerby/anonymisation/policy';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';
import type { ReleaseWindow } from './closing-rule.ts';
import type { Ledger } from './ledger.ts';

/** Points of a build after which a crash must be harmless, in order. */
export type SealStep = 'reserved' | 'drawn' | 'sealed' | 'spent' | 'published';

/** All that building a release needs of the enclave. */
export interface SealContext {
  readonly market: string;
  readonly policy: Policy;
  /** `enclave/<market>/`: staging and keys. */
  readonly enclaveFolder: string;
  /** `releases/` below PASSERBY_HOME. */
  readonly releasesFolder: string;
  readonly ledger: Ledger;
  readonly publicInputs: PublicInputs;
  readonly signingKey: KeyObject;
  /** Exact bounded counts of a family in a window: they never leave this process. */
  readonly countFamily: (family: FamilyName, window: ReleaseWindow['window']) => Promise<ExactCounts>;
  readonly now: () => Date;
  /** Told after each step, `drawn` once a family. */
  readonly onStep?: (step: SealStep) => void;
}

/** `day-2026-10-05`: how the ledger names a window before its release has an id. */
export function windowName({ kind, window }: Pick<ReleaseWindow, 'kind' | 'window'>): string {
  return `${kind}-${window.from}`;
}

/** Where drawn tables lie until they are SPENT: inside the enclave, one folder an attempt. */
export function stagingFolder(enclaveFolder: string, window: string, attempt: number): string {
  return join(enclaveFolder, 'staging', `${window}.${attempt}`);
}
