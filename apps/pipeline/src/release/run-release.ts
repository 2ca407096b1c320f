import type { LocalDay } from '@passerby/domain/calendar';
import { addDays, dayNumber } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import { getFamilyShape } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';
import type { ExtrapolationFactor } from '@passerby/anonymisation/extrapolation';
import { listFamilies } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import type { ReleaseManifest } from '@passerby/release/manifest';
import { derivePeriodFactors } from '@passerby/release/period-factors';
import { listClosedWindows } from './closing-rule.ts';
import type { ReleaseWindow, WaitingDay } from './closing-rule.ts';
import { listBatches } from './ledger-batch.ts';
import type { LedgerBatch } from './ledger-batch.ts';
import { listBudgets } from './ledger-budget.ts';
import type { PeriodBudget } from './ledger-budget.ts';
import { assertCoversPublished } from './ledger-check.ts';
import { ledgerPath, openLedger } from './ledger.ts';
import { recoverReleases } from './recover-releases.ts';
import type { Recovery } from './recover-releases.ts';
import type { ReleaseSource } from './release-source.ts';
import { windowName } from './seal-context.ts';
import type { SealContext } from './seal-context.ts';
import { sealRelease } from './seal-release.ts';
import { getSigningKey } from './signing-key.ts';

/** What to release, from where to where. */
export interface ReleaseRunOptions {
  readonly market: Market;
  readonly policy: Policy;
  readonly enclaveFolder: string;
  readonly releasesFolder: string;
  readonly source: ReleaseSource;
  readonly now: Date;
  /** Last day to release; absent: the last one that has an event folder and is closed. */
  readonly through?: LocalDay;
  /** Told of each release as soon as it is published. */
  readonly onRelease?: (manifest: ReleaseManifest, budget: PeriodBudget) => void;
  readonly onStep?: NonNullable<SealContext['onStep']>;
}

/** What a run did, and what it leaves. */
export interface ReleaseRun {
  readonly recovery: Recovery;
  readonly releases: readonly ReleaseManifest[];
  readonly waiting: readonly WaitingDay[];
  readonly budgets: readonly PeriodBudget[];
  /** Rows that came for days already released, by day: they reopen nothing (interfaces.md, Order and time). */
  readonly late: Readonly<Record<LocalDay, number>>;
}

/**
 * Builds and seals every family whose window is closed and not yet released, oldest window first, after ending what a
 * crash cut short. A release that fails leaves nothing behind but its VOID lines; those before it stay published.
 */
export async function runRelease(options: ReleaseRunOptions): Promise<ReleaseRun> {
  const { market, policy, source, now, through } = options;
  if (through !== undefined) dayNumber(through);
  const ledger = openLedger(ledgerPath(options.enclaveFolder));
  const crashSafe = { ...options, market: market.id, ledger, signingKey: getSigningKey(options.enclaveFolder), now: () => now };
  const recovery = recoverReleases(crashSafe);
  assertCoversPublished(listBatches(ledger.lines), crashSafe);
  const daysRead = await source.listDaysRead();
  const { closed, waiting } = listClosedWindows({ market, daysRead, now, ...(through === undefined ? {} : { through }) });
  const due = listDue(closed, policy, listBatches(ledger.lines));
  const releases: ReleaseManifest[] = [];
  try {
    await prepare(source, due, now);
    const publicInputs = await source.readPublicInputs();
    let factors: PeriodFactors | undefined;
    const context: SealContext = {
      ...crashSafe,
      publicInputs,
      countFamily: (family, window) => source.countFamily(family, window),
    };
    for (const { window, families } of due) {
      // They rest on the release of the period before, which this run may just have published.
      if (factors?.period !== window.period) {
        const { period } = window;
        factors = { period, list: await derivePeriodFactors({ ...options, inputs: publicInputs, period }) };
      }
      const inputs = { ...publicInputs, factors: factors.list };
      const manifest = await sealRelease({ ...context, publicInputs: inputs }, window, families);
      releases.push(manifest);
      const budget = listBudgets(listBatches(ledger.lines), policy.cap).find(({ period }) => period === manifest.period);
      if (budget !== undefined) options.onRelease?.(manifest, budget);
    }
  } catch (error) {
    recoverReleases(crashSafe);
    throw error;
  }
  const late = await source.listLateRows();
  return { recovery, releases, waiting, late, budgets: listBudgets(listBatches(ledger.lines), policy.cap) };
}

interface PeriodFactors {
  readonly period: LocalDay;
  readonly list: readonly ExtrapolationFactor[];
}

interface DueRelease {
  readonly window: ReleaseWindow;
  readonly families: readonly FamilyName[];
}

/** The families of each closed window that the ledger does not show as SPENT; a window with none is done. */
function listDue(closed: readonly ReleaseWindow[], policy: Policy, batches: readonly LedgerBatch[]): readonly DueRelease[] {
  const spent = new Set(
    batches.flatMap(({ window, families }) =>
      families.filter(({ state }) => state === 'SPENT').map(({ family }) => `${family} ${window}`),
    ),
  );
  return closed
    .map((window) => ({
      window,
      families: listFamilies(policy)
        .filter((family) => getFamilyShape(family).window === window.kind)
        .filter((family) => !spent.has(`${family} ${windowName(window)}`)),
    }))
    .filter(({ families }) => families.length > 0);
}

async function prepare(source: ReleaseSource, due: readonly DueRelease[], now: Date): Promise<void> {
  const last = due
    .map(({ window }) => addDays(window.window.to, -1))
    .toSorted()
    .at(-1);
  if (last !== undefined) await source.buildExactTables({ now, through: last });
}
