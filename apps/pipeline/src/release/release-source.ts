import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';
import type { ReleaseWindow } from './closing-rule.ts';

/** Where a release run gets days, exact tables and public facts from: the enclave, or made-up counts in tests. */
export interface ReleaseSource {
  /** Local days that have an event folder, in order. */
  listDaysRead(): Promise<readonly LocalDay[]>;
  /** Brings the exact tables up to date for windows whose last day is at most `through`. */
  buildExactTables(options: { readonly now: Date; readonly through: LocalDay }): Promise<void>;
  /** Accepted rows that came for days already released, by day; call after the build. */
  listLateRows(): Promise<Readonly<Record<LocalDay, number>>>;
  countFamily(family: FamilyName, window: ReleaseWindow['window']): Promise<ExactCounts>;
  readPublicInputs(): Promise<PublicInputs>;
}
