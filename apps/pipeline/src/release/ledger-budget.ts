import type { LocalDay } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import { add, compare, format, parseRational, rational, sum } from '@passerby/anonymisation/rational';
import type { Rational } from '@passerby/anonymisation/rational';
import type { LedgerBatch } from './ledger-batch.ts';

/** A budget period's account, as zCDP rho of one subscriber (privacy.md 1). */
export interface PeriodBudget {
  readonly period: LocalDay;
  readonly cap: Rational;
  readonly spent: Rational;
  /** Set aside by builds that have not ended; counted as spent until they are given back. */
  readonly reserved: Rational;
  readonly left: Rational;
  /** Whether spent and reserved pass the cap, which no build allows: the ledger or the policy was changed. */
  readonly isOverdrawn: boolean;
}

/** The account of one budget period, recomputed from the ledger in exact fractions. */
export function budgetOf(batches: readonly LedgerBatch[], period: LocalDay, cap: Rational): PeriodBudget {
  const families = batches.filter((batch) => batch.period === period).flatMap((batch) => batch.families);
  const total = (state: 'SPENT' | 'RESERVED'): Rational =>
    sum(families.filter((family) => family.state === state).map(({ rho }) => parseRational(rho, 'ledger rho')));
  const spent = total('SPENT');
  const reserved = total('RESERVED');
  const used = add(spent, reserved);
  const isOverdrawn = compare(used, cap) > 0;
  return { period, cap, spent, reserved, left: isOverdrawn ? rational(0n) : subtract(cap, used), isOverdrawn };
}

/** The accounts of every period that the ledger names, in order. */
export function listBudgets(batches: readonly LedgerBatch[], cap: Rational): readonly PeriodBudget[] {
  const periods = [...new Set(batches.map(({ period }) => period))].toSorted((a, b) => (a < b ? -1 : 1));
  return periods.map((period) => budgetOf(batches, period, cap));
}

/** Throws QUOTA_EXCEEDED when a build of this cost would pass the period's cap; nothing is drawn then (privacy.md 4). */
export function assertAffordable({ period, cap, spent, reserved, left }: PeriodBudget, release: string, cost: Rational): void {
  if (compare(cost, left) <= 0) return;
  throw new PasserbyError(
    'QUOTA_EXCEEDED',
    `${release} costs rho ${format(cost)}, but period ${period} has ${format(left)} left of ${format(cap)} ` +
      `(spent ${format(spent)}, reserved ${format(reserved)}); nothing was built`,
  );
}

function subtract(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}
