import { add, format, toNumber, toPair } from '@passerby/anonymisation/rational';
import type { Rational, RationalPair } from '@passerby/anonymisation/rational';
import type { ReleaseManifest } from '@passerby/release/manifest';
import { describeLateRows } from '../ingest/late-rows.ts';
import type { PeriodBudget } from './ledger-budget.ts';
import type { ReleaseRun } from './run-release.ts';

/** One published release for people: its families with rows and budget, then what its period has spent and left. */
export function describeRelease(manifest: ReleaseManifest, budget: PeriodBudget): string {
  const names = Math.max(...manifest.families.map(({ name }) => name.length));
  const lines = manifest.families.map(
    ({ name, rows, rho, sigma2 }) =>
      `  ${name.padEnd(names)}  ${rows.toLocaleString('en').padStart(11)} rows   rho ${showRho(pairOf(rho))}   sigma ${showSigma(sigma2)}`,
  );
  return [manifest.id, ...lines, `  ${describeBudget(budget)}`].join('\n');
}

/** `period 2026-10-05: rho spent 0.0204, left 0.9796 of 1`. */
export function describeBudget({ period, cap, spent, reserved, left, isOverdrawn }: PeriodBudget): string {
  const held = reserved.num === 0n ? '' : `, reserved ${showRho(reserved)}`;
  const state = isOverdrawn ? 'OVERDRAWN' : `left ${showRho(left)}`;
  return `period ${period}: rho spent ${showRho(spent)}${held}, ${state} of ${format(cap)}`;
}

/** The end of a run for people: what recovery did, what was released, what waits. */
export function describeRun(run: ReleaseRun): string {
  const { recovery, releases, waiting, budgets, late } = run;
  const lines = [
    ...recovery.finished.map((id) => `finished after a crash: ${id}`),
    ...recovery.voided.map((window) => `void after a crash, drawn anew: ${window}`),
    releases.length === 0 ? 'nothing to release: every closed window is released' : `${releases.length} releases published`,
    ...budgets.map(describeBudget),
    ...describeLateRows(late),
    ...waiting.map(({ day, reason }) => `${day} is open: it ${reason}`),
  ];
  return lines.join('\n');
}

/** The same for programs. */
export function runData({ recovery, releases, waiting, budgets, late }: ReleaseRun): unknown {
  return {
    finished: recovery.finished,
    voided: recovery.voided,
    releases: releases.map(({ id, market, kind, window, period, families }) => ({
      id,
      market,
      kind,
      window,
      period,
      families: families.map(({ name, rows, rho, sigma2 }) => ({ name, rows, rho, sigma2 })),
    })),
    budgets: budgets.map(budgetData),
    waiting,
    late,
  };
}

/** A period's account with its fractions as `[num, den]`. */
export function budgetData({ period, cap, spent, reserved, left, isOverdrawn }: PeriodBudget): unknown {
  return { period, cap: toPair(cap), spent: toPair(spent), reserved: toPair(reserved), left: toPair(left), isOverdrawn };
}

/** A budget to six decimals, trailing zeros cut. */
export function showRho(rho: Rational): string {
  return String(Number(toNumber(rho).toFixed(6)));
}

/** A noise's standard deviation to one decimal. */
export function showSigma([num, den]: RationalPair): string {
  return Math.sqrt(num / den).toFixed(1);
}

/** Sum of fractions as manifests write them. */
export function sumPairs(pairs: readonly RationalPair[]): Rational {
  return pairs.map(pairOf).reduce(add, { num: 0n, den: 1n });
}

function pairOf([num, den]: RationalPair): Rational {
  return { num: BigInt(num), den: BigInt(den) };
}
