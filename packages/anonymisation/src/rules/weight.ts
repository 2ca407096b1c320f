import type { LocalDay } from '@passerby/domain/calendar';
import { UNKNOWN_LEAF } from '@passerby/domain/demo';
import type { AgeBand, DemoLeaf, Gender } from '@passerby/domain/demo';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { Market } from '@passerby/domain/market';

/** One public, frozen factor from devices to people; the (unknown, unknown) leaf carries the market's total (measures.md 4). */
export interface ExtrapolationFactor {
  /** First day of the budget period it holds for. */
  readonly period: LocalDay;
  readonly ageBand: AgeBand;
  readonly gender: Gender;
  /** People per device, at least 1. */
  readonly factor: number;
}

/** What a family's cells are weighted by: each demo leaf apart, the market's total, or nothing fits. */
export type Weighting = 'LEAF' | 'TOTAL' | 'NONE';

/** Gives the factor of a budget period and demo leaf. */
export type FactorOf = (period: string, leaf: DemoLeaf) => number;

/** How a family can be extrapolated: by leaf if its cells are, not at all if they have ages alone or are foreign SIMs. */
export function weightingOf(family: FamilyName): Weighting {
  const { keys, measure } = getFamilyShape(family);
  if (keys.includes('gender')) return 'LEAF';
  return keys.includes('age_band') || measure === 'roamers' ? 'NONE' : 'TOTAL';
}

/**
 * Rule 7 of privacy.md 6: the public factors of a question in PEOPLE. A period without its own takes the operator's published
 * market share if it is the market's first (measures.md 4). Throws DATA_NOT_AVAILABLE where a factor is missing.
 */
export function bindFactors(
  factors: readonly ExtrapolationFactor[],
  { market, periods, weighting, leaves }: FactorsAsked,
): FactorOf {
  if (weighting === 'NONE') throw new PasserbyError('DATA_NOT_AVAILABLE', 'This table has no factors to people; ask for DEVICES');
  const needed = weighting === 'TOTAL' ? [UNKNOWN_LEAF] : leaves;
  const table = new Map(factors.map((row) => [nameOf(row.period, row), checkFactor(row)]));
  for (const period of periods) {
    if (needed.every((leaf) => table.has(nameOf(period, leaf)))) continue;
    if (period !== market.firstPeriod || market.operatorShare === null) {
      throw new PasserbyError('DATA_NOT_AVAILABLE', `There are no factors to people for the period ${period}; ask for DEVICES`);
    }
    for (const leaf of needed) table.set(nameOf(period, leaf), Math.max(1, 1 / market.operatorShare));
  }
  return (period, leaf) => {
    const factor = table.get(nameOf(period, weighting === 'TOTAL' ? UNKNOWN_LEAF : leaf));
    if (factor === undefined) throw new PasserbyError('INTERNAL', 'A cell outside the question was read');
    return factor;
  };
}

interface FactorsAsked {
  readonly market: Market;
  readonly periods: readonly LocalDay[];
  readonly weighting: Weighting;
  readonly leaves: readonly DemoLeaf[];
}

function checkFactor({ period, ageBand, gender, factor }: ExtrapolationFactor): number {
  if (Number.isFinite(factor) && factor >= 1) return factor;
  throw badInput(`The factor of ${period}, ${ageBand}, ${gender} is ${factor}; expected at least 1`);
}

function nameOf(period: string, { ageBand, gender }: DemoLeaf): string {
  return `${period}|${ageBand}|${gender}`;
}
